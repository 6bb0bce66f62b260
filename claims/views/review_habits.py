"""How an editor works at the review desk: keys, and the parties that they look after."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from claims.editing.refusal import Refused
from claims.editing.review_habits import leave_party, set_keys, watch_party
from claims.forms.review_keys import KeysForm, WatchForm
from claims.models.review import USUAL_KEYS
from claims.permissions import Action
from claims.timeline.review_editor import keys_kept, load_editor
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.rendering import HtmxHttpRequest, render_page

WAYS = ["GET", "HEAD", "POST"]


@require_http_methods(WAYS)
@allowed_to(Action.DECIDE)
@never_cache
def review_keys(request: HtmxHttpRequest) -> HttpResponse:
    """The keys of the review desk, to be changed; to htmx their list alone, for the help that opens over a page."""
    keys, is_on = keys_kept(request.user)
    form = KeysForm(keys, is_on, request.POST if request.method == "POST" else None)
    if form.is_valid():
        set_keys(request.user, form.keys, is_on=form.cleaned_data["is_on"])
        messages.success(request, "Kept: these are your keys from now on.")
        return redirect("review-keys")
    pressed = [(deed, keys[deed]) for deed in USUAL_KEYS if keys[deed] and is_on]
    context = {"form": form, "pressed": pressed}
    return render_page(request, "review/keys.html", context, partial="keys", status=422 if form.is_bound else 200)


@require_http_methods(WAYS)
@allowed_to(Action.DECIDE)
@never_cache
def review_parties(request: HttpRequest) -> HttpResponse:
    """The parties that the editor looks after; or look after one more."""
    form, status = WatchForm(request.POST if request.method == "POST" else None), 200
    if form.is_valid():
        try:
            party = watch_party(request.user, form.cleaned_data["name"])
            messages.success(request, f"You look after {party.name}.")
            return redirect("review-parties")
        except Refused as refusal:
            form.add_error("name", str(refusal))
            status = 409
    elif form.is_bound:
        status = 422
    editor = load_editor(request.user)
    return render(request, "review/parties.html", {"editor": editor, "form": form}, status=status)


@require_POST
@allowed_to(Action.DECIDE)
def review_party_leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Look after a party no more."""
    leave_party(request.user, in_database(pk))
    messages.success(request, "Taken off your list.")
    return redirect("review-parties")

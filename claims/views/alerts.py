"""A search by e-mail for readers without an account: asked for, confirmed by a link in a letter, ended by another.

No answer tells whether an address is known here: the page after the form is the same for everybody.
"""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from claims import stages
from claims.alerts.reading import name_of, to_be_saved
from claims.alerts.unsubscribing import find_to_stop, stop
from claims.editing.alerts import confirm, find_to_confirm, want_letters
from claims.forms.searches import FollowForm
from claims.models import Dispute
from claims.outgoing import Site
from claims.timeline.filters import Filters
from claims.timeline.query import claims_named
from claims.views.allowed import open_to_all
from claims.views.searches import asked_for
from claims.views.senders import network_of
from claims.views.sent_once import sent_once

WAYS = ["GET", "HEAD", "POST"]


@require_http_methods(WAYS)
@open_to_all
@never_cache
@sent_once
def follow(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the search that the query string makes is to go; or note that a letter is wanted."""
    place, asked = asked_for(request, slug)
    filters, form = to_be_saved(asked.filters), FollowForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and not asked.problems:
        _want(request, place.dispute, filters, form.cleaned_data)
        return redirect("follow-sent")
    claims = claims_named(asked.gate, filters)
    context = {"place": place, "filters": filters, "claims": claims, "form": form, "problems": asked.problems}
    status = 422 if form.errors else 400 if asked.problems else 200
    return render(request, "saved/follow.html", context, status=status)


def _want(request: HttpRequest, dispute: Dispute, filters: Filters, chosen: dict[str, str]) -> None:
    name = name_of(dispute, filters)
    query = filters.query().removeprefix("?")
    with transaction.atomic():
        sender = {"site": Site.of(request).root, "network": network_of(request)}
        if letter := want_letters(dispute, query, name, **chosen, **sender):
            stages.ask_for(stages.SEND_LETTER, letter.pk)


@require_safe
@open_to_all
def follow_sent(request: HttpRequest) -> HttpResponse:
    """What happens now; the same for everybody."""
    return render(request, "saved/follow_sent.html")


@require_http_methods(WAYS)
@open_to_all
@never_cache
def confirm_alert(request: HttpRequest, token: str) -> HttpResponse:
    """Whether letters shall come; or begin with them. To open the link changes nothing."""
    is_sent = request.method == "POST"
    found = confirm(token) if is_sent else find_to_confirm(token)
    context = {"subscription": found, "is_done": is_sent}
    return render(request, "saved/confirm.html", context, status=200 if found else 404)


@csrf_exempt  # mail programs send it by themselves, without having looked at the page (RFC 8058)
@require_http_methods(WAYS)
@open_to_all
@never_cache
def stop_alert(request: HttpRequest, token: str) -> HttpResponse:
    """What ends; or end it, at one click. To open the link changes nothing."""
    found = find_to_stop(token)
    if found is None:
        return render(request, "saved/stop.html", {"is_link": False}, status=404)
    names = sorted({each.search.name for each in found})
    if request.method == "POST":
        stop(found)
    return render(request, "saved/stop.html", {"is_link": True, "names": names, "is_done": request.method == "POST"})

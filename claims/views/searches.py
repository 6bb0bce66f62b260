"""Saved searches: saved from a timeline, listed, renamed, deleted. Each is seen by nobody but its owner."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.alerts.reading import name_of, read_search, to_be_saved
from claims.editing.alerts import follow_own
from claims.editing.refusal import Refused
from claims.editing.searches import delete_search, rename_search, save_search
from claims.forms.filters import FilterForm
from claims.forms.searches import RhythmForm, SavingForm, SearchNameForm
from claims.models import SavedSearch, Subscription
from claims.outgoing import Site
from claims.permissions import Action, Gate
from claims.timeline.disputes import Place, find_place
from claims.timeline.filters import Filters
from claims.timeline.names import Names
from claims.timeline.query import claims_named
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once

WAYS = ["GET", "HEAD", "POST"]


@require_http_methods(WAYS)
@allowed_to(Action.KEEP_ACCOUNT)
@sent_once
def search_save(request: HttpRequest, slug: str) -> HttpResponse:
    """Name the search that the query string makes, the same as on the timeline; or keep it, and follow it by e-mail."""
    place, asked = asked_for(request, slug)
    filters = to_be_saved(asked.filters)
    form = _saving_form(request, place, filters)
    status = 422 if form.errors else 400 if asked.problems else 200
    if form.is_valid() and not asked.problems:
        try:
            _save(request, place, filters, **form.cleaned_data)
            return redirect("search-list")
        except Refused as refusal:
            form.add_error("name", str(refusal))
            status = 409
    claims = claims_named(asked.gate, filters)
    context = {"place": place, "filters": filters, "claims": claims, "form": form, "problems": asked.problems}
    return render(request, "saved/save.html", context, status=status)


def _saving_form(request: HttpRequest, place: Place, filters: Filters) -> SavingForm:
    """Who asks for claims by their numbers means to hear of them."""
    rhythm = Subscription.Rhythm.DAILY if filters.is_by_number else ""
    sent = request.POST if request.method == "POST" else None
    return SavingForm(request.user, sent, initial={"name": name_of(place.dispute, filters), "rhythm": rhythm})


def _save(request: HttpRequest, place: Place, filters: Filters, name: str, rhythm: str = "") -> None:
    search = save_search(request.user, place.dispute, filters.query().removeprefix("?"), name)
    if rhythm:
        follow_own(request.user, search.pk, rhythm, Site.of(request).root)
    letters = " What changes comes by e-mail." if rhythm else ""
    messages.success(request, f"Saved. It stands among your searches, with its addresses.{letters}")


@require_safe
@allowed_to(Action.KEEP_ACCOUNT)
@never_cache
def search_list(request: HttpRequest) -> HttpResponse:
    """One's own searches, by name."""
    searches = request.user.saved_searches.select_related("dispute").order_by("name", "pk")
    return render(request, "saved/list.html", {"searches": searches})


@require_http_methods(WAYS)
@allowed_to(Action.KEEP_ACCOUNT)
@never_cache
def search_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One search: what it asks for today, and its addresses; or give it another name."""
    search = _search_or_404(request, pk)
    form = SearchNameForm(request.POST if request.method == "POST" else None, initial={"name": search.name})
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            rename_search(request.user, search.pk, form.cleaned_data["name"])
            return redirect("search-detail", search.pk)
        except Refused as refusal:
            form.add_error("name", str(refusal))
            status = 409
    alert = search.subscriptions.filter(webhook__isnull=True).first()
    rhythm = RhythmForm(initial={"rhythm": alert.rhythm if alert else ""})
    gate = Gate.of(request.user)
    read = read_search(gate, search)
    claims = claims_named(gate, read.filters)
    context = {"search": search, "read": read, "claims": claims, "form": form, "rhythm": rhythm}
    return render(request, "saved/detail.html", context, status=status)


@require_POST
@allowed_to(Action.KEEP_ACCOUNT)
def search_alert(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a search by e-mail, in another rhythm, or no longer."""
    form = RhythmForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing is changed. Choose from the list how often letters come.")
        return redirect("search-detail", pk)
    try:
        is_sent = follow_own(request.user, in_database(pk), form.cleaned_data["rhythm"], Site.of(request).root)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "What changes comes by e-mail." if is_sent else "No letters about it come any more.")
    return redirect("search-detail", pk)


@require_POST
@allowed_to(Action.KEEP_ACCOUNT)
def search_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a search."""
    if delete_search(request.user, in_database(pk)):
        messages.success(request, "The search is deleted. Its addresses stay good: they say what they ask for.")
    else:
        messages.info(request, "This search was deleted already.")
    return redirect("search-list")


def _search_or_404(request: HttpRequest, pk: int) -> SavedSearch:
    search = request.user.saved_searches.select_related("dispute").filter(pk=in_database(pk)).first()
    if search is None:
        raise Http404("There is no saved search at this address, or it is somebody else’s.")
    return search


def asked_for(request: HttpRequest, slug: str) -> tuple[Place, FilterForm]:
    """The dispute, and the filters in the address, read."""
    gate = Gate.of(request.user)
    place = find_place(gate, slug)
    if place is None:
        raise Http404("There is no dispute at this address, or it is not published.")
    form = FilterForm(request.GET, gate, place.threads, lambda clock: Names({}, {}))
    form.is_valid()
    return place, form

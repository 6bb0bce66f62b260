"""The timeline of a dispute: the front page, and each dispute's own."""

from dataclasses import dataclass
from datetime import UTC
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from claims.forms.filters import FilterForm
from claims.terms import Clock
from claims.timeline.columns_kept import names_in
from claims.timeline.counts import Counts
from claims.timeline.disputes import Place, find_place
from claims.timeline.filters import Order
from claims.timeline.jumps import Jump, query_of_jump
from claims.timeline.keeping import one_state
from claims.timeline.looks import Look, Row
from claims.timeline.page import load_timeline
from claims.timeline.query import entries_for
from claims.views.keeping import kept_for_readers
from claims.views.led_on import to_moved_thread
from claims.views.limited import searched_at_most
from claims.views.rendering import render_page
from claims.views.winding import WoundRequest, winds_back


@require_safe
@winds_back
@searched_at_most
@one_state()
def timeline(request: WoundRequest) -> HttpResponse:
    """The first dispute; on a fresh database, how to get one."""
    place = find_place(request.gate)
    if place is None:
        return render_page(request, "timeline/no_dispute.html")
    return _render(request, place)


@require_safe
@winds_back
@searched_at_most
@one_state()
def dispute(request: WoundRequest, slug: str) -> HttpResponse:
    """One dispute or thread by its slug."""
    place = find_place(request.gate, slug)
    if place is None:
        raise Http404("There is no dispute at this address, or it is not published.")
    return _render(request, place)


def _render(request: WoundRequest, place: Place) -> HttpResponse:
    if led := to_moved_thread(request, place, "dispute"):
        return led
    form = FilterForm(request.GET, request.gate, place.threads, partial(names_in, request.gate, place.dispute))
    is_valid = form.is_valid()
    if form.place_to_go:
        return _jump(request, place, form)
    context = {"place": place, "form": form, "filters": form.filters}
    is_lasting = is_valid and form.filters.look != Look.PRINT  # a printout says when it was made
    made = (
        kept_for_readers(request, lambda: _make_results(request, context))
        if is_lasting
        else _make_results(request, context)
    )
    context |= {"results": made.html, "totals": made.counts}
    return render_page(request, "timeline/page.html", context, status=200 if is_valid else 400)


@dataclass(frozen=True, slots=True)
class _Results:
    """What a filter changes of the page, and the figures of the dispute above it."""

    html: str
    counts: Counts


def _make_results(request: WoundRequest, context: dict[str, Any]) -> _Results:
    place, form = context["place"], context["form"]
    found = load_timeline(
        request.gate,
        place.dispute,
        place.threads,
        form.filters,
        form.page_cursor,
        form.claim_to_show,
        form.page_number,
    )
    offered = {"looks": Look, "rows": Row, "clocks": Clock, "orders": Order, "jumps": Jump}
    left_out = {"filters": found.filters, "problems": [*form.left_out, *found.problems]}
    shown = {"timeline": found, **left_out, **{name: list(terms) for name, terms in offered.items()}}
    return _Results(render_to_string("timeline/_results.html", context | shown, request), found.counts)


def _jump(request: WoundRequest, place: Place, form: FilterForm) -> HttpResponse:
    """To the page of the list that holds the place asked for."""
    today = request.gate.now.astimezone(UTC).date()
    query = query_of_jump(entries_for(request.gate, place.dispute, form.filters), form.filters, form.place_to_go, today)
    return HttpResponseRedirect(request.path + query)

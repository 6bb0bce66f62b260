"""The timeline of a dispute: the front page, and each dispute's own."""

from datetime import UTC

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from claims.forms.filters import FilterForm
from claims.terms import Clock
from claims.timeline.disputes import Place, find_place
from claims.timeline.filters import Order
from claims.timeline.jumps import Jump, query_of_jump
from claims.timeline.looks import Look, Row
from claims.timeline.page import load_timeline
from claims.timeline.query import entries_for
from claims.views.rendering import render_page
from claims.views.winding import WoundRequest, winds_back


@require_safe
@winds_back
def timeline(request: WoundRequest) -> HttpResponse:
    """The first dispute; on a fresh database, how to get one."""
    place = find_place(request.gate)
    if place is None:
        return render_page(request, "timeline/no_dispute.html")
    return _render(request, place)


@require_safe
@winds_back
def dispute(request: WoundRequest, slug: str) -> HttpResponse:
    """One dispute or thread by its slug."""
    place = find_place(request.gate, slug)
    if place is None:
        raise Http404("There is no dispute at this address, or it is not published.")
    return _render(request, place)


def _render(request: WoundRequest, place: Place) -> HttpResponse:
    form = FilterForm(request.GET, request.gate, place.threads)
    is_valid = form.is_valid()
    if form.place_to_go:
        return _jump(request, place, form)
    found = load_timeline(
        request.gate,
        place.dispute,
        place.threads,
        form.filters,
        form.page_cursor,
        form.claim_to_show,
        form.page_number,
    )
    context = {
        "place": place,
        "form": form,
        "filters": form.filters,
        "timeline": found,
        "looks": list(Look),
        "rows": list(Row),
        "clocks": list(Clock),
        "orders": list(Order),
        "jumps": list(Jump),
    }
    return render_page(request, "timeline/page.html", context, status=200 if is_valid else 400)


def _jump(request: WoundRequest, place: Place, form: FilterForm) -> HttpResponse:
    """To the page of the list that holds the place asked for."""
    today = request.gate.now.astimezone(UTC).date()
    query = query_of_jump(entries_for(request.gate, place.dispute, form.filters), form.filters, form.place_to_go, today)
    return HttpResponseRedirect(request.path + query)

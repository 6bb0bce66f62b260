"""The timeline of a dispute: the front page, and each dispute's own."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from claims.forms.filters import FilterForm
from claims.terms import Clock
from claims.timeline.disputes import Place, find_place
from claims.timeline.filters import Order
from claims.timeline.page import load_timeline
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
    found = load_timeline(
        request.gate, place.dispute, place.threads, form.filters, form.page_cursor, form.claim_to_show
    )
    context = {
        "place": place,
        "form": form,
        "filters": form.filters,
        "timeline": found,
        "clocks": list(Clock),
        "orders": list(Order),
    }
    return render_page(request, "timeline/page.html", context, status=200 if is_valid else 400)

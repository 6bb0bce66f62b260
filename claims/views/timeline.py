"""The timeline of a dispute: the front page, and each dispute's own."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from claims.forms.filters import FilterForm
from claims.permissions import Gate
from claims.terms import Clock
from claims.timeline.disputes import Place, find_place
from claims.timeline.filters import Order
from claims.timeline.page import load_timeline
from claims.views.rendering import HtmxHttpRequest, render_page


@require_safe
def timeline(request: HtmxHttpRequest) -> HttpResponse:
    """The first dispute; on a fresh database, how to get one."""
    gate = Gate.of(request.user)
    place = find_place(gate)
    if place is None:
        return render_page(request, "timeline/no_dispute.html")
    return _render(request, gate, place)


@require_safe
def dispute(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """One dispute or thread by its slug."""
    gate = Gate.of(request.user)
    place = find_place(gate, slug)
    if place is None:
        raise Http404("There is no dispute at this address, or it is not published.")
    return _render(request, gate, place)


def _render(request: HtmxHttpRequest, gate: Gate, place: Place) -> HttpResponse:
    form = FilterForm(request.GET, gate, place.threads)
    is_valid = form.is_valid()
    found = load_timeline(gate, place.dispute, place.threads, form.filters, form.page_cursor, form.claim_to_show)
    context = {
        "place": place,
        "form": form,
        "filters": form.filters,
        "timeline": found,
        "clocks": list(Clock),
        "orders": list(Order),
    }
    return render_page(request, "timeline/page.html", context, status=200 if is_valid else 400)

"""Who quotes whom about whom in a dispute."""

from functools import partial

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.forms.network import NetworkForm
from claims.timeline.columns_kept import names_in
from claims.timeline.disputes import find_place
from claims.timeline.keeping import one_state
from claims.timeline.months import load_span
from claims.timeline.network import MOST_LISTED, load_network
from claims.timeline.network_map import draw_network
from claims.views.led_on import to_moved_thread
from claims.views.limited import searched_at_most
from claims.views.rendering import render_page
from claims.views.winding import WoundRequest, winds_back


@require_safe
@winds_back
@searched_at_most
@one_state()
def network(request: WoundRequest, slug: str) -> HttpResponse:
    """The network of a dispute, as a picture and as tables, narrowed as its timeline can be."""
    place = find_place(request.gate, slug)
    if place is None:
        raise Http404("There is no dispute at this address, or it is not published.")
    if led := to_moved_thread(request, place, "network"):
        return led
    names_by = partial(names_in, request.gate, place.dispute)
    form = NetworkForm(request.GET, request.gate, place.threads, names_by)
    is_valid = form.is_valid()
    found = load_network(request.gate, place.dispute, form.filters, form.n_nodes)
    context = {
        "place": place,
        "form": form,
        "filters": found.filters,
        "problems": [*form.left_out, *found.problems],
        "network": found,
        "map": draw_network(found),
        "span": load_span(request.gate, place.dispute, form.filters),
        "most": MOST_LISTED,
        "timeline_page": reverse("dispute", args=[place.dispute.slug]),
    }
    return render_page(request, "network/page.html", context, status=200 if is_valid else 400)

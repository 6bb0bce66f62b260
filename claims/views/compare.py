"""Two parties, or two outlets, side by side."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.forms.compare import CompareForm
from claims.timeline.keeping import one_state
from claims.timeline.picking import Pair, load_offered
from claims.timeline.side_by_side import compare_two
from claims.views.winding import WoundRequest, winds_back


@require_safe
@winds_back
@one_state()
def compare(request: WoundRequest) -> HttpResponse:
    """Two beside each other; as long as it is not clear who is meant, the form to choose them."""
    form = CompareForm(request.GET, request.gate)
    is_valid = form.is_valid()
    context = {
        "form": form,
        "pairs": list(Pair),
        "pair": form.pair,  # in a template the form's own name for it is the field
        "two": form.two,
        "offered": load_offered(request.gate, form.pair),
        "found": compare_two(request.gate, form.pair, *form.two, request.GET.get("page")) if form.two else None,
    }
    return render(request, "compare/page.html", context, status=200 if is_valid else 400)

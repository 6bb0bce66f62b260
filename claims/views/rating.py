"""The page of a claim's ratings, for every reader."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.timeline.claim_lookup import find_tombstone, survivor_of
from claims.timeline.rating_page import load_rating_page
from claims.views.numbers import in_database
from claims.views.winding import WoundRequest, lead_to, winds_back


@require_safe
@winds_back
def claim_rating(request: WoundRequest, number: int) -> HttpResponse:
    """Who rated a claim how and why; 410 where all ratings, or the claim, were withdrawn, 404 where none ever was."""
    if page := load_rating_page(request.gate, in_database(number)):
        return render(request, "rating/page.html", {"page": page, "claim": page.claim}, status=page.status)
    if survivor := survivor_of(request.gate, number):
        return lead_to(request, "claim-rating", survivor.number)
    if tombstone := find_tombstone(request.gate, number):
        return render(request, "claim/withdrawn.html", {"claim": tombstone}, status=410)
    raise Http404

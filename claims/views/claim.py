"""The page of a claim, and what stands in its place once it was merged or withdrawn."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.editing.review import version_of
from claims.forms.review import ReviewForm
from claims.models import Claim
from claims.permissions import Action, Gate, may
from claims.timeline.claim_lookup import find_claim, find_tombstone, survivor_of
from claims.timeline.claim_page import load_claim_page
from claims.views.numbers import in_database
from claims.views.winding import WoundRequest, lead_to, winds_back


@require_safe
@winds_back
def claim_detail(request: WoundRequest, number: int) -> HttpResponse:
    """One claim with all its evidence."""
    claim = find_claim(request.gate, in_database(number), merged=_merged(request))
    return render_claim(request, request.gate, claim) if claim else _instead(request, number)


def render_claim(
    request: HttpRequest, gate: Gate, claim: Claim, form: ReviewForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of ``claim`` (from ``find_claim``); as it stands today with a review form for those who may decide."""
    page = load_claim_page(gate, claim, request.GET.get("page"))
    if page is None:
        raise Http404
    may_decide = gate.known is None and may(request.user, Action.DECIDE)
    if may_decide and form is None:
        form = ReviewForm(initial={"version": version_of(claim)})
    context = {
        "claim": claim,
        "page": page,
        "form": form if may_decide else None,
        "merged": _merged(request) if claim.absorbed_one else None,
    }
    return render(request, "claim/detail.html", context, status=status)


def _instead(request: WoundRequest, number: int) -> HttpResponse:
    if survivor := survivor_of(request.gate, number):
        return lead_to(request, "claim-detail", survivor.number, merged=number)  # not for good: they may part again
    if tombstone := find_tombstone(request.gate, number):
        return render(request, "claim/withdrawn.html", {"claim": tombstone}, status=410)
    raise Http404


def _merged(request: HttpRequest) -> int | None:
    """The number of the claim that led here, from ``?merged=``."""
    number = request.GET.get("merged", "")
    return int(number) if number.isdecimal() and len(number) < 19 else None

"""The page of a claim, how to cite it, and what stands in its place once it was merged or withdrawn."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.editing.review import version_of
from claims.forms.claim import ClaimForm
from claims.forms.review import ReviewForm
from claims.models import Claim
from claims.outgoing import Site
from claims.outgoing.pages import record_of_page
from claims.permissions import Action, Gate, may
from claims.timeline.claim_lookup import find_claim, find_tombstone, survivor_of
from claims.timeline.claim_page import load_claim_page
from claims.timeline.keeping import one_state
from claims.timeline.outline_kept import outline_of_claim
from claims.timeline.review_page import first_of_two
from claims.views.citing import FORMS, citable, cite_file, in_every_form
from claims.views.numbers import in_database, key_in
from claims.views.winding import WoundRequest, lead_to, winds_back


@require_safe
@winds_back
@one_state()
def claim_detail(request: WoundRequest, number: int) -> HttpResponse:
    """One claim with all its evidence."""
    claim = find_claim(request.gate, in_database(number), merged=_merged(request))
    return render_claim(request, request.gate, claim) if claim else _instead(request, number)


def render_claim(
    request: HttpRequest, gate: Gate, claim: Claim, form: ReviewForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of ``claim`` (from ``find_claim``); as it stands today with a review form for those who may decide."""
    asked = ClaimForm(request.GET)
    page = load_claim_page(gate, claim, request.GET.get("page"), asked.number)
    if page is None:
        raise Http404
    asked.look_for(page.facts.n_tellings)
    may_decide = gate.known is None and may(request.user, Action.DECIDE)
    version = version_of(claim) if may_decide else ""
    if may_decide and form is None:
        form = ReviewForm(initial={"version": version})
    context = {
        "claim": claim,
        "page": page,
        "record": record_of_page(Site.of(request), page),
        "asked": asked,
        "cited": in_every_form(citable(request, gate, claim, page.facts)),
        "form": form if may_decide else None,
        "agreed": first_of_two(claim, version) if may_decide else None,
        "may_note": gate.known is None and may(request.user, Action.ANNOTATE),
        "merged": _merged(request) if claim.absorbed_one else None,
    }
    return render(request, "claim/detail.html", context, status=400 if asked.problems and status == 200 else status)


@require_safe
@winds_back
@one_state()
def claim_cite(request: WoundRequest, number: int, form: str) -> HttpResponse:
    """The citation of a claim as a file: ``txt``, ``bib`` or ``json``."""
    if request.as_of.problems:  # else a citation of today would be kept as one of another day
        words = "\n".join([*request.as_of.problems, ""])
        return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")
    claim = find_claim(request.gate, in_database(number))
    if claim is None:
        return _instead(request, number)
    outline = outline_of_claim(request.gate, claim)
    if not outline.tellings or form not in FORMS:
        raise Http404
    return cite_file(citable(request, request.gate, claim, outline.facts), form)


def _instead(request: WoundRequest, number: int) -> HttpResponse:
    if survivor := survivor_of(request.gate, number):
        return lead_to(request, "claim-detail", survivor.number, merged=number)  # not for good: they may part again
    if tombstone := find_tombstone(request.gate, number):
        return render(request, "claim/withdrawn.html", {"claim": tombstone}, status=410)
    raise Http404


def _merged(request: HttpRequest) -> int | None:
    """The number of the claim that led here, from ``?merged=``."""
    return key_in(request.GET.get("merged", ""))

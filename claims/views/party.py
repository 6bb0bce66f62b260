"""Parties: the list from A to Z, and the page of each."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.terms import PartyKind
from claims.timeline.keeping import one_state
from claims.timeline.party_list import load_party_list
from claims.timeline.party_page import Part, find_party, load_party_page, survivor_of
from claims.views.winding import WoundRequest, lead_on, may_decide_now, winds_back


@require_safe
@winds_back
@one_state()
def party_list(request: WoundRequest) -> HttpResponse:
    """All parties that the viewer may see; ``?kind=`` and ``?letter=`` narrow the list."""
    kind = PartyKind.parse(request.GET.get("kind"))
    letter = request.GET.get("letter", "").replace("\0", "")[:1].lower()
    listed = load_party_list(request.gate, kind, letter, request.GET.get("page"))
    context = {"list": listed, "kind": kind, "letter": letter, "kinds": list(PartyKind)}
    return render(request, "party/list.html", context)


@require_safe
@winds_back
@one_state()
def party_detail(request: WoundRequest, slug: str) -> HttpResponse:
    """One party; ``?part=`` chooses what is listed of it, ``?matter=`` the party that its positions are about."""
    party = find_party(request.gate, slug)
    if party is None:
        return _instead(request, slug)
    part, decides = Part.parse(request.GET.get("part")), may_decide_now(request)
    matter, number = request.GET.get("matter", ""), request.GET.get("page")
    page = load_party_page(request.gate, party, part, number, matter, decides=decides)
    return render(request, "party/detail.html", {"party": party, "page": page})


def _instead(request: WoundRequest, slug: str) -> HttpResponse:
    if survivor := survivor_of(request.gate, slug):
        return lead_on(request, "party-detail", survivor.slug)
    raise Http404

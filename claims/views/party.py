"""Parties: the list from A to Z, and the page of each."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from claims.permissions import Gate
from claims.terms import PartyKind
from claims.timeline.party_list import load_party_list
from claims.timeline.party_page import Part, find_party, load_party_page, survivor_of


@require_safe
def party_list(request: HttpRequest) -> HttpResponse:
    """All parties that the viewer may see; ``?kind=`` and ``?letter=`` narrow the list."""
    kind = PartyKind.parse(request.GET.get("kind"))
    letter = request.GET.get("letter", "").replace("\0", "")[:1].lower()
    listed = load_party_list(Gate.of(request.user), kind, letter, request.GET.get("page"))
    narrowed = {name: value for name, value in (("kind", kind), ("letter", letter)) if value}
    context = {"list": listed, "kind": kind, "letter": letter, "kinds": list(PartyKind), "keep": _keep(narrowed)}
    return render(request, "party/list.html", context)


@require_safe
def party_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One party; ``?part=`` chooses among what it says, what is said about it, and where it stands in between."""
    gate = Gate.of(request.user)
    party = find_party(gate, slug)
    if party is None:
        return _instead(gate, slug)
    page = load_party_page(gate, party, Part.parse(request.GET.get("part")), request.GET.get("page"))
    return render(request, "party/detail.html", {"party": party, "page": page})


def _keep(parameters: dict[str, str]) -> str:
    """The parameters as the beginning of a query string to which others are added."""
    return f"{urlencode(parameters)}&" if parameters else ""


def _instead(gate: Gate, slug: str) -> HttpResponse:
    if survivor := survivor_of(gate, slug):
        return redirect("party-detail", slug=survivor.slug, permanent=True)
    raise Http404

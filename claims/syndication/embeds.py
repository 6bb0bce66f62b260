"""Pages for frames in other people's pages: small, the same for everybody, without a script or a cookie.

A correction, a merge or a withdrawal is in them with the next request, wherever they stand.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from csp.decorators import csp
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.views.decorators.clickjacking import xframe_options_exempt

from claims.outgoing import Site, claim_record, tombstone_record
from claims.syndication.asking import Asked, load_list
from claims.syndication.conditional import conditional
from claims.syndication.fitting import fit
from claims.syndication.methods import read_only
from claims.syndication.problems import NO_CLAIM, NO_DISPUTE, too_many
from claims.timeline.chain_map import MOST_CHAINS
from claims.timeline.claim_lookup import find_tombstone, survivor_of
from claims.timeline.disputes import find_place
from claims.timeline.drawn_chains import picture_of
from claims.timeline.in_full import find_in_full
from claims.views.led_on import to_moved_thread
from claims.views.limited import search_too_many
from claims.views.numbers import row_number
from claims.views.story import EMBED_POLICY
from claims.views.winding import WoundRequest, lead_to, winds_back

#: So many claims of a timeline, of those withdrawn last, and relations of a claim, are shown at most.
MOST_CLAIMS, MOST_WITHDRAWN, MOST_RELATIONS = 25, 3, 10


def embeddable(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Decorator of a view whose page any other page may show in a frame, as readers see it, whoever asks."""

    as_readers = winds_back(for_readers=True)(conditional(view))
    return read_only(xframe_options_exempt(csp(EMBED_POLICY)(as_readers)))


@embeddable
def timeline_embed(request: WoundRequest, slug: str) -> HttpResponseBase:
    """The first claims of a timeline, found by its own query string."""
    place = find_place(request.gate, slug)
    if place is None:
        return _nothing(request, NO_DISPUTE)
    if led := to_moved_thread(request, place, "timeline-embed"):
        return led
    if use := search_too_many(request):
        return too_many(use, as_json=False)
    asked = Asked(request, place)
    listed = load_list(asked, MOST_CLAIMS, most_tellings=1)
    context = {"listed": listed, "withdrawn": listed.withdrawn[:MOST_WITHDRAWN], "problems": asked.left_out}

    def shown(n_rows: int) -> dict[str, Any]:
        return context | {"rows": listed.claims[:n_rows], "n_left": listed.n_found - n_rows}

    return _fitted(request, "embed/timeline.html", shown, len(listed.claims), is_wrong=bool(asked.left_out))


@embeddable
def claim_embed(request: WoundRequest, number: int) -> HttpResponseBase:
    """One claim: who says it, how it stands, the words on which it rests, and what others say against it."""
    found = find_in_full(request.gate, row_number(number), most_tellings=1)
    if found is None:
        return _instead(request, "claim-embed", number)
    claim = claim_record(Site.of(request), found)

    def shown(n_rows: int) -> dict[str, Any]:
        n_left = len(claim.relations) - n_rows
        return {"claim": claim, "rows": claim.relations[:n_rows], "n_left": n_left}

    return _fitted(request, "embed/claim.html", shown, min(len(claim.relations), MOST_RELATIONS))


@embeddable
def chain_embed(request: WoundRequest, number: int) -> HttpResponseBase:
    """Who told whom of one claim, drawn and in words."""
    found = find_in_full(request.gate, row_number(number), MOST_CHAINS)
    if found is None:
        return _instead(request, "chain-embed", number)
    claim = claim_record(Site.of(request), found)

    def shown(n_rows: int) -> dict[str, Any]:
        map_ = picture_of(found.tellings[:n_rows])
        return {"claim": claim, "map": map_, "rows": claim.tellings[:n_rows], "n_left": claim.n_tellings - n_rows}

    return _fitted(request, "embed/chain.html", shown, min(len(found.tellings), MOST_CHAINS))


def _fitted(
    request: WoundRequest,
    template: str,
    shown: Callable[[int], dict[str, Any]],
    n_rows: int,
    *,
    is_wrong: bool = False,
) -> HttpResponse:
    """The page with as many rows as there is room for; ``shown`` gives what stands on it with so many."""
    page = fit(lambda n: render_to_string(template, {"problems": _of_day(request), **shown(n)}, request), n_rows)
    return HttpResponse(page, status=400 if is_wrong or request.as_of.problems else 200)


def _of_day(request: WoundRequest) -> list[str]:
    return list(request.as_of.problems)


def _instead(request: WoundRequest, name: str, number: int) -> HttpResponseBase:
    """What stands at a claim's number once it is merged or withdrawn."""
    if survivor := survivor_of(request.gate, number):
        return lead_to(request, name, survivor.number)
    if tombstone := find_tombstone(request.gate, number):
        context = {"tombstone": tombstone_record(Site.of(request), tombstone), "problems": _of_day(request)}
        page = render_to_string("embed/withdrawn.html", context, request)
        return HttpResponse(page, status=HTTPStatus.GONE)
    return _nothing(request, NO_CLAIM)


def _nothing(request: WoundRequest, why: str) -> HttpResponse:
    page = render_to_string("embed/nothing.html", {"why": why}, request)
    return HttpResponse(page, status=HTTPStatus.NOT_FOUND)

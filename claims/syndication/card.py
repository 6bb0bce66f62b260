"""Pictures of claims and timelines that other sites show beside a link."""

from http import HTTPStatus

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from claims.exports.card import (
    CONTENT_TYPE,
    Card,
    card_of_claim,
    card_of_dispute,
    card_of_tombstone,
    draw_card,
)
from claims.outgoing import Site, claim_record, tombstone_record
from claims.syndication.asking import Asked
from claims.syndication.conditional import conditional
from claims.syndication.methods import read_only
from claims.syndication.problems import NO_CLAIM, NO_DISPUTE, problem, too_many
from claims.timeline.claim_lookup import find_tombstone, survivor_of
from claims.timeline.disputes import find_place
from claims.timeline.in_full import find_in_full
from claims.views.limited import search_too_many
from claims.views.numbers import row_number
from claims.views.winding import WoundRequest, lead_to, winds_back


@read_only
@winds_back(for_readers=True)
@conditional
def claim_card(request: WoundRequest, number: int) -> HttpResponseBase:
    """A claim with how it stands; that it was withdrawn, for one that was (200, or old links would keep the claim)."""
    if request.as_of.problems:
        return problem(HTTPStatus.BAD_REQUEST, request.as_of.problems, as_json=False)
    site = Site.of(request)
    if found := find_in_full(request.gate, row_number(number), most_tellings=1):
        return _drawn(card_of_claim(claim_record(site, found)))
    if survivor := survivor_of(request.gate, number):
        return lead_to(request, "claim-card", survivor.number)
    if tombstone := find_tombstone(request.gate, number):
        return _drawn(card_of_tombstone(tombstone_record(site, tombstone)))
    return problem(HTTPStatus.NOT_FOUND, [NO_CLAIM], as_json=False)


@read_only
@winds_back(for_readers=True)
@conditional
def dispute_card(request: WoundRequest, slug: str) -> HttpResponseBase:
    """A timeline with its question and how many claims are found."""
    place = find_place(request.gate, slug)
    if place is None:
        return problem(HTTPStatus.NOT_FOUND, [NO_DISPUTE], as_json=False)
    if use := search_too_many(request):
        return too_many(use, as_json=False)
    asked = Asked(request, place)
    if asked.problems:
        return problem(HTTPStatus.BAD_REQUEST, asked.problems, as_json=False)
    return _drawn(card_of_dispute(place.dispute.title, place.dispute.question, asked.find_page(1).n_found))


def _drawn(card: Card) -> HttpResponse:
    return HttpResponse(draw_card(card), content_type=CONTENT_TYPE)

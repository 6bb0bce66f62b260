"""One claim in every format, and what stands in its place once it was merged or withdrawn."""

from http import HTTPStatus

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from claims.outgoing import Site, claim_record, tombstone_record
from claims.syndication.conditional import conditional
from claims.syndication.formats import OF_CLAIM
from claims.syndication.methods import read_only
from claims.syndication.problems import NO_CLAIM, problem
from claims.timeline.as_of import query_of
from claims.timeline.claim_lookup import find_tombstone, survivor_of
from claims.timeline.in_full import find_in_full
from claims.views.numbers import row_number
from claims.views.winding import WoundRequest, lead_to, winds_back


@read_only
@winds_back(for_readers=True)
@conditional
def claim_as(request: WoundRequest, number: int, ending: str) -> HttpResponseBase:
    """All that readers may know of one claim."""
    form, site = OF_CLAIM[ending], Site.of(request)
    if request.as_of.problems:
        return problem(HTTPStatus.BAD_REQUEST, request.as_of.problems, as_json=form.is_json)
    own = site.whole(request.path) + query_of(request.gate.known)
    if found := find_in_full(request.gate, row_number(number)):
        return HttpResponse(form.write(claim_record(site, found), own), content_type=form.content_type)
    if survivor := survivor_of(request.gate, number):
        return lead_to(request, "claim-as", survivor.number, ending)
    if tombstone := find_tombstone(request.gate, number):
        body = form.write_tombstone(tombstone_record(site, tombstone), own)
        return HttpResponse(body, content_type=form.content_type, status=form.status_of_tombstone)
    return problem(HTTPStatus.NOT_FOUND, [NO_CLAIM], as_json=form.is_json)

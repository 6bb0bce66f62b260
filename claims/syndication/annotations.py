"""Web Annotations of a claim and of an article, and the stored text in which they pick their words."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from claims.exports.annotations import (
    CONTENT_TYPE,
    AnnotationsRecord,
    annotation_of_note,
    annotation_of_telling,
    write_collection,
    write_page,
)
from claims.outgoing import Site, claim_record, telling_record, tombstone_record
from claims.outgoing.notes import note_record
from claims.syndication.conditional import conditional
from claims.syndication.methods import read_only
from claims.syndication.problems import NO_ARTICLE, NO_CLAIM, problem
from claims.timeline.annotated import load_told_in, notes_of_article, notes_of_claims
from claims.timeline.as_of import pairs
from claims.timeline.claim_lookup import find_tombstone, survivor_of
from claims.timeline.filters import encoded
from claims.timeline.in_full import find_in_full
from claims.views.numbers import row_number
from claims.views.winding import WoundRequest, lead_to, winds_back

#: So many annotations stand on one page.
PAGE = 200


@read_only
@winds_back(for_readers=True)
@conditional
def claim_annotations(request: WoundRequest, number: int) -> HttpResponseBase:
    """Every telling of a claim on its words, and the public notes on the claim."""
    if wrong := _wrong(request):
        return wrong
    site, found = Site.of(request), find_in_full(request.gate, row_number(number))
    if found is None:
        return _instead(request, site, number)
    claim = claim_record(site, found)
    told = [annotation_of_telling(each, claim.wording, claim.address) for each in claim.tellings]
    notes = [annotation_of_note(note_record(site, each)) for each in notes_of_claims(request.gate, [found.claim.pk])]
    return _answer(request, site, [*notes, *told])


@read_only
@winds_back(for_readers=True)
@conditional
def article_annotations(request: WoundRequest, pk: int) -> HttpResponseBase:
    """Every claim in an article on its words, and the public notes on words of it."""
    if wrong := _wrong(request):
        return wrong
    article = request.gate.articles().filter(pk=row_number(pk)).first()
    if article is None:
        return problem(HTTPStatus.NOT_FOUND, [NO_ARTICLE], as_json=True)
    site = Site.of(request)
    notes = [annotation_of_note(note_record(site, each)) for each in notes_of_article(request.gate, article)]
    told = [
        annotation_of_telling(telling_record(site, each, number), wording, site.page("claim-detail", number))
        for each, number, wording in load_told_in(request.gate, article)
    ]
    return _answer(request, site, [*notes, *told])


@read_only
@winds_back(for_readers=True)
@conditional
def version_text(request: WoundRequest, pk: int, number: int) -> HttpResponseBase:
    """The text of a stored version as it is: what positions count in. What was taken down is blackened in it."""
    if request.as_of.problems:
        return problem(HTTPStatus.BAD_REQUEST, request.as_of.problems, as_json=False)
    versions = request.gate.snapshots().filter(article=row_number(pk), number=row_number(number))
    text = versions.values_list("text", flat=True).first()
    if text is None:
        return problem(HTTPStatus.NOT_FOUND, [NO_ARTICLE], as_json=False)
    return HttpResponse(text.encode(), content_type="text/plain; charset=utf-8")


def _wrong(request: WoundRequest) -> HttpResponse | None:
    page = request.GET.get("page", "1")
    is_number = page.isascii() and page.isdecimal() and int(page[:9]) > 0 and len(page) < 9
    problems = [*request.as_of.problems, *([] if is_number else ["“page” takes a number from 1."])]
    return problem(HTTPStatus.BAD_REQUEST, problems, as_json=True) if problems else None


def _answer(request: WoundRequest, site: Site, items: list[dict[str, Any]]) -> HttpResponse:
    number, n_pages = int(request.GET.get("page", "1")), max(1, -(-len(items) // PAGE))
    if number > n_pages:
        return problem(HTTPStatus.NOT_FOUND, [f"The last page here is {n_pages}."], as_json=True)
    own = site.whole(request.path)
    day = pairs(request.gate.known)

    def address(page: int) -> str:
        return f"{own}?{encoded([*day, ('page', page)])}" if 1 <= page <= n_pages else ""

    start = (number - 1) * PAGE
    found = AnnotationsRecord(
        own=own + (f"?{encoded(day)}" if day else ""),
        page=address(number),
        previous=address(number - 1),
        next=address(number + 1),
        first=address(1),
        last=address(n_pages),
        start=start,
        n_found=len(items),
        items=tuple(items[start : start + PAGE]),
    )
    write = write_page if "page" in request.GET else write_collection
    return HttpResponse(write(found), content_type=CONTENT_TYPE)


def _instead(request: WoundRequest, site: Site, number: int) -> HttpResponseBase:
    if survivor := survivor_of(request.gate, number):
        return lead_to(request, "claim-annotations", survivor.number)
    if tombstone := find_tombstone(request.gate, number):
        reason = f"Claim {number} was withdrawn: {tombstone_record(site, tombstone).reason}"
        return problem(HTTPStatus.GONE, [reason], as_json=True)
    return problem(HTTPStatus.NOT_FOUND, [NO_CLAIM], as_json=True)

"""The formats, by how their addresses end."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus

from django.db.models import Model
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase

from claims.exports import atom, claims_csv, claims_json, ftm, json_feed, json_ld, opml, timelinejs
from claims.exports.feed_items import FeedRecord, feed_of_claim, feed_of_list, feed_of_tombstone
from claims.exports.records import ClaimRecord, ListRecord, TombstoneRecord
from claims.exports.timelinejs import Slide
from claims.models import Feed
from claims.syndication.asking import Asked, load_latest, load_list, load_most_told
from claims.syndication.problems import problem
from claims.syndication.sources import answer_sources
from claims.syndication.tables import answer_appearances, answer_claims, answer_entities

#: For each claim on the way back several changes of each kind are read and sorted, so the way has an end.
MOST_IN_FEED = 10_000
_TOO_FAR_BACK = f"A feed goes back to the {MOST_IN_FEED:,} claims that changed last. All there are has .json, in parts."
_NOTHING_TO_SHOW = "No claim was found that has a day to stand at. Take a filter off, or choose another clock."


class Parts(Enum):
    """How a format is gone on with, by the parameter that its ``next`` has; and what is said of another one."""

    BY_CURSOR = "cursor", "“page” means nothing here: the address under “next” leads to the part that follows."
    BY_PAGE = "page", "“cursor” means nothing here: parts of a feed are counted by “page”."
    NONE = "", "“{}” means nothing here: this format holds in one piece all that it gives."

    def problems(self, query: QueryDict) -> list[str]:
        """What would otherwise give the same part again, whichever is asked for."""
        own, words = self.value
        return [words.format(name) for name in ("page", "cursor") if name != own and query.get(name)]


@dataclass(frozen=True, slots=True)
class Format:
    """How a dispute is given in one format; ``beside`` as ``conditional`` has it."""

    content_type: str
    answer: Callable[[Asked], HttpResponseBase]
    is_json: bool = True
    parts: Parts = Parts.NONE
    beside: tuple[type[Model], ...] = ()

    def problems(self, asked: Asked) -> list[str]:
        """What could not be understood, in sentences."""
        return [*asked.problems, *self.parts.problems(asked.request.GET)]


@dataclass(frozen=True, slots=True)
class ClaimFormat:
    """How one claim is given in one format, and what stands in its place once it is withdrawn, with its status.

    Both are given the record and their own address.
    """

    content_type: str
    write: Callable[[ClaimRecord, str], bytes]
    write_tombstone: Callable[[TombstoneRecord, str], bytes]
    is_json: bool = True
    status_of_tombstone: int = 410


def _list(write: Callable[[ListRecord], bytes], content_type: str, most_tellings: int | None = None) -> Format:
    def answer(asked: Asked) -> HttpResponse:
        listed = load_list(asked, asked.taking.cleaned_data["page_size"], most_tellings)
        return HttpResponse(write(listed), content_type=content_type)

    return Format(content_type, answer, parts=Parts.BY_CURSOR)


def _feed(write: Callable[[FeedRecord], bytes], content_type: str) -> Format:
    is_json = content_type.endswith("json")

    def answer(asked: Asked) -> HttpResponse:
        size = asked.taking.cleaned_data["page_size"]
        if (asked.form.page_number - 1) * size >= MOST_IN_FEED:
            return problem(HTTPStatus.BAD_REQUEST, [_TOO_FAR_BACK], as_json=is_json)
        return HttpResponse(write(feed_of_list(load_latest(asked, size))), content_type=content_type)

    return Format(content_type, answer, is_json=is_json, parts=Parts.BY_PAGE)


def _slides(write: Callable[[ListRecord, list[Slide]], bytes], content_type: str) -> Format:
    is_json = content_type.endswith("json")

    def answer(asked: Asked) -> HttpResponse:
        listed = load_most_told(asked, asked.taking.cleaned_data["top"])
        slides = timelinejs.slides_of(listed)
        if not slides:  # TimelineJS breaks on a timeline without slides
            return problem(HTTPStatus.NOT_FOUND, [_NOTHING_TO_SHOW], as_json=is_json)
        return HttpResponse(write(listed, slides), content_type=content_type)

    return Format(content_type, answer, is_json=is_json)


OF_DISPUTE = {
    "json": _list(claims_json.write_list, claims_json.CONTENT_TYPE),
    "csv": Format(claims_csv.CONTENT_TYPE, answer_claims, is_json=False),
    "appearances.csv": Format(claims_csv.CONTENT_TYPE, answer_appearances, is_json=False),
    "atom": _feed(atom.write_feed, atom.CONTENT_TYPE),
    "feed.json": _feed(json_feed.write_feed, json_feed.CONTENT_TYPE),
    "timelinejs.json": _slides(timelinejs.write_json, timelinejs.CONTENT_TYPE),
    "timelinejs.csv": _slides(timelinejs.write_sheet, timelinejs.SHEET_TYPE),
    "jsonld": _list(json_ld.write_list, json_ld.CONTENT_TYPE, json_ld.MOST_APPEARANCES),
    "ftm.json": Format(ftm.CONTENT_TYPE, answer_entities),
    "sources.opml": Format(opml.CONTENT_TYPE, answer_sources, is_json=False, beside=(Feed,)),
}
OF_CLAIM = {
    "json": ClaimFormat(
        claims_json.CONTENT_TYPE,
        lambda claim, own: claims_json.write_claim(claim),
        lambda tombstone, own: claims_json.write_tombstone(tombstone),
    ),
    "jsonld": ClaimFormat(
        json_ld.CONTENT_TYPE,
        lambda claim, own: json_ld.write_claim(claim),
        lambda tombstone, own: json_ld.write_tombstone(tombstone),
    ),
    "atom": ClaimFormat(
        atom.CONTENT_TYPE,
        lambda claim, own: atom.write_feed(feed_of_claim(claim, own)),
        lambda tombstone, own: atom.write_feed(feed_of_tombstone(tombstone, own)),
        is_json=False,
        status_of_tombstone=200,  # whoever follows the claim is told so, where 410 would end that without a word
    ),
}

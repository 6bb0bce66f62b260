"""The golden dispute in each format, taken apart again: number of a claim → every value in its part of the export."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from lxml import etree

from claims.exports import atom, claims_csv, claims_json, ftm, json_feed, json_ld, opml, tellings_csv, timelinejs
from claims.exports.annotations import annotation_of_telling
from claims.exports.citation import Citable, as_bibtex, as_csl, as_plain
from claims.exports.feed_items import feed_of_list
from claims.exports.opml import OpmlFeed
from claims.exports.records import ClaimRecord, ListRecord
from claims.terms import Status
from claims.text.formulas import restored

_LINKED = re.compile(r"/claims/(\d+)/")
Parts = dict[int, list[str]]


def _json(told: Any) -> Iterator[str]:
    """Every value in it that is not made of others."""
    if isinstance(told, dict | list):
        for each in told.values() if isinstance(told, dict) else told:
            yield from _json(each)
    elif told is not None:
        yield str(told)


def _by_claim(listed: ListRecord, parts: list[Any]) -> Parts:
    """Parts of an export in the order of the claims."""
    return {claim.number: list(_json(part)) for claim, part in zip(listed.claims, parts, strict=True)}


def _read_json(listed: ListRecord) -> Parts:
    return _by_claim(listed, json.loads(claims_json.write_list(listed))["claims"])


def read_csv(listed: ListRecord) -> Parts:
    rows = csv.reader(io.StringIO(claims_csv.claim_rows(listed.claims), newline=""))
    return {int(row[0]): list(_cells(row)) for row in rows}


def _read_tellings(listed: ListRecord) -> Parts:
    tellings = (telling for claim in listed.claims for telling in claim.tellings)
    rows = csv.reader(io.StringIO(tellings_csv.telling_rows(tellings), newline=""))
    return {int(row[0]): list(_cells(row)) for row in rows}


def _cells(row: list[str]) -> Iterator[str]:
    """Every cell; of one that holds JSON every value in it."""
    for cell in map(restored, row):
        yield from _json(json.loads(cell)) if cell.startswith(("{", "[{")) else [cell]


def _read_atom(listed: ListRecord) -> Parts:
    feed, found = etree.fromstring(atom.write_feed(feed_of_list(listed))), {}
    for entry in feed.findall("{*}entry"):
        told = [text for each in entry.iter() for text in (each.text, *each.attrib.values()) if text]
        found[_number(entry.findtext("{*}id"))] = told
    return found


def _read_json_feed(listed: ListRecord) -> Parts:
    items = json.loads(json_feed.write_feed(feed_of_list(listed)))["items"]
    return {_number(item["id"]): list(_json(item)) for item in items}


def _read_json_ld(listed: ListRecord) -> Parts:
    return _by_claim(listed, json.loads(json_ld.write_list(listed))["itemListElement"])


def _read_slides(listed: ListRecord) -> Parts:
    told = json.loads(timelinejs.write_json(listed, timelinejs.slides_of(listed)))
    return {int(each["unique_id"].rpartition("-")[2]): [*_json(each), _day(each)] for each in told["events"]}


def _read_sheet(listed: ListRecord) -> Parts:
    """The rows but for the header and the title; which claim a row is of, the last link in its text says."""
    sheet = timelinejs.write_sheet(listed, timelinejs.slides_of(listed)).decode()
    rows = list(csv.DictReader(io.StringIO(sheet, newline="")))[1:]
    return {int(_LINKED.findall(row["Text"])[-1]): [*row.values(), _day_of_row(row)] for row in rows}


def _day_of_row(row: dict[str, str]) -> str:
    return "-".join(f"{int(row[part]):02}" for part in ("Year", "Month", "Day") if row[part])


def _read_opml(listed: ListRecord) -> Parts:
    """A list of sources is none of claims: of a claim it has the outlet that tells it."""
    told = {}
    for claim in listed.claims:
        outlets = [each.outlet for each in claim.tellings]
        feeds = [OpmlFeed(each.address, each.name, folders=("Sources",), type="link") for each in outlets]
        tree = etree.fromstring(opml.write_opml("Sources", feeds))
        told[claim.number] = [value for each in tree.iter("outline") for value in each.attrib.values()]
    return told


def _read_citations(listed: ListRecord) -> Parts:
    """All three forms; what is within BibTeX's braces is a value of its own."""
    return {claim.number: list(_cited(_citable(claim))) for claim in listed.claims}


def _cited(cited: Citable) -> Iterator[str]:
    yield as_plain(cited)
    yield from re.findall(r"= \{(.*)\},$", as_bibtex(cited), re.MULTILINE)
    yield from _json(json.loads(as_csl(cited)))


def _citable(claim: ClaimRecord) -> Citable:
    as_of = date(2026, 11, 28)
    return Citable(
        number=claim.number,
        wording=claim.wording,
        speaker=claim.speaker.name,
        published=claim.published.label,
        n_articles=claim.n_articles,
        n_origins=claim.n_origins,
        is_checked=claim.status == Status.ACCEPTED,
        as_of=as_of,
        address=f"{claim.address}?as_of={as_of}",
    )


def _read_annotations(listed: ListRecord) -> Parts:
    return {
        claim.number: [
            value for t in claim.tellings for value in _json(annotation_of_telling(t, claim.wording, claim.address))
        ]
        for claim in listed.claims
    }


def lines_of(listed: ListRecord) -> list[bytes]:
    """A list as FollowTheMoney has it, line by line."""
    return "".join(ftm.write_parts([listed.claims], listed.withdrawn)).encode().splitlines()


def _read_ftm(listed: ListRecord) -> Parts:
    """An event with all that it refers to."""
    entities = {each["id"]: each for each in map(json.loads, lines_of(listed))}
    found = {}
    for event in (each for each in entities.values() if each["schema"] == "Event"):
        near = [entities[value] for value in _json(event["properties"]) if value in entities]
        found[_number(event["properties"].get("sourceUrl", ["/claims/0/"])[0])] = list(_json([event, near]))
    return found


def _day(slide: dict) -> str:
    return "-".join(
        f"{slide['start_date'][part]:02}" for part in ("year", "month", "day") if part in slide["start_date"]
    )


def _number(address: str) -> int:
    return int(address.rstrip("/").rpartition("/")[2])


FORMATS: dict[str, Callable[[ListRecord], Parts]] = {
    "JSON": _read_json,
    "CSV": read_csv,
    "CSV of tellings": _read_tellings,
    "Atom": _read_atom,
    "JSON Feed": _read_json_feed,
    "JSON-LD": _read_json_ld,
    "TimelineJS": _read_slides,
    "TimelineJS sheet": _read_sheet,
    "Annotations": _read_annotations,
    "FollowTheMoney": _read_ftm,
    "OPML": _read_opml,
    "Citations": _read_citations,
}

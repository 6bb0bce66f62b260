"""Which field of a claim is in which format, told by the exports of the golden dispute themselves.

*kept*: wherever a claim has the field, its whole value stands in a place of its own in that claim's part of the export.
*reduced*: only some of its values do, or it stands within a sentence. *lost*: it is not there.

Run ``python -m tests.exports.losses`` to write the table anew.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

from lxml import etree

from claims.exports import atom, claims_csv, claims_json, ftm, json_feed, json_ld, tellings_csv, timelinejs
from claims.exports.annotations import annotation_of_telling
from claims.exports.feed_items import feed_of_list
from claims.exports.plain import instant
from claims.exports.records import ClaimRecord, ListRecord
from claims.exports.standing import standing_of
from claims.text.formulas import restored

TABLE = Path(__file__).with_name("losses.md")
#: Addresses, hashes and made-up ids: what stands within one is no value of its own.
_NO_WORDS = re.compile(r"https?://\S+|[0-9a-f]{64}|claimline-[0-9a-f]+")
Values = list[set[str]]  # of each value the spellings that count as the whole of it
Parts = dict[int, list[str]]  # number of a claim → every value in its part of an export


def _telling(get: Callable[[Any], Any]) -> Callable[[ClaimRecord], Values]:
    return lambda claim: [{str(get(each))} for each in claim.tellings]


FIELDS: dict[str, Callable[[ClaimRecord], Values]] = {
    "address": lambda c: [{c.address}],
    "wording": lambda c: [{c.wording}],
    "status": lambda c: [{c.status.value, c.status.label}],
    "standing": lambda c: [{word} for word in standing_of(c)],
    "certainty": lambda c: [{c.certainty.value, c.certainty.label}],
    "speaker": lambda c: [{c.speaker.name}],
    "speaker on Wikidata": lambda c: [{c.speaker.qid, f"http://www.wikidata.org/entity/{c.speaker.qid}"}],
    "about whom": lambda c: [{each.name} for each in c.about],
    "role, and words for it": lambda c: [{each.words} for each in c.roles],
    "happened: days": lambda c: [{c.happened.first.isoformat()}, {c.happened.last.isoformat()}],
    "happened: EDTF": lambda c: [{c.happened.edtf}],
    "happened: rule": lambda c: [{c.happened.rule}],
    "said": lambda c: [{c.said.edtf}],
    "published": lambda c: [{c.published.edtf, f"{c.published.edtf}T00:00:00Z"}],
    "first held": lambda c: [{instant(c.first_held_at), instant(c.first_held_at).removesuffix("Z")}],
    "number of articles": lambda c: [{str(c.n_articles)}],
    "number of origins": lambda c: [{str(c.n_origins)}],
    "disputes and threads": lambda c: [{each.title} for each in c.places],
    "relations": lambda c: [{each.address} for each in c.relations],
    "replies": lambda c: [{each.words} for each in c.replies],
    "day of a reply": lambda c: [{each.replied.edtf} for each in c.replies],
    "updated": lambda c: [{instant(c.updated_at), c.updated_at.date().isoformat()}],
    "article: headline": _telling(lambda t: t.headline),
    "article: address": _telling(lambda t: t.url),
    "article: outlet": _telling(lambda t: t.outlet.name),
    "chain": _telling(lambda t: t.chain_in_words),
    "chain: why unnamed": _telling(lambda t: t.chain[1].aside),
    "origin": _telling(lambda t: t.origin),
    "words": _telling(lambda t: t.content),
    "reporting words": _telling(lambda t: t.cue_words),
    "place: position": lambda c: [{str(n)} for t in c.tellings for n in (t.selector.start, t.selector.end)],
    "place: words around": lambda c: [{w} for t in c.tellings for w in (t.selector.prefix, t.selector.suffix)],
    "place: state": lambda c: [{t.state.value, t.state.label} for t in c.tellings],
    "stored version": _telling(lambda t: t.snapshot),
    "stored version: sha256": _telling(lambda t: t.sha256),
}


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


def _read_csv(listed: ListRecord) -> Parts:
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


def _read_annotations(listed: ListRecord) -> Parts:
    return {
        claim.number: [
            value for t in claim.tellings for value in _json(annotation_of_telling(t, claim.wording, claim.address))
        ]
        for claim in listed.claims
    }


def _read_ftm(listed: ListRecord) -> Parts:
    """An event with all that it refers to."""
    entities = {each["id"]: each for each in map(json.loads, ftm.write_list(listed).splitlines())}
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
    "CSV": _read_csv,
    "CSV of tellings": _read_tellings,
    "Atom": _read_atom,
    "JSON Feed": _read_json_feed,
    "JSON-LD": _read_json_ld,
    "TimelineJS": _read_slides,
    "Annotations": _read_annotations,
    "FollowTheMoney": _read_ftm,
}


def table(listed: ListRecord) -> str:
    """The whole table as Markdown."""
    parts = {name: read(listed) for name, read in FORMATS.items()}
    lines = [f"| field | {' | '.join(FORMATS)} |", "|---" * (len(FORMATS) + 1) + "|"]
    for field, values in FIELDS.items():
        fates = (fate(listed, values, parts[name]) for name in FORMATS)
        lines.append(f"| {field} | {' | '.join(fates)} |")
    return "\n".join([_ABOUT, *lines, ""])


_ABOUT = """# What each format keeps of a claim

Made by `python -m tests.exports.losses` from the twelve claims of `golden.py`; a test fails when it no longer holds.
*kept*: the whole value in a place of its own. *reduced*: some of its values, or within a sentence. *lost*: not there.
"""


def fate(listed: ListRecord, values: Callable[[ClaimRecord], Values], parts: Parts) -> str:
    """What becomes of a field in a format."""
    seen = [_seen(claim, each, parts[claim.number]) for claim in listed.claims for each in values(claim)]
    if all(each == "kept" for each in seen):
        return "kept"
    return "lost" if all(each == "lost" for each in seen) else "reduced"


def _seen(claim: ClaimRecord, spellings: set[str], part: list[str]) -> str:
    if spellings & set(part):
        return "kept"
    prose = [_without(text, _sentences(claim) - spellings) for text in part]
    return "reduced" if any(spelled in text for spelled in spellings for text in prose) else "lost"


def _sentences(claim: ClaimRecord) -> set[str]:
    """Words in which the values of other fields may stand by chance."""
    return {claim.wording, *(word for t in claim.tellings for word in (t.content, t.headline))}


def _without(text: str, sentences: set[str]) -> str:
    plain = unescape(text)
    for sentence in sentences:
        plain = plain.replace(sentence, "")
    return "" if _NO_WORDS.fullmatch(plain) else plain


if __name__ == "__main__":
    from tests.exports.golden import golden_list

    TABLE.write_text(table(golden_list()))

"""Which field of a claim is in which format, told by the exports of the golden dispute themselves.

*kept*: wherever a claim has the field, its whole value stands in a place of its own in that claim's part of the export.
*reduced*: only some of its values do, or it stands within a sentence. *lost*: it is not there.

Run ``python -m tests.exports.losses`` to write the table anew.
"""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

from claims.exports.plain import instant
from claims.exports.records import ClaimRecord, ListRecord
from claims.exports.standing import standing_of
from tests.exports.taken_apart import FORMATS, Parts

TABLE = Path(__file__).with_name("losses.md")
#: Addresses, hashes and made-up ids: what stands within one is no value of its own.
_NO_WORDS = re.compile(r"https?://\S+|[0-9a-f]{64}|claimline-[0-9a-f]+")
Values = list[set[str]]  # of each value the spellings that count as the whole of it


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
    "rating: its page": lambda c: [{each.address} for each in c.ratings],
    "rating: verdict": lambda c: [{each.alternate_name} for each in c.ratings],
    "rating: in figures": lambda c: [{str(each.value)} for each in c.ratings],
    "rating: reasons": lambda c: [{each.reasons} for each in c.ratings],
    "rating: by whom": lambda c: [{each.organisation} for each in c.ratings],
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
    others = {each for each in _sentences(claim) if not any(each in spelled for spelled in spellings)}
    prose = [_without(text, others) for text in part]
    return "reduced" if any(spelled in text for spelled in spellings for text in prose) else "lost"


def _sentences(claim: ClaimRecord) -> set[str]:
    """Words in which the values of other fields may stand by chance."""
    return {claim.wording, *(w for t in claim.tellings for w in (t.content, t.headline, t.outlet.name))}


def _without(text: str, sentences: set[str]) -> str:
    plain = unescape(text)
    for sentence in sentences:
        plain = plain.replace(sentence, "")
    return "" if _NO_WORDS.fullmatch(plain) else plain


if __name__ == "__main__":
    from tests.exports.golden import golden_list

    TABLE.write_text(table(golden_list()))

"""A claim in sentences, as a feed reader shows it: who says it, on whose word, when, and what others say."""

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import TypeVar

from claims.exports.records import (
    ClaimRecord,
    RatingRecord,
    RelationRecord,
    ReplyRecord,
    TellingRecord,
    TombstoneRecord,
)
from claims.exports.standing import in_words, standing_of
from claims.text.cleaning import one_line

Record = TypeVar("Record", TellingRecord, RelationRecord, ReplyRecord, RatingRecord)

LONGEST_TITLE, LONGEST_WORDS = 300, 5_000
#: So many tellings, and so many relations, are told of; of the others their number.
MOST_TOLD = 10
_CLOCKS = (("happened", "happened"), ("said", "said"), ("published", "first published"))
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def title_of(claim: ClaimRecord) -> str:
    """One line: who says what, and how it stands."""
    says = f"{claim.speaker_name}: " if claim.speaker_name else ""
    standing = standing_of(claim)
    return one_line(f"{says}{claim.wording}", LONGEST_TITLE) + (f" ({', '.join(standing)})" if standing else "")


def title_of_tombstone(tombstone: TombstoneRecord) -> str:
    """One line: that the claim was withdrawn."""
    return f"Withdrawn: claim {tombstone.number}"


def html_of(claim: ClaimRecord) -> str:
    """The claim as paragraphs and lists of HTML; all that came from outside is escaped."""
    parts = [
        f"<p><b>{_text(claim.speaker_name or 'Nobody named')}</b>{_about(claim)}: “{_text(claim.wording)}”</p>",
        f"<p>How it stands: {escape(in_words(claim))}. {_counted(claim)}</p>",
        _dates(claim),
        _list("Who told whom", claim.tellings, _told, claim.n_tellings),
        _list("Beside other claims", claim.relations, _related),
        _list("Answers", claim.replies, _replied),
        _list("Ratings", claim.ratings, _rated),
    ]
    return "".join(parts)


def html_of_telling(telling: TellingRecord) -> str:
    """One telling as HTML."""
    return f"<p>{_told(telling)}</p><blockquote><p>{_text(telling.words)}</p></blockquote>"


def html_of_tombstone(tombstone: TombstoneRecord) -> str:
    """Why the claim was withdrawn, as HTML."""
    return f"<p>Claim {tombstone.number} was withdrawn: {_text(tombstone.reason)}</p>"


def readable(text: str) -> str:
    """The text without what no XML may hold."""
    return _NOT_XML.sub("", text)


def _text(words: str) -> str:
    return escape(readable(words[:LONGEST_WORDS]), quote=True)


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address, quote=True)}">{_text(words)}</a>'


def _about(claim: ClaimRecord) -> str:
    return f", about {', '.join(_text(each.name) for each in claim.about)}" if claim.about else ""


def _counted(claim: ClaimRecord) -> str:
    articles = f"{claim.n_articles} article{'' if claim.n_articles == 1 else 's'}"
    return f"Told by {articles}, {claim.n_origins} origin{'' if claim.n_origins == 1 else 's'}."


def _dates(claim: ClaimRecord) -> str:
    known = [f"{words} {getattr(claim, name).label}" for name, words in _CLOCKS if getattr(claim, name)]
    told = "; ".join(known)
    return f"<p>{escape(told[:1].upper() + told[1:])}.</p>" if told else ""


def _told(telling: TellingRecord) -> str:
    when = f", {telling.published.label}" if telling.published else ""
    chain = telling.chain_in_words or telling.outlet.name
    return f"{_text(chain)}: {_link(telling.address, telling.headline)}{escape(when)}"


def _related(relation: RelationRecord) -> str:
    link = _link(relation.address, relation.wording)
    return f"{escape(relation.label)} {_text(relation.speaker or f'claim {relation.number}')}: {link}"


def _replied(reply: ReplyRecord) -> str:
    words = f" “{_text(reply.words)}”" if reply.words else ""
    return f"{_text(reply.party.name)}: {escape(reply.kind.label)}{words}"


def _rated(rating: RatingRecord) -> str:
    link = _link(rating.address, f"“{rating.alternate_name}”")
    return f"{_text(rating.organisation)}: {link}, {rating.decided_on.isoformat()}"


def _list(title: str, records: Sequence[Record], say: Callable[[Record], str], n: int | None = None) -> str:
    """The first of ``n`` records (without it, of these) as a list."""
    if not records:
        return ""
    shown = "".join(f"<li>{say(each)}</li>" for each in records[:MOST_TOLD])
    left = (len(records) if n is None else n) - MOST_TOLD
    return f"<p>{title}</p><ul>{shown}{f'<li>and {left} more</li>' if left > 0 else ''}</ul>"

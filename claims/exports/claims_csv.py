"""Claims and their tellings as two tables. The headers are fixed: by them a reader knows the version.

``said`` and ``published`` are in EDTF, which says how exact they are; ``precision`` and ``date_rule`` are those of what
happened. ``quote`` are the very words, by which they are found again: of a denial what is denied. Of a withdrawn claim
the row holds its number, its status and the reason.
"""

from collections.abc import Iterable

from claims.exports.cells import write_rows
from claims.exports.clock_record import ClockRecord
from claims.exports.plain import instant
from claims.exports.records import ClaimRecord, TellingRecord, TombstoneRecord

CONTENT_TYPE = "text/csv; charset=utf-8; header=present"
VERSION = 1
CLAIMS = (
    *("id", "claim", "status", "speaker", "speaker_qid", "about", "happened_from", "happened_to", "happened_edtf"),
    *("said", "published", "first_held", "precision", "date_rule", "certainty", "origins", "articles"),
    *("first_source_url", "quote", "prefix", "suffix", "version_hash", "created_by", "updated"),
)
APPEARANCES = (
    *("claim_id", "article_url", "outlet", "source_type", "chain", "quote", "start", "end", "anchor_state"),
    "snapshot_url",
)
#: What stands between several names in one cell, and before the reason of a withdrawal.
BETWEEN, WITHDRAWN = "; ", "Withdrawn: "


def header(columns: Iterable[str]) -> str:
    """The first line of a table."""
    return write_rows([columns])


def claim_rows(claims: Iterable[ClaimRecord]) -> str:
    """A line for each claim, with the words of its first telling."""
    return write_rows(map(_claim, claims))


def tombstone_rows(tombstones: Iterable[TombstoneRecord]) -> str:
    """A line for each withdrawn claim."""
    return write_rows(map(_tombstone, tombstones))


def telling_rows(tellings: Iterable[TellingRecord]) -> str:
    """A line for each telling."""
    return write_rows(map(_telling, tellings))


def _claim(claim: ClaimRecord) -> list[object]:
    happened, first = claim.happened, claim.first
    selector = first and first.selector
    return [
        claim.number,
        claim.wording,
        claim.status,
        claim.speaker_name,
        claim.speaker and claim.speaker.qid,
        BETWEEN.join(party.name for party in claim.about),
        happened and happened.first,
        happened and happened.last,
        _edtf(happened),
        _edtf(claim.said),
        _edtf(claim.published),
        instant(claim.first_held_at),
        happened and happened.precision,
        happened and happened.rule,
        claim.certainty,
        claim.n_origins,
        claim.n_articles,
        first and (first.url or first.article),
        first and (selector.exact if selector else first.content),
        selector and selector.prefix,
        selector and selector.suffix,
        first and first.sha256,
        first and ("editor" if first.by_hand else "machine"),
        instant(claim.updated_at),
    ]


def _tombstone(tombstone: TombstoneRecord) -> list[object]:
    cells = {
        "id": tombstone.number,
        "claim": f"{WITHDRAWN}{tombstone.reason}",
        "status": "withdrawn",
        "updated": instant(tombstone.withdrawn_at),
    }
    return [cells.get(column) for column in CLAIMS]


def _telling(telling: TellingRecord) -> list[object]:
    selector = telling.selector
    return [
        telling.claim,
        telling.url or telling.article,
        telling.outlet.name,
        telling.outlet.kind,
        telling.chain_in_words,
        selector.exact if selector else telling.content,
        selector and selector.start,
        selector and selector.end,
        telling.state,
        telling.snapshot,
    ]


def _edtf(clock: ClockRecord | None) -> str:
    return clock.edtf if clock else ""

"""Claims as a table. The headers are fixed (``claims.parsing.tables``, which reads them): they tell the version.

``said`` and ``published`` are in EDTF, which says how exact they are; ``precision`` and ``date_rule`` are those of
what happened. ``quote`` are the very words, by which they are found again: of a denial what is denied. ``roles`` says
as JSON of which kind the parties are that ``about`` and other roles name. Of a withdrawn claim the row holds its
number, its status and the reason.
"""

import json
from collections.abc import Iterable

from claims.exports.cells import write_rows
from claims.exports.clock_record import ClockRecord
from claims.exports.plain import instant
from claims.exports.records import ClaimRecord, PartyRecord, RoleRecord, TombstoneRecord
from claims.parsing.tables.columns import BETWEEN, CLAIMS, EDITOR, MACHINE, VERSION, WITHDRAWN, YES

CONTENT_TYPE = "text/csv; charset=utf-8; header=present"
__all__ = ["CLAIMS", "CONTENT_TYPE", "VERSION", "claim_rows", "header", "tombstone_rows"]


def header(columns: Iterable[str]) -> str:
    """The first line of a table."""
    return write_rows([columns])


def claim_rows(claims: Iterable[ClaimRecord]) -> str:
    """A line for each claim, with the words of its first telling."""
    return write_rows(map(_claim, claims))


def tombstone_rows(tombstones: Iterable[TombstoneRecord]) -> str:
    """A line for each withdrawn claim."""
    return write_rows(map(_tombstone, tombstones))


def slug_in(party: PartyRecord | None) -> str:
    """The end of the address of a party's page."""
    return party.address.rstrip("/").rpartition("/")[2] if party else ""


def short_json(told: object) -> str:
    """A cell of JSON; "" for nothing."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) if told else ""


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
        first and (EDITOR if first.by_hand else MACHINE),
        instant(claim.updated_at),
        YES if claim.negated else "",
        claim.speaker and claim.speaker.kind,
        slug_in(claim.speaker),
        short_json([_role(each) for each in claim.roles]),
    ]


def _role(role: RoleRecord) -> dict[str, str]:
    party = role.party
    told = {"role": role.role, "name": party.name, "kind": party.kind, "slug": slug_in(party), "qid": party.qid}
    return {name: value for name, value in {**told, "words": role.words}.items() if value}


def _tombstone(tombstone: TombstoneRecord) -> list[object]:
    cells = {
        "id": tombstone.number,
        "claim": f"{WITHDRAWN}{tombstone.reason}",
        "status": "withdrawn",
        "updated": instant(tombstone.withdrawn_at),
    }
    return [cells.get(column) for column in CLAIMS]


def _edtf(clock: ClockRecord | None) -> str:
    return clock.edtf if clock else ""

"""Records as the plain values that JSON has, field by field."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from claims.exports.clock_record import ClockRecord
from claims.exports.records import ClaimRecord, TellingRecord, TombstoneRecord
from claims.exports.standing import standing_of


def instant(at: datetime) -> str:
    """An aware moment by RFC 3339, in UTC."""
    return at.isoformat().replace("+00:00", "Z")


def claim_in_full(claim: ClaimRecord) -> dict[str, Any]:
    """A claim with all that is known of it."""
    return _values(claim) | {
        "standing": list(standing_of(claim)),
        "certainty": claim.certainty.value,
        "about": [each.name for each in claim.about],
    }


def telling_in_full(telling: TellingRecord) -> dict[str, Any]:
    """One telling; its chain also as a line of text."""
    return _values(telling) | {"chain_in_words": telling.chain_in_words}


def tombstone_in_full(tombstone: TombstoneRecord) -> dict[str, Any]:
    """A withdrawn claim: that it was withdrawn, when, and why."""
    return _values(tombstone) | {"status": "withdrawn"}


def _values(record: Any) -> dict[str, Any]:
    return {field.name: plain(getattr(record, field.name)) for field in fields(record)}


def plain(value: Any) -> Any:
    """A value of a record, or a record, as JSON has it."""
    match value:
        case StrEnum():
            return value.value
        case datetime():
            return instant(value)
        case date():
            return value.isoformat()
        case ClockRecord():
            return _values(value) | {"edtf": value.edtf, "precision": value.precision}
        case TellingRecord():
            return telling_in_full(value)
        case tuple():
            return [plain(each) for each in value]
        case _ if is_dataclass(value):
            return _values(value)
        case _:
            return value

"""Claims as JSON with a schema of our own, for programs."""

import json

from claims.exports.plain import claim_in_full, tombstone_in_full
from claims.exports.records import ClaimRecord, ListRecord, TombstoneRecord

CONTENT_TYPE = "application/json"
#: A change that would break a program that reads it raises the number; more fields do not.
LIST_SCHEMA, CLAIM_SCHEMA, VERSION = "claimline.claims", "claimline.claim", 1


def write_list(listed: ListRecord) -> bytes:
    """One part of a list: what was asked for, the claims in their order, what was withdrawn, and where it goes on."""
    return _bytes(
        {
            "schema": LIST_SCHEMA,
            "schema_version": VERSION,
            "title": listed.title,
            "question": listed.question,
            "page": listed.page,
            "self": listed.own,
            "next": listed.next or None,
            "clock": listed.clock,
            "order": listed.order,
            "as_of": {"day": listed.as_of.isoformat(), "clock": listed.as_of_clock} if listed.as_of else None,
            "n_found": listed.n_found,
            "claims": [claim_in_full(each) for each in listed.claims],
            "withdrawn": [tombstone_in_full(each) for each in listed.withdrawn],
            "n_withdrawn": listed.n_withdrawn,
        }
    )


def write_claim(claim: ClaimRecord) -> bytes:
    """One claim."""
    return _bytes({"schema": CLAIM_SCHEMA, "schema_version": VERSION, **claim_in_full(claim)})


def write_tombstone(tombstone: TombstoneRecord) -> bytes:
    """What stands in the place of a withdrawn claim."""
    return _bytes({"schema": CLAIM_SCHEMA, "schema_version": VERSION, **tombstone_in_full(tombstone)})


def _bytes(values: dict) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"

"""FollowTheMoney entities, one to a line: claims as Event, articles as Article, and the parties that they name.

FollowTheMoney drops what does not fit a property without a word: so days alone are dates (a season is its first and
its last day), a Wikidata number that is none is left out, and what has no property of its own stands in ``notes`` of
the event, its EDTF too. It has no schema for a claim; an Event with its ``proof`` comes nearest.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from claims.exports.clock_record import ClockRecord
from claims.exports.plain import instant
from claims.exports.records import ClaimRecord, PartyRecord, TellingRecord, TombstoneRecord
from claims.exports.standing import in_words
from claims.terms import CONCERNED, PartyKind

CONTENT_TYPE = "application/x-ndjson; charset=utf-8"
_QID = re.compile(r"Q[1-9][0-9]*")
_SCHEMATA = {
    PartyKind.PERSON: "Person",
    PartyKind.ORGANISATION: "Organization",
    PartyKind.GOVERNMENT: "PublicBody",
    PartyKind.COURT: "PublicBody",
    PartyKind.GROUP: "Organization",
}
#: As what claims are given.
_CLAIM = "Event"
Entity = dict[str, Any]


def write_parts(parts: Iterable[Iterable[ClaimRecord]], withdrawn: Iterable[TombstoneRecord] = ()) -> Iterator[str]:
    """Claims, which come in parts, with all that they name, each entity once: lines, written while claims are read."""
    named: set[str] = set()
    for claims in parts:
        yield "".join(_line(entity) for claim in claims for entity in _new(entities_of(claim), named))
    yield "".join(map(_line, map(_tombstone, withdrawn)))


def _new(entities: Iterable[Entity], named: set[str]) -> Iterator[Entity]:
    """Those that were not ``named`` before. Events are not remembered: each claim comes once, and there are many."""
    for entity in entities:
        if entity["id"] not in named:
            yield entity
            if entity["schema"] != _CLAIM:
                named.add(entity["id"])


def entities_of(claim: ClaimRecord) -> Iterator[Entity]:
    """The claim as an event, its articles as proof, and the parties."""
    parties = [each for each in (claim.speaker, *(role.party for role in claim.roles)) if each]
    for party in parties:
        yield _party(party)
    for telling in claim.tellings:
        yield _article(telling)
    yield _event(claim)


def _event(claim: ClaimRecord) -> Entity:
    return _entity(
        claim.address,
        _CLAIM,
        name=[claim.wording],
        summary=[in_words(claim)],
        startDate=[_day(claim.happened and claim.happened.first)],
        endDate=[_day(claim.happened and claim.happened.last)],
        involved=[_id(each.party.address) for each in claim.roles if each.role in CONCERNED],
        organizer=[_id(claim.speaker.address) if claim.speaker else ""],
        proof=[_id(each.article) for each in claim.tellings],
        sourceUrl=[claim.address],
        modifiedAt=[claim.updated_at.date().isoformat()],
        notes=list(_notes(claim)),
    )


def _notes(claim: ClaimRecord) -> Iterator[str]:
    yield f"claim {claim.number}; {claim.n_articles} articles; {claim.n_origins} origins"
    if claim.speaker_name:
        yield f"speaker: {claim.speaker_name}"
    for name in ("happened", "said", "published"):
        if clock := getattr(claim, name):
            yield f"{name}: {clock.edtf}"
    for telling in claim.tellings:
        yield f"who told whom: {telling.chain_in_words or telling.outlet.name}"
        yield f"words: {telling.words}"
    for relation in claim.relations:
        yield f"{relation.label}: {relation.address}"
    for reply in claim.replies:
        yield f"{reply.party.name}: {reply.kind.label}{f' “{reply.words}”' if reply.words else ''}"


def _article(telling: TellingRecord) -> Entity:
    return _entity(
        telling.article,
        "Article",
        title=[telling.headline],
        publisher=[telling.outlet.name],
        sourceUrl=[telling.url or telling.article],
        publishedAt=[_edtf_day(telling.published)],
        retrievedAt=[instant(telling.first_held_at).removesuffix("Z").partition(".")[0]],
    )


def _party(party: PartyRecord) -> Entity:
    """A party. Products have no schema that may take part in an event: they are given as what else may act."""
    qid = party.qid if _QID.fullmatch(party.qid) else ""
    return _entity(
        party.address,
        _SCHEMATA.get(party.kind, "LegalEntity"),
        name=[party.name],
        wikidataId=[qid],
        sourceUrl=[party.address],
    )


def _tombstone(tombstone: TombstoneRecord) -> Entity:
    reason = f"Withdrawn: {tombstone.reason}"
    return _entity(tombstone.address, _CLAIM, name=[f"Claim {tombstone.number}"], summary=[reason])


def _entity(address: str, schema: str, **properties: list[str | None]) -> Entity:
    """One entity without empty values; what its id is made of is its address, the same in every export."""
    known = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items()}
    return {
        "id": _id(address),
        "schema": schema,
        "properties": {name: values for name, values in known.items() if values},
    }


def _id(address: str) -> str:
    return f"claimline-{hashlib.sha256(address.encode()).hexdigest()[:40]}"


def _day(day) -> str:
    return day.isoformat() if day else ""


def _edtf_day(clock: ClockRecord | None) -> str:
    """A day, month or year, which FollowTheMoney takes as a date; of a vaguer one its first day."""
    if clock is None:
        return ""
    return clock.edtf if clock.precision in ("day", "month", "year") else _day(clock.first)


def _line(entity: Entity) -> str:
    return f"{json.dumps(entity, ensure_ascii=False)}\n"

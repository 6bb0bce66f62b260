"""Claims as records."""

from claims.exports.clock_record import ClockRecord
from claims.exports.records import (
    ClaimRecord,
    PartyRecord,
    PlaceRecord,
    RelationRecord,
    ReplyRecord,
    RoleRecord,
)
from claims.models import Reply
from claims.outgoing.ratings import rating_record
from claims.outgoing.site import Site
from claims.outgoing.tellings import clock_record, telling_record
from claims.terms import PartyKind, PartyRole, ReplyKind, Status
from claims.timeline.in_full import ClaimInFull
from claims.timeline.outline import SetClock
from claims.timeline.relations import Related


def claim_record(site: Site, found: ClaimInFull) -> ClaimRecord:
    """All of one claim."""
    claim, facts = found.claim, found.facts
    return ClaimRecord(
        number=claim.number,
        address=site.page("claim-detail", claim.number),
        wording=claim.wording,
        status=Status(claim.status),
        negated=claim.negated,
        speaker=claim.speaker and site.party(claim.speaker),
        roles=tuple(_role(site, other) for other in claim.others),
        places=tuple(PlaceRecord(each["title"], site.page("dispute", each["slug"])) for each in claim.places),
        happened=_set_clock(facts.happened),
        said=_set_clock(facts.said),
        published=_set_clock(facts.published),
        first_held_at=facts.first_held_at,
        n_tellings=facts.n_tellings,
        n_articles=facts.n_articles,
        n_origins=facts.n_origins,
        tellings=tuple(telling_record(site, told, claim.number) for told in found.tellings),
        relations=tuple(_relation(site, each) for each in found.relations),
        replies=tuple(_reply(site, each) for each in found.replies),
        created_at=claim.created_at,
        updated_at=found.changed_at,
        ratings=tuple(rating_record(site, claim.number, each) for each in found.ratings),
    )


def _role(site: Site, other: dict) -> RoleRecord:
    address = site.page("party-detail", other["slug"])
    party = PartyRecord(other["name"], address, PartyKind(other["kind"]), other["wikidata_id"])
    return RoleRecord(party, PartyRole(other["role"]), other["words"])


def _set_clock(found: SetClock | None) -> ClockRecord | None:
    return clock_record(found.clock, found.why) if found else None


def _relation(site: Site, related: Related) -> RelationRecord:
    return RelationRecord(
        kind=related.kind,
        outward=related.is_first,
        label=related.label,
        number=related.other.number,
        address=site.page("claim-detail", related.other.number),
        wording=related.other.wording,
        speaker=related.other.speaker.name if related.other.speaker else "",
        status=related.status,
        words=related.words,
    )


def _reply(site: Site, reply: Reply) -> ReplyRecord:
    return ReplyRecord(
        party=site.party(reply.party),
        kind=ReplyKind(reply.kind),
        words=reply.words,
        replied=clock_record(reply.replied, reply.replied_why),
        status=Status(reply.status),
        claim=site.page("claim-detail", reply.answer.number) if reply.answer else "",
        article=site.page("article-detail", reply.evidence.article_id) if reply.evidence else "",
    )

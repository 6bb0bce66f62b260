"""Tellings, and what is left of withdrawn claims, as records."""

from django.db.backends.postgresql.psycopg_any import DateRange

from claims.exports.clock_record import ClockRecord
from claims.exports.records import SelectorRecord, StepRecord, TellingRecord, TombstoneRecord
from claims.models import Appearance, Claim
from claims.outgoing.site import Site
from claims.terms import Certainty, CueClass, Directness, NodeKind, Status
from claims.timeline import clocks
from claims.timeline.chains import Node
from claims.timeline.tellings_in_full import ToldInFull

_PAGES = {
    NodeKind.PARTY: "party-detail",
    NodeKind.PUBLISHER: "publisher-detail",
    NodeKind.DOCUMENT: "document-detail",
}


def telling_record(site: Site, told: ToldInFull, claim: int) -> TellingRecord:
    """One telling of the claim with this number."""
    row, article = told.appearance, told.appearance.article
    snapshot = site.page("article-version", article.pk, row.first_snapshot.number)
    return TellingRecord(
        id=row.pk,
        claim=claim,
        address=f"{snapshot}#a{row.pk}",
        headline=article.headline,
        article=site.page("article-detail", article.pk),
        url=site.whole(article.canonical_url),
        outlet=site.outlet(article.publisher),
        language=article.language,
        content=row.content,
        lead_in=_lead_in(row),
        status=Status(row.status),
        directness=Directness(row.directness),
        certainty=Certainty(row.certainty),
        negated=row.negated,
        source_words=row.source_words,
        cue_words=row.cue_words,
        cue=CueClass.parse(row.cue_class),
        speaker=row.speaker and site.party(row.speaker),
        chain=tuple(_step(site, node) for node in told.chain),
        origin=row.origin.key if row.origin else "",
        happened=clock_record(row.happened, row.happened_why),
        said=clock_record(row.said, row.said_why),
        published=clock_record(article.published, article.published_why),
        first_held_at=article.first_held_at,
        selector=SelectorRecord(**told.selector) if told.selector else None,
        state=told.state,
        version=row.first_snapshot.number,
        snapshot=snapshot,
        sha256=row.first_snapshot.sha256,
        redacted=row.first_snapshot.redacted_at is not None,
        by_hand=row.run_id is None,
        updated_at=told.changed_at,
        origin_label=row.origin.label if row.origin else "",
        origin_status=Status(row.origin.status) if row.origin else None,
    )


def clock_record(clock: DateRange | None, why: dict) -> ClockRecord | None:
    """A clock with its reason."""
    return ClockRecord.of(*clocks.bounds(clock), clocks.label(clock, why), why)


def tombstone_record(site: Site, claim: Claim) -> TombstoneRecord:
    """A withdrawn claim from ``Gate.tombstones``."""
    return TombstoneRecord(claim.number, site.page("claim-detail", claim.number), claim.tombstone, claim.updated_at)


def _lead_in(row: Appearance) -> str:
    """What pages put before the words (``templatetags/tellings.py``)."""
    if row.is_denial:
        return "Denied: "
    return f"{row.cue_words} " if row.is_object and row.cue_words else ""


def _step(site: Site, node: Node) -> StepRecord:
    return StepRecord(
        kind=node.kind,
        name=node.label,
        how=node.how,
        address=site.page(_PAGES[node.kind], node.slug) if node.slug else "",
        url=site.whole(node.url),
        words=node.words,
        aside=node.aside,
        what=node.what,
    )

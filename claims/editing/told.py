"""What a telling says, as an editor sees and sets it: one value for the form, the comparison, and the change."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from claims.models import Anchor, Appearance, ChainLink, ClaimParty
from claims.terms import Certainty, CueClass, Directness, DocumentKind, How, NodeKind, PartyKind, PartyRole, Status
from claims.text.dates import FuzzyDate
from claims.text.spans import Span

_LIVING = (Status.SUGGESTED, Status.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Named:
    """A party or a document by a name it is known by, or the end of its address; ``kind`` is what it is, where it is
    new."""

    name: str
    kind: PartyKind | DocumentKind | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One who passed the words on, between the speaker and the outlet. ``who.kind``: of parties and documents."""

    kind: NodeKind
    who: Named
    how: How
    words: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What a party is to the claim, besides speaking it."""

    who: Named
    role: PartyRole


@dataclass(frozen=True, slots=True)
class Dated:
    """A clock: first and last possible day, None for an open side, and why it says so (``why_field``)."""

    first: date | None
    last: date | None
    why: dict = field(default_factory=dict)

    @classmethod
    def entered(cls, words: str, meant: FuzzyDate) -> "Dated":
        """As an editor wrote it."""
        anchor_on = meant.anchor_on and meant.anchor_on.isoformat()
        why = {"words": words, "rule": meant.rule, "edtf": meant.edtf, "anchor_on": anchor_on, "entered": True}
        return cls(meant.first, meant.last, why)

    @classmethod
    def of(cls, clock: DateRange | None, why: dict) -> "Dated | None":
        """As it is stored; None for an unknown one."""
        if clock is None or clock.isempty:
            return None
        return cls(clock.lower, clock.upper and clock.upper - timedelta(days=1), why)


@dataclass(frozen=True, slots=True)
class Told:
    """All that can be set right in a telling and its claim. ``speaker`` is None for people without a name.

    Spans are places in the text of the telling's first stored version; an empty content stands nowhere in it.
    """

    content: Span
    source: Span | None
    cue: Span | None
    speaker: Named | None
    unnamed: str
    how: How
    cue_class: CueClass | None
    directness: Directness
    certainty: Certainty
    negated: bool
    links: tuple[Link, ...]
    parts: tuple[Part, ...]
    happened: Dated | None
    said: Dated | None
    wording: str
    own_claim: bool = False


def told_in(appearance: Appearance) -> Told:
    """A telling as it stands; loaded with claim, speaker and first snapshot it costs three queries."""
    links = list(appearance.chain.select_related("party", "publisher", "document").order_by("position"))
    first = links[0] if links else None
    anchor = _first_anchor(appearance)
    return Told(
        content=_span(anchor.start, anchor.end) or Span(0, 0),
        source=_span(anchor.source_start, anchor.source_end),
        cue=_span(anchor.cue_start, anchor.cue_end),
        speaker=Named(appearance.speaker.name) if appearance.speaker_id else None,
        unnamed=(first.unnamed or "") if first else "",
        how=How(first.how) if first else How.SAID,
        cue_class=CueClass.parse(appearance.cue_class),
        directness=Directness(appearance.directness),
        certainty=Certainty(appearance.certainty),
        negated=appearance.negated,
        links=tuple(map(_link, links[1:-1])),
        parts=_parts(appearance),
        happened=Dated.of(appearance.happened, appearance.happened_why),
        said=Dated.of(appearance.said, appearance.said_why),
        wording=appearance.claim.wording,
    )


def version_of_telling(appearance: Appearance, told: Told) -> str:
    """A short name of the telling as it stands (``told_in``), its claim and the text it stands in."""
    claim, snapshot = appearance.claim, appearance.first_snapshot
    state = (appearance.pk, appearance.status, claim.pk, claim.status, claim.merged_into_id, snapshot.pk)
    return hashlib.sha256(repr((*state, snapshot.redacted_at, told)).encode()).hexdigest()[:16]


def _first_anchor(appearance: Appearance) -> Anchor:
    """The anchor in the telling's first version; one without places where there is none."""
    stored = Anchor.objects.filter(appearance=appearance, snapshot=appearance.first_snapshot_id).first()
    return stored or Anchor(appearance=appearance)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _link(link: ChainLink) -> Link:
    return Link(NodeKind(link.kind), Named(link.label), How(link.how), link.words)


def _parts(appearance: Appearance) -> tuple[Part, ...]:
    rows = ClaimParty.objects.filter(claim=appearance.claim_id, status__in=_LIVING).select_related("party")
    return tuple(Part(Named(row.party.name), PartyRole(row.role)) for row in rows.order_by("role", "party__name", "pk"))

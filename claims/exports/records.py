"""What every format says of a claim: plain values, made by ``claims.outgoing``, written by the other modules here.

Addresses are whole ones. Days are inclusive at both ends; what is not known is None or "".
"""

from dataclasses import dataclass
from datetime import date, datetime

from claims.exports.clock_record import ClockRecord
from claims.terms import (
    CONCERNED,
    AnchorState,
    Certainty,
    CueClass,
    Directness,
    How,
    NodeKind,
    PartyKind,
    PartyRole,
    PublisherKind,
    RelationKind,
    ReplyKind,
    Status,
)


@dataclass(frozen=True, slots=True)
class PartyRecord:
    """A party; ``qid`` is its number on Wikidata."""

    name: str
    address: str
    kind: PartyKind
    qid: str = ""


@dataclass(frozen=True, slots=True)
class RoleRecord:
    """What a party is to a claim besides speaking it, and the words that say so."""

    party: PartyRecord
    role: PartyRole
    words: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A dispute or thread in which a claim stands."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One in a chain: ``address`` is its page here ("" for unnamed people), ``url`` where a document lies.

    ``what`` is the kind of the party, outlet or document.
    """

    kind: NodeKind
    name: str
    how: How
    address: str = ""
    url: str = ""
    words: str = ""
    aside: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class OutletRecord:
    """Who prints an article."""

    name: str
    address: str
    kind: PublisherKind


@dataclass(frozen=True, slots=True)
class SelectorRecord:
    """Where words stand in a stored text: W3C's TextQuoteSelector and TextPositionSelector in one."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TellingRecord:
    """A claim as one article tells it.

    ``address`` leads to the words in the stored version ``version``, whose text as first stored has this ``sha256``;
    ``url`` is the article's own page, "" without one. ``state`` says how the words stand in the last version looked at.
    ``by_hand``: an editor, and no machine, found it. ``content`` are the very words; where they would say something
    else by themselves (what is denied, or whom an accusation is against), ``lead_in`` has to stand before them.
    """

    id: int
    claim: int
    address: str
    headline: str
    article: str
    url: str
    outlet: OutletRecord
    language: str
    content: str
    lead_in: str
    status: Status
    directness: Directness
    certainty: Certainty
    negated: bool
    source_words: str
    cue_words: str
    cue: CueClass | None
    speaker: PartyRecord | None
    chain: tuple[StepRecord, ...]
    origin: str
    happened: ClockRecord | None
    said: ClockRecord | None
    published: ClockRecord | None
    first_held_at: datetime
    selector: SelectorRecord | None
    state: AnchorState | None
    version: int
    snapshot: str
    sha256: str
    redacted: bool
    by_hand: bool
    updated_at: datetime
    origin_label: str = ""
    origin_status: Status | None = None

    @property
    def words(self) -> str:
        """The words with what has to stand before them."""
        return f"{self.lead_in}{self.content}"

    @property
    def chain_in_words(self) -> str:
        """Who told whom on one line: "Microsoft → two people → Bloomberg"."""
        return " → ".join(step.name for step in self.chain)


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """How this claim stands to another (``outward``), or that one to this; ``label`` says it in words."""

    kind: RelationKind
    outward: bool
    label: str
    number: int
    address: str
    wording: str
    speaker: str
    status: Status
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReplyRecord:
    """What an accused party answered; ``claim`` and ``article`` are the addresses of where it stands."""

    party: PartyRecord
    kind: ReplyKind
    words: str
    replied: ClockRecord | None
    status: Status
    claim: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What a rating rests on."""

    url: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class RatingRecord:
    """A verdict on a claim: ``alternate_name`` in words and, on a scale, in figures: these are given together, or none.

    ``claim_reviewed`` is the claim in short, ``reasons`` are Markdown. ``address`` is its place on a page of its own.
    """

    address: str
    claim_reviewed: str
    alternate_name: str
    value: int | float | None
    best: int | float | None
    worst: int | float | None
    reasons: str
    sources: tuple[SourceRecord, ...]
    organisation: str
    url: str
    decided_on: date
    correction: str
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One claim with every telling in the order of publication; its clocks are the earliest of theirs.

    ``n_articles`` and ``n_origins`` count all tellings, ``tellings`` may hold fewer of them.
    """

    number: int
    address: str
    wording: str
    status: Status
    negated: bool
    speaker: PartyRecord | None
    roles: tuple[RoleRecord, ...]
    places: tuple[PlaceRecord, ...]
    happened: ClockRecord | None
    said: ClockRecord | None
    published: ClockRecord | None
    first_held_at: datetime
    n_tellings: int
    n_articles: int
    n_origins: int
    tellings: tuple[TellingRecord, ...]
    relations: tuple[RelationRecord, ...]
    replies: tuple[ReplyRecord, ...]
    created_at: datetime
    updated_at: datetime
    ratings: tuple[RatingRecord, ...] = ()

    @property
    def about(self) -> tuple[PartyRecord, ...]:
        """Whom it is about, in whatever role, each once."""
        return tuple({each.party.address: each.party for each in self.roles if each.role in CONCERNED}.values())

    @property
    def first(self) -> TellingRecord | None:
        """The telling that was published first."""
        return self.tellings[0] if self.tellings else None

    @property
    def certainty(self) -> Certainty:
        """How surely the first telling says it."""
        return self.first.certainty if self.first else Certainty.UNKNOWN

    @property
    def speaker_name(self) -> str:
        """Who says it: a party, or whom the first telling calls so without a name; "" where nobody is told of."""
        if self.speaker:
            return self.speaker.name
        return self.first.chain[0].name if self.first and self.first.chain else ""


@dataclass(frozen=True, slots=True)
class TombstoneRecord:
    """What is left of a withdrawn claim."""

    number: int
    address: str
    reason: str
    withdrawn_at: datetime


@dataclass(frozen=True, slots=True)
class ListRecord:
    """Claims that were asked for: one page of all ``n_found`` (None: not counted) in their order.

    ``page`` is the address of the same as a page for people, ``own`` of this list in its format, ``next`` of its next
    part. ``withdrawn`` are the latest of all ``n_withdrawn`` claims that were withdrawn from the dispute, whatever was
    asked for, on the first part (None on the others).
    ``as_of`` is the day to which all is wound back, by the clock ``as_of_clock``.
    """

    title: str
    question: str
    page: str
    own: str
    next: str
    n_found: int | None
    clock: str
    order: str
    as_of: date | None
    as_of_clock: str
    claims: tuple[ClaimRecord, ...]
    withdrawn: tuple[TombstoneRecord, ...]
    n_withdrawn: int | None = None

    @property
    def updated_at(self) -> datetime | None:
        """When any of it was last changed; None where there is nothing in it."""
        changed = [each.updated_at for each in self.claims] + [each.withdrawn_at for each in self.withdrawn]
        return max(changed, default=None)

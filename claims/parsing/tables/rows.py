"""The rows of the two tables as values."""

from dataclasses import dataclass
from datetime import datetime

from claims.parsing.tables.edtf import Clock
from claims.terms import (
    AnchorState,
    Certainty,
    CueClass,
    Directness,
    How,
    NodeKind,
    PartyKind,
    PartyRole,
    PublisherKind,
    Status,
)


@dataclass(frozen=True, slots=True)
class PartyCell:
    """A party by its name; ``slug`` is the end of its page's address where it came from."""

    name: str
    kind: PartyKind
    slug: str = ""
    qid: str = ""


@dataclass(frozen=True, slots=True)
class RoleCell:
    """What a party is to a claim, and the words that say so."""

    party: PartyCell
    role: PartyRole
    words: str = ""


@dataclass(frozen=True, slots=True)
class StepCell:
    """One in a chain. ``what`` is the kind of the party, publisher or document, "" where it is not told."""

    kind: NodeKind
    name: str
    how: How
    words: str = ""
    aside: str = ""
    slug: str = ""
    what: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim. Of a withdrawn one only the number, the reason and the moment are told."""

    line: int
    number: int
    wording: str
    status: Status
    reason: str
    speaker: PartyCell | None
    roles: tuple[RoleCell, ...]
    negated: bool
    first_url: str
    quote: str
    published: Clock | None
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class Held:
    """Where the version with the words is, or was, stored: the site, the article's number and the version's."""

    site: str
    article: int
    version: int

    @property
    def page(self) -> str:
        """The address of the article's page there."""
        return f"{self.site}/articles/{self.article}/"


@dataclass(frozen=True, slots=True)
class TellingRow:
    """A claim as one article tells it. ``url`` is "" for an article without an address of its own."""

    line: int
    claim: int
    url: str
    held: Held | None
    headline: str
    language: str
    outlet: str
    outlet_kind: PublisherKind
    published: Clock | None
    first_held_at: datetime | None
    status: Status
    by_hand: bool
    directness: Directness
    certainty: Certainty
    negated: bool
    cue: CueClass | None
    cue_words: str
    source_words: str
    lead_in: str
    speaker_slug: str
    happened: Clock | None
    said: Clock | None
    origin: str
    quote: str
    prefix: str
    suffix: str
    start: int | None
    end: int | None
    state: AnchorState | None
    sha256: str
    redacted: bool
    steps: tuple[StepCell, ...]

    @property
    def article(self) -> str:
        """By what its article is told from the others in the file."""
        return self.url or (self.held.page if self.held else "")

    @property
    def outlet_slug(self) -> str:
        """The end of the address of its outlet's page, as the chain tells it."""
        outlets = (step for step in self.steps if step.kind == NodeKind.PUBLISHER and step.name == self.outlet)
        return next((step.slug for step in outlets), "")

    @property
    def version(self) -> tuple[str, int]:
        """By what its stored version is."""
        return self.article, self.held.version if self.held else 1

"""The shapes of answers, for the description of the interface. ``fields=`` leaves keys out, so that none must be there.

Values are made by ``claims.exports.plain``; a test holds the two together.
"""

from typing import Literal

from typing_extensions import TypedDict

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
    Publishes,
    RelationKind,
    ReplyKind,
    Status,
)


class Clock(TypedDict, total=False):
    """First and last possible day, both inclusive, and why it says so."""

    first: str | None
    last: str | None
    label: str
    words: str
    rule: str
    counted_from: str
    season: str
    edtf: str
    precision: str


class NamedParty(TypedDict, total=False):
    """A party as others name it."""

    name: str
    address: str
    kind: PartyKind
    qid: str


class RoleOfParty(TypedDict, total=False):
    """What a party is to a claim besides speaking it."""

    party: NamedParty
    role: PartyRole
    words: str


class Place(TypedDict, total=False):
    """A dispute or thread in which a claim stands."""

    title: str
    address: str


class Step(TypedDict, total=False):
    """One in a chain."""

    kind: NodeKind
    name: str
    how: How
    address: str
    url: str
    words: str
    aside: str
    what: str


class Outlet(TypedDict, total=False):
    """Who prints."""

    name: str
    address: str
    kind: PublisherKind


class Selector(TypedDict, total=False):
    """W3C's TextQuoteSelector and TextPositionSelector in one; positions count code points of the snapshot's text."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


class Appearance(TypedDict, total=False):
    """A claim as one article tells it, with its chain and where the words stand."""

    id: int
    claim: int
    address: str
    headline: str
    article: str
    url: str
    outlet: Outlet
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
    speaker: NamedParty | None
    chain: list[Step]
    origin: str
    happened: Clock | None
    said: Clock | None
    published: Clock | None
    first_held_at: str
    selector: Selector | None
    state: AnchorState | None
    version: int
    snapshot: str
    sha256: str
    redacted: bool
    by_hand: bool
    updated_at: str
    origin_label: str
    origin_status: Status | None
    chain_in_words: str


class RelationOfClaim(TypedDict, total=False):
    """How a claim stands to another (``outward``), or that one to this."""

    kind: RelationKind
    outward: bool
    label: str
    number: int
    address: str
    wording: str
    speaker: str
    status: Status
    words: str


class Reply(TypedDict, total=False):
    """What an accused party answered."""

    party: NamedParty
    kind: ReplyKind
    words: str
    replied: Clock | None
    status: Status
    claim: str
    article: str


class Source(TypedDict, total=False):
    """What a rating rests on."""

    url: str
    name: str


class Rating(TypedDict, total=False):
    """An organisation's verdict on a claim, in words (``alternate_name``), perhaps in figures; reasons in Markdown."""

    address: str
    claim_reviewed: str
    alternate_name: str
    value: float | None
    best: float | None
    worst: float | None
    reasons: str
    sources: list[Source]
    organisation: str
    url: str
    decided_on: str
    correction: str
    created_at: str
    updated_at: str


class Claim(TypedDict, total=False):
    """A claim with every telling in the order of publication."""

    number: int
    address: str
    wording: str
    status: Status
    negated: bool
    speaker: NamedParty | None
    roles: list[RoleOfParty]
    places: list[Place]
    happened: Clock | None
    said: Clock | None
    published: Clock | None
    first_held_at: str
    n_tellings: int
    n_articles: int
    n_origins: int
    tellings: list[Appearance]
    relations: list[RelationOfClaim]
    replies: list[Reply]
    created_at: str
    updated_at: str
    ratings: list[Rating]
    standing: list[str]
    certainty: Certainty
    about: list[str]


class Tombstone(TypedDict, total=False):
    """What is left of a withdrawn claim."""

    number: int
    address: str
    reason: str
    withdrawn_at: str
    status: str


class Party(TypedDict, total=False):
    """A person, organisation, government, court, product, group, or unnamed people."""

    id: int
    slug: str
    address: str
    name: str
    kind: PartyKind
    qid: str


class Publisher(TypedDict, total=False):
    """Who prints."""

    id: int
    slug: str
    address: str
    name: str
    kind: PublisherKind
    domains: list[str]


class Article(TypedDict, total=False):
    """One story; its words are in its snapshots."""

    id: int
    address: str
    url: str
    headline: str
    byline: str
    language: str
    publisher: Outlet
    published: Clock | None
    first_held_at: str


class SnapshotLine(TypedDict, total=False):
    """One stored version of an article, without its text."""

    id: int
    article: int
    number: int
    address: str
    sha256: str
    fetched_at: str
    redacted_at: str | None


class Snapshot(SnapshotLine, total=False):
    """One stored version of an article; ``normalisation`` says how its ``text`` came about and is counted."""

    text: str
    normalisation: str


class Relation(TypedDict, total=False):
    """How one claim (``claim``) stands to another; ``evidence`` is the appearance that says so."""

    id: int
    kind: RelationKind
    label: str
    claim: int
    other: int
    status: Status
    words: str
    evidence: int | None


class Dispute(TypedDict, total=False):
    """A curated subject; one with a ``parent`` (its slug) is a thread of that."""

    id: int
    slug: str
    address: str
    title: str
    question: str
    parent: str | None
    publishes: Publishes


class Change(TypedDict, total=False):
    """A claim that changed, and what stands at its number now; ``into`` is the number it was merged into."""

    number: int
    change: Literal["changed", "withdrawn", "merged", "gone"]
    at: str
    claim: str
    reason: str | None
    into: int | None


class ClaimList(TypedDict):
    """Claims by number. ``next`` is where it goes on; null: nowhere."""

    items: list[Claim]
    next: str | None


class AppearanceList(TypedDict):
    """Appearances by id."""

    items: list[Appearance]
    next: str | None


class PartyList(TypedDict):
    """Parties by id."""

    items: list[Party]
    next: str | None


class PublisherList(TypedDict):
    """Publishers by id."""

    items: list[Publisher]
    next: str | None


class ArticleList(TypedDict):
    """Articles by id."""

    items: list[Article]
    next: str | None


class SnapshotList(TypedDict):
    """Stored versions by id, without their texts."""

    items: list[SnapshotLine]
    next: str | None


class RelationList(TypedDict):
    """Relations by id."""

    items: list[Relation]
    next: str | None


class DisputeList(TypedDict):
    """Disputes and threads by id."""

    items: list[Dispute]
    next: str | None


class ChangeList(TypedDict):
    """Changes in their order. ``next`` is where it goes on, at once where there is ``more``."""

    items: list[Change]
    next: str
    more: bool


class Made(TypedDict):
    """What was made of what was sent, and its page at the desk."""

    id: int
    address: str


class Problem(TypedDict, total=False):
    """What is wrong, by RFC 9457; ``problems`` has one sentence each. A withdrawn claim leaves its ``tombstone``."""

    type: str
    title: str
    status: int
    detail: str
    problems: list[str]
    tombstone: Tombstone

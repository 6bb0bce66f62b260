"""The tellings of some claims as origins are judged by them: plain values, loaded in three queries, and one for each
hundred texts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import F

from claims.linking.origins.reading import Reading, read_around
from claims.models import Anchor, Appearance, ChainLink, Snapshot
from claims.terms import NodeKind, Status
from claims.text.spans import Span

_COLUMNS = {
    "published": "article__published",
    "published_why": "article__published_why",
    "first_held_at": "article__first_held_at",
    "outlet_id": "article__publisher",
    "outlet": "article__publisher__name",
    "snapshot_id": "first_snapshot",
    "sha256": "first_snapshot__sha256",
    "redacted_at": "first_snapshot__redacted_at",
}
_OWN = ("pk", "key", "claim_id", "article_id", "content", "cue_words", "cue_class", "medium", "said", "origin_id")


@dataclass(frozen=True, slots=True)
class Link:
    """One of a telling's chain: ``node`` names who stands there ("publisher:3")."""

    pk: int
    kind: NodeKind
    node: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """One telling. ``reading`` is what the words around it say; ``span`` is None where its words are gone."""

    pk: int
    key: str
    claim_id: int
    content: str
    cue_words: str
    cue_class: str | None
    medium: str
    said: tuple[date | None, date | None]
    published: tuple[date | None, date | None]
    published_at: str
    first_held_at: datetime
    article_id: int
    snapshot_id: int
    sha256: str
    outlet_id: int
    outlet: str
    origin_id: int | None
    span: Span | None
    chain: tuple[Link, ...]
    reading: Reading = field(repr=False)

    @property
    def place(self) -> tuple:
        """Sorts tellings by their article's day and instant, then by what does not depend on who came first."""
        start = self.span.start if self.span else 0
        return (self.published[0] or date.max, self.published_at, self.sha256, self.outlet, start, self.key)

    @property
    def through(self) -> tuple[Link, ...]:
        """The outlets that it came by, the innermost first, without its own."""
        named = (link for link in self.chain[:-1] if link.kind == NodeKind.PUBLISHER)
        return tuple(link for link in named if link.node != f"publisher:{self.outlet_id}")


def load_tellings(claims: Iterable[int]) -> dict[int, list[Told]]:
    """The living tellings of each claim, in the order of ``Told.place``."""
    dead = [Status.REJECTED, Status.WITHDRAWN]
    rows = Appearance.objects.filter(claim__in=claims).exclude(status__in=dead).order_by()
    rows = list(rows.values(*_OWN, **{name: F(path) for name, path in _COLUMNS.items()}))
    chains = _chains([row["pk"] for row in rows])
    spans = _spans({row["snapshot_id"] for row in rows})
    readings = _readings(rows, chains, spans)
    told = defaultdict(list)
    for row in rows:
        told[row["claim_id"]].append(_told(row, chains.get(row["pk"], ()), spans, readings[row["pk"]]))
    return {claim: sorted(tellings, key=lambda one: one.place) for claim, tellings in told.items()}


def _told(row: dict, chain: tuple[Link, ...], spans: dict, reading: Reading) -> Told:
    why = row.pop("published_why") or {}
    row.pop("redacted_at")
    span, _ = spans[row["snapshot_id"]].get(row["pk"], (None, None))
    clocks = {"said": _bounds(row.pop("said")), "published": _bounds(row.pop("published"))}
    return Told(**row, **clocks, published_at=why.get("at") or "", span=span, chain=chain, reading=reading)


def _bounds(clock) -> tuple[date | None, date | None]:
    """First and last day of a stored range, whose upper end is exclusive."""
    if clock is None or clock.isempty:
        return None, None
    return clock.lower, clock.upper and clock.upper - timedelta(days=1)


def _chains(appearances: list[int]) -> dict[int, tuple[Link, ...]]:
    rows = ChainLink.objects.filter(appearance__in=appearances).order_by("appearance", "position")
    rows = rows.values_list(
        *("pk", "appearance", "party", "party__name", "publisher", "publisher__name", "document", "document__title"),
        *("unnamed", "words"),
    )
    chains = defaultdict(list)
    for pk, appearance, party, party_name, publisher, publisher_name, document, title, unnamed, words in rows:
        nodes = (
            (NodeKind.PARTY, party, party_name),
            (NodeKind.PUBLISHER, publisher, publisher_name),
            (NodeKind.DOCUMENT, document, title),
        )
        kind, who, label = next((node for node in nodes if node[1]), (NodeKind.UNNAMED, None, unnamed or ""))
        chains[appearance].append(Link(pk, kind, f"{kind}:{who or label}"[:200], label, words))
    return {appearance: tuple(links) for appearance, links in chains.items()}


def _spans(snapshots: set[int]) -> dict[int, dict[int, tuple[Span, int | None]]]:
    """Snapshot → appearance → where it stands there, and its speaker: all of the snapshot's, whatever they claim."""
    rows = Anchor.objects.filter(snapshot__in=snapshots, appearance__isnull=False, start__isnull=False)
    rows = rows.exclude(appearance__status__in=[Status.REJECTED, Status.WITHDRAWN])
    found: dict[int, dict] = {snapshot: {} for snapshot in snapshots}
    columns = ("snapshot", "appearance", "start", "end", "appearance__speaker")
    for snapshot, appearance, start, end, speaker in rows.order_by("start", "end").values_list(*columns):
        found[snapshot][appearance] = (Span(start, end), speaker)
    return found


def _readings(rows: list[dict], chains: dict, spans: dict) -> dict[int, Reading]:
    """What each text says around its claim; texts that are the same to the letter are read once."""
    wanted = {}
    for row in rows:
        around = spans[row["snapshot_id"]]
        span, speaker = around.get(row["pk"], (None, None))
        beside = tuple(other for other, _ in around.values() if other != span)
        others = tuple(other for other, whose in around.values() if whose != speaker)
        through = [link.label for link in chains.get(row["pk"], ())[:-1] if link.kind == NodeKind.PUBLISHER]
        outlets = (row["outlet"], *through)
        wanted[row["pk"]] = (row["sha256"], row["redacted_at"], span, beside, others, outlets)
    return read_around(wanted, {row["pk"]: row["snapshot_id"] for row in rows}, _texts)


def _texts(snapshots: set[int]) -> dict[int, str]:
    return dict(Snapshot.objects.filter(pk__in=snapshots).values_list("pk", "text"))

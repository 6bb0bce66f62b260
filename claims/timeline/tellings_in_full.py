"""Tellings in full: the words, where they stand in the stored text, how sure that is, and who told whom."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Expression, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Greatest, JSONObject

from claims.models import Anchor, Appearance, ChainLink
from claims.permissions import Gate
from claims.terms import AnchorState
from claims.timeline.chains import Chain, chains_of
from claims.timeline.events import last_event

_SELECTOR = ("exact", "prefix", "suffix", "start", "end")
#: Wide columns that no format says.
_UNSAID = ("search", "reading", *(f"first_snapshot__{column}" for column in ("text", "html", "pages")))


@dataclass(frozen=True, slots=True)
class ToldInFull:
    """One telling, with its article, publisher, origin and the version in which it was found.

    ``selector`` has the keys ``exact``, ``prefix``, ``suffix``, ``start``, ``end``; None where the words are not to be
    pointed at. ``state`` is how they stand in version ``latest`` of the article, the last one looked at.
    """

    appearance: Appearance
    chain: Chain
    selector: dict | None
    state: AnchorState | None
    latest: int
    changed_at: datetime


def load_tellings_of(gate: Gate, claims: Collection[int]) -> dict[int, list[ToldInFull]]:
    """Key of a claim → its visible tellings; two queries for however many."""
    by_claim: dict[int, list[ToldInFull]] = defaultdict(list)
    for told in load_tellings(gate, gate.appearances().filter(claim__in=claims)):
        by_claim[told.appearance.claim_id].append(told)
    return by_claim


def load_tellings(gate: Gate, appearances: QuerySet[Appearance]) -> list[ToldInFull]:
    """These tellings, which came through the gate, in their order; two queries."""
    rows = list(_with_rows(gate, appearances))
    chains = chains_of({row.pk: row.origin and row.origin.key for row in rows})
    return [_told(row, chains.get(row.pk, ())) for row in rows]


def _with_rows(gate: Gate, appearances: QuerySet[Appearance]) -> QuerySet[Appearance]:
    anchors = Anchor.objects.filter(gate.versions("snapshot__"), appearance=OuterRef("pk"))
    first = anchors.filter(snapshot=OuterRef("first_snapshot"), start__isnull=False)
    latest = anchors.order_by("-snapshot__number")
    return (
        appearances.select_related("article__publisher", "first_snapshot", "origin", "speaker")
        .defer(*_UNSAID)
        .annotate(
            selector=Subquery(first.values(json=JSONObject(**{name: name for name in _SELECTOR}))[:1]),
            latest=Subquery(latest.values(json=JSONObject(state="state", number="snapshot__number"))[:1]),
            changed_at=_changed_at(),
        )
    )


def _changed_at() -> Expression:
    """When the telling, its chain or its evidence was last written."""
    own = last_event(Appearance)
    beside = (last_event(model, "appearance") for model in (ChainLink, Anchor))
    return Greatest(F("created_at"), own, *beside)


def _told(row: Appearance, chain: Chain) -> ToldInFull:
    latest = row.latest or {"state": None, "number": row.first_snapshot.number}
    return ToldInFull(
        appearance=row,
        chain=chain,
        selector=None if row.first_snapshot.redacted_at else row.selector,
        state=AnchorState.parse(latest["state"]),
        latest=latest["number"],
        changed_at=row.changed_at,
    )

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
from claims.timeline.chains import Chain, chain_in, links_beside
from claims.timeline.events import last_event
from claims.timeline.outline import Outline, in_outline, in_time, outline_in, outline_of

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


@dataclass(frozen=True, slots=True)
class Tellings:
    """The tellings of one claim in the order of publication: ``outlines`` of all, ``told`` all of them or the first.

    ``changed_at`` is when the last one of all was written.
    """

    outlines: list[Outline]
    told: list[ToldInFull]
    changed_at: datetime


def load_tellings_of(gate: Gate, claims: Collection[int]) -> dict[int, Tellings]:
    """Key of a claim → all its visible tellings; one query for however many."""
    by_claim: dict[int, list[ToldInFull]] = defaultdict(list)
    for told in load_tellings(gate, gate.appearances().filter(claim__in=claims)):
        by_claim[told.appearance.claim_id].append(told)
    return {pk: _in_time(tellings) for pk, tellings in by_claim.items()}


def load_first_tellings_of(gate: Gate, claims: Collection[int], most: int) -> dict[int, Tellings]:
    """The same with only the ``most`` first tellings of each claim in full; two queries."""
    outlines: dict[int, list[Outline]] = defaultdict(list)
    changed: dict[int, datetime] = {}
    rows = gate.appearances().filter(claim__in=claims).annotate(changed_at=_changed_at())
    for row in in_outline(rows, "claim_id", "changed_at"):
        pk, at = row.pop("claim_id"), row.pop("changed_at")
        changed[pk] = max(changed.get(pk, at), at)
        outlines[pk].append(outline_in(row))
    for of_claim in outlines.values():
        of_claim.sort(key=in_time)
    wanted = [outline.pk for of_claim in outlines.values() for outline in of_claim[:most]]
    told = {each.appearance.pk: each for each in load_tellings(gate, Appearance.objects.filter(pk__in=wanted))}
    return {
        pk: Tellings(of_claim, [told[each.pk] for each in of_claim[:most] if each.pk in told], changed[pk])
        for pk, of_claim in outlines.items()
    }


def _in_time(tellings: list[ToldInFull]) -> Tellings:
    told = {each.appearance.pk: each for each in tellings}
    outlines = sorted((outline_of(each.appearance) for each in tellings), key=in_time)
    return Tellings(outlines, [told[each.pk] for each in outlines], max(each.changed_at for each in tellings))


def load_tellings(gate: Gate, appearances: QuerySet[Appearance]) -> list[ToldInFull]:
    """These tellings, which came through the gate, in their order; one query."""
    return [_told(row) for row in _with_rows(gate, appearances)]


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
            links=links_beside(),
            changed_at=_changed_at(),
            state_before=F("imported__state"),
        )
    )


def _changed_at() -> Expression:
    """When the telling, its chain or its evidence was last written."""
    own = last_event(Appearance)
    beside = (last_event(model, "appearance") for model in (ChainLink, Anchor))
    return Greatest(F("created_at"), own, *beside)


def _told(row: Appearance) -> ToldInFull:
    latest = row.latest or {"state": None, "number": row.first_snapshot.number}
    is_first = latest["number"] == row.first_snapshot.number
    return ToldInFull(
        appearance=row,
        chain=chain_in(row.links, row.origin and row.origin.key),
        selector=None if row.first_snapshot.redacted_at else row.selector,
        state=AnchorState.parse(is_first and row.state_before or latest["state"]),
        latest=latest["number"],
        changed_at=row.changed_at,
    )

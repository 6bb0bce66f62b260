"""Where a timeline stands among the disputes: its parent, its threads, and the other disputes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from claims.models import Dispute
from claims.permissions import Gate
from claims.timeline.keeping import Keep
from claims.timeline.viewing import view_holds_until

_KEPT: Keep[bool, list[Dispute]] = Keep(most=2)


@dataclass(frozen=True, slots=True)
class Place:
    """A dispute with the visible ones around it; ``others`` are the further disputes that are no thread."""

    dispute: Dispute
    parent: Dispute | None
    threads: list[Dispute]
    others: list[Dispute]


def roots_of(gate: Gate) -> list[Dispute]:
    """The disputes that are no thread, the first one first. One query."""
    return _roots_among(_every(gate))


def with_threads(gate: Gate) -> list[tuple[Dispute, list[Dispute]]]:
    """Each dispute with its threads, as far as they are visible. One query."""
    disputes = _every(gate)
    return [(root, [each for each in disputes if each.parent_id == root.pk]) for root in _roots_among(disputes)]


def roots_holding(gate: Gate, **held: Q) -> dict[str, list[Dispute]]:
    """Under the name of each condition the disputes, no threads, that have an entry which meets it: in whose timelines
    it finds something. Where there is but one dispute, that one, unasked; else one query more."""
    roots = roots_of(gate)
    if len(roots) < 2:
        return dict.fromkeys(held, roots)
    holds = {name: Exists(gate.entries().filter(where, dispute=OuterRef("pk"))) for name, where in held.items()}
    rows = Dispute.objects.filter(pk__in=[root.pk for root in roots]).values("pk", **holds)
    found = {row["pk"]: row for row in rows}
    return {name: [root for root in roots if found.get(root.pk, {}).get(name)] for name in held}


def find_place(gate: Gate, slug: str | None = None) -> Place | None:
    """The dispute of this slug, or the first that is no thread; None where there is none. One query."""
    disputes = _every(gate)
    roots = _roots_among(disputes)
    candidates = roots if slug is None else [dispute for dispute in disputes if dispute.slug == slug]
    if not candidates:
        return None
    found = candidates[0]
    return Place(
        dispute=found,
        parent=next((dispute for dispute in disputes if dispute.pk == found.parent_id), None),
        threads=[dispute for dispute in disputes if dispute.parent_id == found.pk],
        others=[dispute for dispute in roots if dispute != found],
    )


def moved_thread(gate: Gate, dispute: Dispute, threads: Sequence[str]) -> Dispute | None:
    """What this dispute is narrowed to by its slug alone and is no thread of it: as a rule it was, before it was moved,
    though that is not asked. None where it is a thread, or nothing is called so. One query.
    """
    if len(threads) != 1:
        return None
    found = next((each for each in _every(gate) if each.slug == threads[0]), None)
    return found if found and dispute.pk not in (found.pk, found.parent_id) else None


def _roots_among(disputes: list[Dispute]) -> list[Dispute]:
    return sorted((dispute for dispute in disputes if dispute.parent_id is None), key=lambda dispute: dispute.pk)


def _every(gate: Gate) -> list[Dispute]:
    return _KEPT.get(
        gate.sees_all,
        gate.now,
        lambda: list(gate.disputes().in_order()),
        lambda: view_holds_until(gate),
    )

"""What was merged and taken apart at the desk, and the claims that a merge of parties would move."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from claims.models import Claim, MergeOperation, Party
from claims.permissions import Gate
from claims.terms import MergeKind

MERGES_A_PAGE = 30
MOST_EXAMPLES = 5

_OF_PARTIES = (MergeKind.MERGE_PARTIES, MergeKind.SPLIT_PARTY)


@dataclass(frozen=True, slots=True)
class Merge:
    """One merge or split with the two things that it was about; None for one that is there no more."""

    operation: MergeOperation
    kind: MergeKind
    absorbed: Party | Claim | None
    survivor: Party | Claim | None

    @property
    def is_of_parties(self) -> bool:
        return self.kind in _OF_PARTIES

    @property
    def is_merge(self) -> bool:
        """Whether two became one; else one became two."""
        return self.kind in (MergeKind.MERGE_PARTIES, MergeKind.MERGE_CLAIMS)


@dataclass(frozen=True, slots=True)
class MergesPage:
    """A page of merges and splits, the latest first."""

    page: Page
    merges: list[Merge]


def load_merges_page(number: object = 1) -> MergesPage:
    """For people of the desk, who see all; four queries."""
    page = Paginator(_operations().order_by("-pk"), MERGES_A_PAGE).get_page(number)
    return MergesPage(page, _with_things(list(page)))


def load_merge(pk: int) -> Merge | None:
    """One merge or split; at most two queries."""
    operation = _operations().filter(pk=pk).first()
    return _with_things([operation])[0] if operation else None


def examples_of(gate: Gate, party: Party) -> list[Claim]:
    """Some claims that a party makes or has a part in, the latest first; one query."""
    claims = gate.claims().filter(Q(speaker=party) | Q(pk__in=gate.roles().filter(party=party).values("claim")))
    return list(claims.select_related("speaker").defer("search", "slots").order_by("-pk")[:MOST_EXAMPLES])


def _operations() -> QuerySet[MergeOperation]:
    return MergeOperation.objects.select_related("decided_by", "undone_by")


def _with_things(operations: list[MergeOperation]) -> list[Merge]:
    """Each with what it was about: one query for all parties, one for all claims."""
    kinds = [MergeKind(operation.kind) for operation in operations]
    keys: dict[bool, set[int]] = {True: set(), False: set()}
    for operation, kind in zip(operations, kinds, strict=True):
        keys[kind in _OF_PARTIES] |= {operation.absorbed_id, operation.survivor_id}
    things = {
        True: Party.objects.in_bulk(keys[True]),
        False: Claim.objects.defer("search", "slots").in_bulk(keys[False]),
    }
    return [
        Merge(operation, kind, found.get(operation.absorbed_id), found.get(operation.survivor_id))
        for operation, kind in zip(operations, kinds, strict=True)
        for found in [things[kind in _OF_PARTIES]]
    ]

"""What was merged and taken apart at the desk, and the claims that a merge of parties would move."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from claims.models import ChainLink, Claim, MergeOperation, Party, Publisher
from claims.permissions import Gate
from claims.terms import MergeKind

MERGES_A_PAGE = 30
MOST_EXAMPLES = 5

_THINGS = {
    Party: Party.objects.all(),
    Claim: Claim.objects.defer("search", "slots"),
    Publisher: Publisher.objects.all(),
}
_OF = {
    MergeKind.MERGE_PARTIES: Party,
    MergeKind.SPLIT_PARTY: Party,
    MergeKind.MERGE_CLAIMS: Claim,
    MergeKind.SPLIT_CLAIM: Claim,
    MergeKind.MERGE_OUTLETS: Publisher,
}
_SPLITS = (MergeKind.SPLIT_PARTY, MergeKind.SPLIT_CLAIM)


@dataclass(frozen=True, slots=True)
class Merge:
    """One merge or split with the two things that it was about; None for one that is there no more."""

    operation: MergeOperation
    kind: MergeKind
    absorbed: Party | Claim | Publisher | None
    survivor: Party | Claim | Publisher | None

    @property
    def of(self) -> str:
        """What the two are: "party", "claim" or "publisher"."""
        return _OF[self.kind]._meta.model_name

    @property
    def is_merge(self) -> bool:
        """Whether two became one; else one became two."""
        return self.kind not in _SPLITS


@dataclass(frozen=True, slots=True)
class MergesPage:
    """A page of merges and splits, the latest first."""

    page: Page
    merges: list[Merge]


def load_merges_page(number: object = 1) -> MergesPage:
    """For people of the desk, who see all; five queries at most."""
    page = Paginator(_operations().order_by("-pk"), MERGES_A_PAGE).get_page(number)
    return MergesPage(page, _with_things(list(page)))


def load_merge(pk: int) -> Merge | None:
    """One merge or split; at most two queries."""
    operation = _operations().filter(pk=pk).first()
    return _with_things([operation])[0] if operation else None


def examples_of(gate: Gate, party: Party) -> list[Claim]:
    """Some claims that a party makes or has a part in, the latest first; one query."""
    named = gate.roles().filter(party=party)
    return _examples(gate.claims().filter(Q(speaker=party) | Q(pk__in=named.values("claim"))))


def examples_through(gate: Gate, outlet: Publisher) -> list[Claim]:
    """Some claims that came through an outlet, the latest first; one query."""
    links = ChainLink.objects.filter(publisher=outlet)
    told = gate.appearances().filter(pk__in=links.values("appearance"))
    return _examples(gate.claims().filter(pk__in=told.values("claim")))


def _examples(claims: QuerySet[Claim]) -> list[Claim]:
    return list(claims.select_related("speaker").defer("search", "slots").order_by("-pk")[:MOST_EXAMPLES])


def _operations() -> QuerySet[MergeOperation]:
    return MergeOperation.objects.select_related("decided_by", "undone_by")


def _with_things(operations: list[MergeOperation]) -> list[Merge]:
    """Each with what it was about: one query for all parties, one for all claims, one for all outlets."""
    kinds = [MergeKind(operation.kind) for operation in operations]
    keys: dict[type, set[int]] = {model: set() for model in _THINGS}
    for operation, kind in zip(operations, kinds, strict=True):
        keys[_OF[kind]] |= {operation.absorbed_id, operation.survivor_id}
    things = {model: rows.in_bulk(keys[model]) for model, rows in _THINGS.items()}
    return [
        Merge(operation, kind, found.get(operation.absorbed_id), found.get(operation.survivor_id))
        for operation, kind in zip(operations, kinds, strict=True)
        for found in [things[_OF[kind]]]
    ]

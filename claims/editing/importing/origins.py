"""Origins of a file: which tellings of a claim go back to one root, and who that is here."""

import re
from collections.abc import Sequence

from claims.editing.importing.articles import Placed
from claims.editing.importing.run import Run
from claims.models import ChainLink, Document, Origin, Party, Publisher
from claims.terms import NodeKind

_FURTHER = re.compile(r"@(?:\d{4}-\d\d-\d\d|undated)(?:~\d+)?$")
_NAMED = {
    NodeKind.PARTY: (Party, "name"),
    NodeKind.PUBLISHER: (Publisher, "name"),
    NodeKind.DOCUMENT: (Document, "title"),
}
Root = tuple[str, str]  # kind and name


def store_origins(run: Run, placed: Sequence[Placed], chains: dict[int, list[ChainLink]]) -> dict[int, int]:
    """Key of a telling → key of its origin, for those that have one; three queries or so for all."""
    rows = [each for each in placed if each.row.origin]
    roots = _roots({_parts(each.row.origin)[0] for each in rows}, chains)
    wanted: dict[tuple[int, str], str] = {}
    of: dict[int, tuple[int, str]] = {}
    for each in rows:
        (kind, label), further = _parts(each.row.origin)
        name = roots.get((kind, label), f"{kind}:{label}")[:180]
        of[each.key] = run.open_to[each.row.claim], f"{name}{further}"[:200]
        wanted[of[each.key]] = label[:300]
    new = (Origin(claim_id=claim, key=key, label=label) for (claim, key), label in wanted.items())
    Origin.objects.bulk_create(new, ignore_conflicts=True)
    stored = Origin.objects.filter(claim__in={claim for claim, _ in wanted}).values_list("claim", "key", "pk")
    keys = {(claim, key): pk for claim, key, pk in stored}
    return {key: keys[origin] for key, origin in of.items()}


def _parts(cell: str) -> tuple[Root, str]:
    """ "publisher:Bloomberg@2025-01-29" in its parts: the kind and the name of the root, and which of several it is."""
    further = _FURTHER.search(cell)
    kind, _, label = cell[: further.start() if further else None].partition(":")
    return (kind, label), further[0] if further else ""


def _roots(wanted: set[Root], chains: dict[int, list[ChainLink]]) -> dict[Root, str]:
    """What roots are called here: those that stand in the chains, then those that are known by name."""
    found = {}
    for kind, (model, column) in _NAMED.items():
        names = {label for root, label in wanted if root == kind}
        rows = model.objects.filter(**{f"{column}__in": names}).order_by("-pk") if names else ()
        found |= {(kind.value, str(row)): f"{kind}:{row.pk}" for row in rows}
    links = [link for chain in chains.values() for link in chain]
    return found | {(link.kind, link.label): f"{link.kind}:{_key(link)}" for link in links if link.kind in _NAMED}


def _key(link: ChainLink) -> int:
    return getattr(link, f"{link.kind}_id")

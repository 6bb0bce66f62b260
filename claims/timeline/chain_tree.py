"""Many chains as one tree: what they share at their beginning is drawn once.

Named people, outlets and documents are the same wherever they stand after the same predecessors. Unnamed people are
not: "people familiar" who spoke to one outlet need not be those who spoke to another, so they are joined only where
the next one in the chain is the same, too. The root of several origins stands there once for each.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.terms import NodeKind
from claims.timeline.chains import Chain, Node, several_with_root


@dataclass(slots=True)
class Branch:
    """A node of the tree, what follows it, and by article the days (in words) of those whose chain ends here."""

    node: Node
    children: dict[str, "Branch"] = field(default_factory=dict)
    days: dict[int, str] = field(default_factory=dict)

    @property
    def n_articles(self) -> int:
        return len(self.days)

    @property
    def n_behind(self) -> int:
        """Articles of which a chain ends here or leads on from here, as far as it meets no other origin."""
        return len(self._behind())

    def _behind(self) -> set[int]:
        return set(self.days).union(*(each._behind() for each in self.children.values() if not each.node.is_origin))


def grow(chains: Iterable[tuple[Chain, int, str]]) -> dict[str, Branch]:
    """The roots of the tree of (chain, its article, the day of that in words), in the order in which they came.

    An article that tells the claim twice, in chains that are drawn as one, is one article.
    """
    roots: dict[str, Branch] = {}
    for chain, article, day in chains:
        level, branch = roots, None
        for position, node in enumerate(chain):
            branch = level.setdefault(_identity(chain, position), Branch(node))
            if node.is_origin and not branch.node.is_origin:
                branch.node = node
            level = branch.children
        if branch:
            branch.days[article] = day
    return roots


def lead_back(chains: Sequence[tuple[Chain, str | None]]) -> list[Chain]:
    """Each chain of (chain, key of its origin) by way of its origin: one that does not name it, but was found to have
    its words from there, begins as another of that origin does. The outlets that it names stay in it."""
    heads: dict[str, Chain] = {}
    for chain, _ in chains:
        for place, node in enumerate(chain):
            if node.is_origin:
                heads.setdefault(node.origin_key, chain[: place + 1])
    return [_led_by(heads.get(key or "", ()), chain) for chain, key in chains]


def _led_by(head: Chain, chain: Chain) -> Chain:
    if not head or any(node.is_origin for node in chain):
        return chain
    if chain[-1].key == head[-1].key:
        return head
    known = {node.key for node in head}
    passed_on = (node for node in chain[:-1] if node.kind is NodeKind.PUBLISHER and node.key not in known)
    return (*head, *passed_on, chain[-1])


def _identity(chain: Chain, position: int) -> str:
    node = chain[position]
    following = chain[position + 1].key if position + 1 < len(chain) else ""
    key = node.origin_key if several_with_root(node.origin_key) else node.key
    return f"{key} before {following}" if node.is_unnamed else key

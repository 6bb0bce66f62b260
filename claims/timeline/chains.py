"""Who told whom: the chain of an appearance, from the speaker to the article's publisher, ready to be shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from claims.models import ChainLink
from claims.permissions import Gate
from claims.terms import How, NodeKind

_SHOWN = (
    *("appearance", "how", "words", "unnamed", "n_unnamed", "unnamed_reason"),
    *("party__name", "party__slug", "publisher__name", "publisher__slug"),
    *("document__title", "document__slug", "document__url"),
)
_OF_WHOM = ChainLink.objects.select_related("party", "publisher", "document").only(*_SHOWN)
_LINKS = _OF_WHOM.order_by("appearance", "position")


@dataclass(frozen=True, slots=True)
class Node:
    """One who stands in a chain. ``slug`` names its page, None where there is none (unnamed people).

    ``origin_key`` names the origin that it is the root of; ``url`` is where a document lies outside.
    """

    key: str
    kind: NodeKind
    label: str
    slug: str | None
    how: How
    words: str = ""
    aside: str = ""
    is_origin: bool = False
    origin_key: str = ""
    url: str = ""

    @property
    def is_unnamed(self) -> bool:
        return self.kind == NodeKind.UNNAMED


Chain = tuple[Node, ...]


def load_chains(gate: Gate, origins: dict[int, str | None]) -> dict[int, Chain]:
    """Appearance id → its chain, for the visible ones of ``origins`` (appearance id → key of its origin). One query."""
    return _grouped(_LINKS & gate.chain_links(), origins)


def chains_of(origins: dict[int, str | None]) -> dict[int, Chain]:
    """The same of appearances that came through the gate already. One query."""
    return _grouped(_LINKS, origins)


def _grouped(links: QuerySet[ChainLink], origins: dict[int, str | None]) -> dict[int, Chain]:
    grouped: dict[int, list[Node]] = {}
    for link in links.filter(appearance__in=origins):
        grouped.setdefault(link.appearance_id, []).append(node_of(link, origins[link.appearance_id]))
    return {pk: tuple(nodes) for pk, nodes in grouped.items()}


def node_of(link: ChainLink, origin_key: str | None = None) -> Node:
    """A chain link as a page shows it; ``link`` must be loaded with its party, publisher and document."""
    kind = NodeKind(link.kind)
    who = None if kind == NodeKind.UNNAMED else getattr(link, kind)
    key = f"{kind}:{who.pk if who else link.label}"[:200]
    is_origin = origin_key is not None and key == root_in(origin_key)
    return Node(
        key=key,
        kind=kind,
        label=link.label,
        slug=who and who.slug,
        how=How(link.how),
        words=link.words,
        aside=", ".join(filter(None, (link.n_unnamed, link.unnamed_reason))),
        is_origin=is_origin,
        origin_key=origin_key if is_origin else "",
        url=(link.document.url or "") if kind == NodeKind.DOCUMENT else "",
    )


def root_in(origin_key: str) -> str:
    """Whose name an origin's key begins with: where several occasions have one root, a day stands behind it."""
    return origin_key.partition("@")[0]


def several_with_root(origin_key: str) -> bool:
    """Whether an origin is a further one with the same root."""
    return "@" in origin_key


def in_words(chain: Iterable[Node]) -> str:
    """A chain as one line of text: "Microsoft → two people → Bloomberg → PetaPixel"."""
    return " → ".join(node.label for node in chain)

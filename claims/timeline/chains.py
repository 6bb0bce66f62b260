"""Who told whom: the chain of an appearance, from the speaker to the article's publisher, ready to be shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import SimpleNamespace

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from claims.models import ChainLink
from claims.models.prepared import IsOneOf, Place, Prepared
from claims.permissions import Gate
from claims.terms import How, NodeKind

#: Where the name of one who stands in a chain is.
_NAMED = {NodeKind.PARTY: "party__name", NodeKind.PUBLISHER: "publisher__name", NodeKind.DOCUMENT: "document__title"}
#: And what kind of party, outlet or document that is.
_WHAT = {kind: f"{kind}__kind" for kind in _NAMED}
_SHOWN = (
    *("appearance", "how", "words", "unnamed", "n_unnamed", "unnamed_reason", "document__url"),
    *(column for kind, name in _NAMED.items() for column in (kind.value, name, f"{kind}__slug", _WHAT[kind])),
)


def _in_order(links: QuerySet[ChainLink]) -> QuerySet[ChainLink]:
    """The links with what is shown of them as rows: to make objects of four tables takes thrice as long."""
    return links.order_by("appearance", "position").values_list(*_SHOWN, named=True)


_links_of = Prepared(_in_order(ChainLink.objects.filter(IsOneOf("appearance", Place("appearances")))))


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
    what: str = ""

    @property
    def is_unnamed(self) -> bool:
        return self.kind == NodeKind.UNNAMED


Chain = tuple[Node, ...]


def load_chains(gate: Gate, origins: dict[int, str | None]) -> dict[int, Chain]:
    """Appearance id → its chain, for the visible ones of ``origins`` (appearance id → key of its origin). One query."""
    return _grouped(_in_order(gate.chain_links()).filter(appearance__in=origins), origins)


def chains_of(origins: dict[int, str | None]) -> dict[int, Chain]:
    """The same of appearances that came through the gate already. One query."""
    return _grouped(_links_of(appearances=list(origins)), origins)


def links_beside() -> ArraySubquery:
    """For ``annotate``: what ``chain_in`` reads, so that chains come with their appearances in one query."""
    links = ChainLink.objects.filter(appearance=OuterRef("pk")).order_by("position")
    return ArraySubquery(links.values(json=JSONObject(**{column: column for column in _SHOWN})))


def chain_in(links: list[dict], origin_key: str | None) -> Chain:
    """The chain of an appearance, out of what came of ``links_beside`` with it."""
    return tuple(_node(SimpleNamespace(**link), origin_key) for link in links)


def _grouped(links: Iterable, origins: dict[int, str | None]) -> dict[int, Chain]:
    grouped: dict[int, list[Node]] = {}
    for link in links:
        grouped.setdefault(link.appearance, []).append(_node(link, origins[link.appearance]))
    return {pk: tuple(nodes) for pk, nodes in grouped.items()}


def _node(link, origin_key: str | None) -> Node:
    """A row of ``_in_order`` as a page shows it."""
    kind = next((kind for kind in _NAMED if getattr(link, kind) is not None), NodeKind.UNNAMED)
    is_unnamed = kind == NodeKind.UNNAMED
    label = link.unnamed if is_unnamed else getattr(link, _NAMED[kind])
    key = f"{kind}:{label if is_unnamed else getattr(link, kind)}"[:200]
    is_origin = origin_key is not None and key == root_in(origin_key)
    return Node(
        key=key,
        kind=kind,
        label=label,
        slug=None if is_unnamed else getattr(link, f"{kind}__slug"),
        how=How(link.how),
        words=link.words,
        aside=", ".join(filter(None, (link.n_unnamed, link.unnamed_reason))),
        is_origin=is_origin,
        origin_key=origin_key if is_origin else "",
        url=link.document__url or "",
        what="" if is_unnamed else getattr(link, _WHAT[kind]),
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

"""The chains of appearances: from who said it, through whoever passed it on, to the article's publisher."""

from collections.abc import Iterator, Sequence

from django.utils.text import get_text_list

from claims.linking.affiliations import is_house, is_mouth, note_affiliation
from claims.linking.parties import Resolved, Resolver, resolve_document, resolve_publisher
from claims.models import Appearance, ChainLink, Document
from claims.terms import DocumentKind, How, NodeKind, PartyKind
from claims.text.names import is_name

_HOW_OF_DOCUMENT = {
    DocumentKind.FILING: How.FILED,
    DocumentKind.RULING: How.RULED,
    DocumentKind.POST: How.POSTED,
}


def store_chains(appearances: Sequence[Appearance]) -> None:
    """Resolve who stands in the appearances' readings and store their chains, once. Must run inside a transaction.

    Sets their ``speaker``. A chain that is there already is left as it is: an editor may have changed it. A publisher
    or party that would stand in a chain twice is a loop and is kept only nearest to the speaker.
    """
    stored = ChainLink.objects.filter(appearance__in=appearances).values_list("appearance", flat=True)
    known = set(stored)
    new = [appearance for appearance in appearances if appearance.pk not in known]
    words = {word for appearance in new for word in _names_in(appearance.reading)}
    resolver = Resolver((appearance.pk for appearance in new), words)
    links = [link for appearance in new for link in _links(appearance, resolver)]
    Appearance.objects.bulk_update(new, ["speaker"])
    ChainLink.objects.bulk_create(links)


def _names_in(reading: dict) -> Iterator[str]:
    """By which a reading calls who speaks, for whom, and who passed it on."""
    yield reading.get("affiliation") or ""
    for node in filter(None, (reading.get("speaker"), *reading.get("via", []))):
        yield from filter(None, (node.get("canonical"), node.get("words")))


def _links(appearance: Appearance, resolver: Resolver) -> list[ChainLink]:
    """The chain of an appearance, not stored yet; its speaker is set."""
    resolved = _speaker_of(appearance, resolver)
    appearance.speaker = resolved.party
    nodes = _without_loops(_nodes(appearance, resolved, resolver))
    return [ChainLink(appearance=appearance, position=n, **node) for n, node in enumerate(nodes)]


def _speaker_of(appearance: Appearance, resolver: Resolver) -> Resolved:
    """The party that the reading names; nobody where nobody in particular is named ("their lawyers").

    Who has no name but speaks for a house ("an OpenAI spokesperson", "Getty's lawyers") is that house. What an editor
    said of the words comes first, be they a name or not.
    """
    reading = appearance.reading
    node = reading.get("speaker")
    if not node:
        return Resolved(None)
    words = filter(None, (node["canonical"], node["words"]))
    if decided := resolver.decided(words, appearance.pk):
        return decided
    if not _is_named(node):
        return Resolved(None)
    names = [name.strip() for name in node["canonical"].split(";") if name.strip()]
    kind = PartyKind.GROUP if len(names) > 1 else PartyKind.parse(reading.get("speaker_kind"))
    house = reading.get("affiliation") or ""
    if is_house(house) and is_mouth(node["canonical"]):
        return resolver.resolve(house, PartyKind.ORGANISATION)
    resolved = resolver.resolve(get_text_list(names, "and"), kind, house=house if is_house(house) else "")
    if resolved.party:
        note_affiliation(resolved.party, reading, appearance, resolver)
    return resolved


def _is_named(node: dict) -> bool:
    """Whether a reading's node is somebody in particular. An outlet may go by a name in small letters."""
    if not node["canonical"] or node["kind"] == NodeKind.UNNAMED:
        return False
    return node["kind"] == NodeKind.PUBLISHER or is_name(node["canonical"])


def _nodes(appearance: Appearance, resolved: Resolved, resolver: Resolver) -> list[dict]:
    """Columns of the chain's links, from the speaker outwards."""
    document = resolve_document(appearance.medium, resolved.party)
    nodes = [_first_node(appearance, resolved, document)]
    if document:
        nodes.append({"document": document, "how": nodes[0]["how"], "words": appearance.medium})
    nodes += [_via_node(node, appearance, resolver) for node in reversed(appearance.reading.get("via", []))]
    nodes.append({"publisher": appearance.article.publisher, "how": How.WROTE})
    return nodes


def _first_node(appearance: Appearance, resolved: Resolved, document: Document | None) -> dict:
    node = appearance.reading.get("speaker") or {}
    how = _HOW_OF_DOCUMENT.get(document.kind, How.WROTE) if document else How(node.get("how") or How.SAID)
    words = node.get("words") or ""
    if resolved.party:
        return {"party": resolved.party, "how": how, "words": words}
    return {"how": how, "words": words, **_unnamed(node, resolved.why_nobody)}


def _via_node(node: dict, appearance: Appearance, resolver: Resolver) -> dict:
    columns = {"how": How(node["how"]), "words": node["words"]}
    if not _is_named(node):
        return {**columns, **_unnamed(node)}
    if node["kind"] == NodeKind.PARTY:
        teller = resolver.resolve(node["canonical"], None, appearance=appearance.pk)
        who = {"party": teller.party} if teller.party else _unnamed(node, teller.why_nobody)
        return {**columns, **who}
    return {**columns, "publisher": resolve_publisher(node["canonical"])}


def _unnamed(node: dict, why_nobody: str = "") -> dict:
    """Columns for people who stay words: ``why_nobody`` tells why, where their name alone would not say it."""
    return {
        "unnamed": (node.get("words") or "nobody named")[:200],
        "n_unnamed": (node.get("number") or "")[:40],
        "unnamed_reason": (node.get("reason") or why_nobody)[:200],
    }


def _without_loops(nodes: list[dict]) -> list[dict]:
    seen, kept = set(), []
    for node in nodes:
        who = next((kind, node[kind]) for kind in ("party", "publisher", "document", "unnamed") if node.get(kind))
        if who not in seen:
            seen.add(who)
            kept.append(node)
    return kept

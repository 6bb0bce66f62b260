"""The chain of one appearance: from who said it, through whoever passed it on, to the article's publisher."""

from django.db import transaction
from django.utils.text import get_text_list

from claims.linking.parties import note_affiliation, resolve_document, resolve_party, resolve_publisher
from claims.models import Appearance, ChainLink, Document, Party
from claims.terms import DocumentKind, How, NodeKind, PartyKind
from claims.text.names import is_name

_HOW_OF_DOCUMENT = {
    DocumentKind.FILING: How.FILED,
    DocumentKind.RULING: How.RULED,
    DocumentKind.POST: How.POSTED,
}


@transaction.atomic
def store_chain(appearance: Appearance) -> list[ChainLink]:
    """Resolve who stands in the appearance's reading and store its chain, once.

    Sets ``appearance.speaker``. A chain that is there already is returned as it is: an editor may have
    changed it. A publisher or party that would stand in the chain twice is a loop and is kept only nearest
    to the speaker.
    """
    chain = list(appearance.chain.order_by("position").select_related("party", "publisher", "document"))
    if chain:
        return chain
    speaker = _speaker_of(appearance)
    Appearance.objects.filter(pk=appearance.pk).update(speaker=speaker)
    appearance.speaker = speaker
    nodes = _without_loops(_nodes(appearance, speaker))
    rows = [ChainLink(appearance=appearance, position=n, **node) for n, node in enumerate(nodes)]
    return ChainLink.objects.bulk_create(rows)


def _speaker_of(appearance: Appearance) -> Party | None:
    """The party that the reading names; None where nobody in particular is named ("their lawyers")."""
    reading = appearance.reading
    node = reading.get("speaker")
    if not node or not _is_named(node):
        return None
    names = [name.strip() for name in node["canonical"].split(";") if name.strip()]
    kind = PartyKind.GROUP if len(names) > 1 else PartyKind.parse(reading.get("speaker_kind"))
    speaker = resolve_party(get_text_list(names, "and"), kind)
    if speaker:
        note_affiliation(speaker, reading, appearance)
    return speaker


def _is_named(node: dict) -> bool:
    """Whether a reading's node is somebody in particular. An outlet may go by a name in small letters."""
    if not node["canonical"] or node["kind"] == NodeKind.UNNAMED:
        return False
    return node["kind"] == NodeKind.PUBLISHER or is_name(node["canonical"])


def _nodes(appearance: Appearance, speaker: Party | None) -> list[dict]:
    """Columns of the chain's links, from the speaker outwards."""
    document = resolve_document(appearance.medium, speaker)
    nodes = [_first_node(appearance, speaker, document)]
    if document:
        nodes.append({"document": document, "how": nodes[0]["how"], "words": appearance.medium})
    nodes += [_via_node(node) for node in reversed(appearance.reading.get("via", []))]
    nodes.append({"publisher": appearance.article.publisher, "how": How.WROTE})
    return nodes


def _first_node(appearance: Appearance, speaker: Party | None, document: Document | None) -> dict:
    node = appearance.reading.get("speaker") or {}
    how = _HOW_OF_DOCUMENT.get(document.kind, How.WROTE) if document else How(node.get("how") or How.SAID)
    words = node.get("words") or ""
    if speaker:
        return {"party": speaker, "how": how, "words": words}
    return {"how": how, "words": words, **_unnamed(node)}


def _via_node(node: dict) -> dict:
    columns = {"how": How(node["how"]), "words": node["words"]}
    if not _is_named(node):
        return {**columns, **_unnamed(node)}
    if node["kind"] == NodeKind.PARTY:
        party = resolve_party(node["canonical"], None)
        return {**columns, "party": party} if party else {**columns, **_unnamed(node)}
    return {**columns, "publisher": resolve_publisher(node["canonical"])}


def _unnamed(node: dict) -> dict:
    return {
        "unnamed": (node.get("words") or "nobody named")[:200],
        "n_unnamed": (node.get("number") or "")[:40],
        "unnamed_reason": (node.get("reason") or "")[:200],
    }


def _without_loops(nodes: list[dict]) -> list[dict]:
    seen, kept = set(), []
    for node in nodes:
        who = next((kind, node[kind]) for kind in ("party", "publisher", "document", "unnamed") if node.get(kind))
        if who not in seen:
            seen.add(who)
            kept.append(node)
    return kept

"""What a text leans on: outlets, documents, posts, spokespeople and links."""

import re
from collections.abc import Iterable, Iterator

from claims.extraction.name import Name
from claims.extraction.results import Attribution, CitedSource
from claims.extraction.wordlists import words_of
from claims.terms import NodeKind, PartyKind

LINK = re.compile(r"https?://[^\s<>\"”)\]]{4,500}")


def find_sources(
    text: str, attributions: Iterable[Attribution], names: list[Name], publisher: str | None
) -> tuple[CitedSource, ...]:
    """Everything cited, in the order found, each name once; the article's own outlet left out."""
    found: dict[str, CitedSource] = {}
    for source in [*_from_attributions(attributions), *_outlets(names), *_links(text)]:
        if source.name != publisher:
            found.setdefault(source.name, source)
    return tuple(found.values())


def _from_attributions(attributions: Iterable[Attribution]) -> Iterator[CitedSource]:
    for attribution in attributions:
        for node in attribution.via:
            if node.kind is NodeKind.PUBLISHER and node.canonical:
                yield CitedSource(node.canonical, "outlet")
        speaker = attribution.speaker
        if speaker is None or speaker.canonical is None:
            continue
        if attribution.medium:
            has_medium = attribution.medium in speaker.canonical.lower()
            name = speaker.canonical if has_medium else f"{speaker.canonical} {attribution.medium}"
            yield CitedSource(name, _document_kind(attribution.medium))
        elif attribution.speaker_kind is PartyKind.PERSON and attribution.speaker_affiliation:
            yield CitedSource(speaker.canonical, "spokesperson")


def _document_kind(medium: str) -> str:
    if medium in words_of("filing") | words_of("ruling"):
        return "filing"
    if medium in words_of("postlike"):
        return "post" if medium in ("blog", "thread") else "social"
    return "document"


def _outlets(names: list[Name]) -> Iterator[CitedSource]:
    return (CitedSource(name.canonical, "outlet") for name in names if name.is_outlet)


def _links(text: str) -> Iterator[CitedSource]:
    return (CitedSource(found[0], "link", found[0]) for found in LINK.finditer(text))

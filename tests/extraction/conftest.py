"""What the table tests of the extraction share: one claim as the plain values that a table can hold."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from claims.extraction import Attribution, extract

PUBLISHED = date(2025, 1, 30)


def plain(found: Attribution, text: str) -> dict[str, Any]:
    """The fields of one attribution as strings, flags and lists."""
    return {
        "content": found.content.of(text),
        "cue": found.cue.of(text) if found.cue else None,
        "speaker": found.speaker.canonical if found.speaker else None,
        "kind": found.kind.value,
        "via": [node.canonical or node.words for node in found.via],
        "about": list(found.about),
        "hedged": found.hedged,
        "negated": found.negated,
        "certainty": found.certainty.value,
        "medium": found.medium,
        "rule": found.rule,
    }


@pytest.fixture(scope="session")
def claims_in() -> Callable[[str], list[dict[str, Any]]]:
    """Reads a text published on 30 January 2025 by the Evening Page."""

    def read(text: str) -> list[dict[str, Any]]:
        found = extract(text, published=PUBLISHED, publisher="Evening Page")
        return [plain(attribution, text) for attribution in found.attributions]

    return read

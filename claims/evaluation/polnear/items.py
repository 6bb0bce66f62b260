"""Attributions as what is compared: the words of the content, the speaker as mentioned, the kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claims.evaluation.tokens import CONTRACTED, Tokens, word_starts

KINDS = ("direct", "mixed", "indirect")
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Item:
    """One unbroken piece of content. `speaker` is "" where nobody is named; `confidence` 1 in the gold."""

    tokens: Tokens
    speaker: str
    kind: str
    confidence: float = 1.0


def gold_items(text: str, rows: Iterable[dict[str, Any]]) -> list[Item]:
    """The gold of an article. Each piece of a content that its attribution cuts in two stands by itself."""
    return [
        Item(word_starts(text, start, end, CONTRACTED), row.get("speaker") or "", row.get("kind") or UNKNOWN)
        for row in rows
        for start, end in row.get("pieces") or [row["quote"]]
    ]


def found_items(text: str, claims: Iterable[dict[str, Any]]) -> list[Item]:
    """The claims, or attitudes, of an `extract` answer."""
    return [
        Item(
            word_starts(text, claim["start"], claim["end"], CONTRACTED),
            claim["speaker"] or "",
            claim["kind"],
            claim["confidence"],
        )
        for claim in claims
    ]

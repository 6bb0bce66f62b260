"""What a second reading of an article sees differently, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from claims.models import Appearance
from claims.terms import Certainty
from claims.text.comparable import same_words

#: Columns that decide which claim an appearance tells and through whom: where one differs, it is linked again.
LINKED_BY = ("content", "reading", "negated", "cue_class", "cue_words", "directness", "medium", "rule")

#: Columns whose differences are told one by one are in `_told`; of these only that there are some.
_DETAILS = ("cue_words", "cue_class", "medium", "directness", "source_words", "rule", "confidence", "said", "happened")


@dataclass(frozen=True, slots=True)
class Difference:
    """An appearance and what is different about it, as short phrases: "certainty: stated → may"."""

    appearance: Appearance
    phrases: tuple[str, ...]
    is_linked_by: bool = False


@dataclass
class Reread:
    """What came of reading all versions of an article again.

    ``lost`` are suggestions that no version's reading finds any more, ``found_again`` those that were lost before.
    ``kept`` is what the machine sees differently in rows that a person decided about; they stay as they are.
    """

    added: list[Appearance] = field(default_factory=list)
    lost: list[Appearance] = field(default_factory=list)
    found_again: list[Appearance] = field(default_factory=list)
    changed: list[Difference] = field(default_factory=list)
    kept: list[Difference] = field(default_factory=list)


def differences_of(appearance: Appearance, columns: Mapping[str, Any]) -> Difference | None:
    """How ``columns``, of a new reading, differ from the row; None where they do not."""
    phrases = [*_told(appearance, columns)]
    if any(getattr(appearance, name) != columns[name] for name in _DETAILS):
        phrases.append("details of how and when it was said")
    linked_by = any(getattr(appearance, name) != columns[name] for name in LINKED_BY)
    if linked_by and not phrases:
        phrases.append("through whom it came")
    return Difference(appearance, tuple(phrases), linked_by) if phrases else None


def _told(row: Appearance, columns: Mapping[str, Any]):
    if not same_words(row.content, columns["content"]):
        yield f"words: “{row.content}” → “{columns['content']}”"
    old, new = _speaker(row.reading), _speaker(columns["reading"])
    if old != new:
        yield f"speaker: {old} → {new}"
    if row.certainty != columns["certainty"]:
        yield f"certainty: {Certainty(row.certainty).label} → {Certainty(columns['certainty']).label}"
    if row.negated != columns["negated"]:
        yield f"polarity: {_polarity(row.negated)} → {_polarity(columns['negated'])}"
    old, new = sorted(row.reading.get("about", ())), sorted(columns["reading"]["about"])
    if old != new:
        yield f"about: {', '.join(old) or 'nobody'} → {', '.join(new) or 'nobody'}"


def _speaker(reading: Mapping[str, Any]) -> str:
    node = reading.get("speaker") or {}
    return node.get("canonical") or node.get("words") or "nobody named"


def _polarity(negated: bool) -> str:
    return "negative" if negated else "positive"

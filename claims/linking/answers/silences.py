"""Sentences that say of somebody that no answer came, or none to a part: "X declined to comment"."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from claims.linking.signals import rows_of
from claims.terms import ReplyKind
from claims.text.spans import Span

#: What may stand between a name and the words: "OpenAI, which is based in San Francisco, did not respond".
_MOST_BETWEEN = 120

_KINDS = {"declined": ReplyKind.DECLINED, "silent": ReplyKind.NO_ANSWER, "withheld": ReplyKind.PARTIAL}
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][”\"’']?(?=\s+[A-Z“\"‘])|$|\n)")


@dataclass(frozen=True, slots=True)
class Silence:
    """What the words say of somebody, and the sentence that they stand in."""

    kind: ReplyKind
    words: str
    span: Span


def silences_in(text: str, names: Collection[str]) -> list[Silence]:
    """Each sentence that says it of one of these names, in the order of the text."""
    named = _named(names)
    return [found for sentence in _SENTENCE.finditer(text) if (found := _read(sentence, named))] if named else []


def _named(names: Collection[str]) -> re.Pattern[str] | None:
    forms = sorted({name for name in names if len(name) > 1}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)") if forms else None


def _read(sentence: re.Match[str], named: re.Pattern[str]) -> Silence | None:
    """The first of the words that a name stands in front of, with nobody else between them who might be meant."""
    for kind, said in _said(sentence[0]):
        for name in named.finditer(sentence[0], 0, said.start()):
            between = sentence[0][name.end() : said.start()]
            if len(between) <= _MOST_BETWEEN and not _names_another(between):
                return Silence(_KINDS[kind], sentence[0].strip(), Span(*sentence.span()))
    return None


def _said(sentence: str) -> Iterator[tuple[str, re.Match[str]]]:
    for kind, pattern in _patterns().items():
        for found in pattern.finditer(sentence):
            yield kind, found


def _names_another(between: str) -> bool:
    """Whether another clause begins in between: a verb of saying with a comma, a semicolon, or "that" or "but"."""
    return bool(re.search(r";|\b(?:but|while|whereas|that|said|says|told|sued|accused)\b", between))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words: dict[str, list[str]] = {}
    for row in rows_of("silences"):
        parts = (re.escape(part).replace(r"\*", r"\w+(?:\s\w+)?") for part in row["words"].split())
        words.setdefault(row["kind"], []).append(r"\s+".join(parts))
    return {kind: re.compile(rf"\b(?:{'|'.join(each)})\b", re.IGNORECASE) for kind, each in words.items()}

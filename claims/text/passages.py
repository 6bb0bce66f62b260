"""Paragraphs and sentences of a stored text, which separates its paragraphs by an empty line."""

import re
from collections.abc import Iterator
from itertools import pairwise

from claims.text.spans import Span

_BREAK = "\n\n"
_END_OF_SENTENCE = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(\[]?[A-Z0-9À-ÖØ-Þ])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Hon|St|Jr|Sr|Inc|Corp|Co|Ltd|Bros|vs?|No|Nos|Art|Sec"
    r"|cf|e\.g|i\.e|al|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_LONGEST_ABBREVIATION = 40


def paragraphs(text: str) -> list[Span]:
    """The paragraphs in order, without the white space around them; empty ones are left out."""
    spans, start = [], 0
    for part in text.split(_BREAK):
        spans.append(Span(start, start + len(part)).trimmed(text))
        start += len(part) + len(_BREAK)
    return [span for span in spans if len(span)]


def paragraph_around(text: str, span: Span) -> Span:
    """From the start of the paragraph in which `span` begins to the end of the one in which it ends."""
    start = text.rfind(_BREAK, 0, span.start)
    end = text.find(_BREAK, span.end)
    whole = Span(0 if start < 0 else start + len(_BREAK), len(text) if end < 0 else end).trimmed(text)
    return Span(min(whole.start, span.start), max(whole.end, span.end))


def sentence_around(text: str, span: Span) -> Span:
    """From the start of the sentence in which `span` begins to the end of the one in which it ends.

    A good guess by punctuation and capitals, which knows the common abbreviations; never beyond the paragraph.
    """
    paragraph = paragraph_around(text, span)
    start, end = paragraph.start, paragraph.end
    for stop in _stops(text, paragraph):
        if stop <= span.start:
            start = stop
        elif stop >= span.end:
            end = stop
            break
    return Span(start, end).trimmed(text)


def sentences(text: str, within: Span) -> list[Span]:
    """The sentences of a stretch of `text` in order, by the same guess; without the white space around them."""
    cuts = [within.start, *_stops(text, within), within.end]
    spans = [Span(start, end).trimmed(text) for start, end in pairwise(cuts)]
    return [span for span in spans if len(span)]


def _stops(text: str, within: Span) -> Iterator[int]:
    """Where sentences end: behind the white space that follows their full stop."""
    for stop in _END_OF_SENTENCE.finditer(text, within.start, within.end):
        last = text[max(within.start, stop.start() - _LONGEST_ABBREVIATION) : stop.start() + 1]
        if not _ABBREVIATION.search(last):
            yield stop.end()

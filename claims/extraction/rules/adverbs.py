"""Sentences that only an adverb marks as somebody's claim: "X allegedly did Y", behind a claim of the same source."""

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc

from claims.extraction.extents import content_span, is_readable, quotation_at, sentence_bounds
from claims.extraction.reading import Draft, Reading, span_of

ADVERBS = frozenset(("allegedly", "purportedly", "supposedly"))


def find_alleged(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per such sentence that follows a claim in its paragraph: the source is then plainly the same."""
    ends = sorted(reading.drafts, key=lambda draft: draft.content.end)
    for token in doc:
        if token.lower_ not in ADVERBS or not is_readable(token) or quotation_at(reading, token.idx):
            continue
        first, last = sentence_bounds(token)
        while first < token.i and doc[first].tag_ in ("IN", "RB", "UH") and doc[first + 1 : first + 4].text.count(","):
            first = next(i for i in range(first, token.i + 4) if doc[i].text == ",") + 1
        content = content_span(reading, doc, first, last)
        previous = _previous(reading, ends, doc[first].idx)
        if content and previous and not reading.covers(content):
            yield Draft(content, "adverb", 0.5, cue_span=span_of(doc, token.i, token.i + 1), leader=previous)


def _previous(reading: Reading, ends: list[Draft], at: int) -> Draft | None:
    """The last draft that ends before this code point, if it stands in the same paragraph."""
    i = bisect_right(ends, at, key=lambda draft: draft.content.end)
    in_paragraph = i and ends[i - 1].content.start >= reading.paragraph_at(at).start
    return ends[i - 1] if in_paragraph else None

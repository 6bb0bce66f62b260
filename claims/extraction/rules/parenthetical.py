"""Contents in front of their attribution, or around it: "P, S said", "P, said S", "P, S said, P"."""

from collections.abc import Iterator

from spacy.tokens import Doc

from claims.extraction.clauses import SUBJECTS
from claims.extraction.extents import cited_by, content_span, is_readable, quotation_at, sentence_bounds
from claims.extraction.reading import Draft, Reading, span_of
from claims.extraction.tails import Tail, holds_verb

MIN_TOKENS = 3


def find_parenthetical(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft for what stands before each closing attribution, and one for what goes on behind it."""
    taken = {draft.cue.token.i for draft in reading.drafts if draft.cue}
    for tail in reading.tails:
        if tail.cue is None or tail.source is None or tail.cue.token.i in taken or not is_readable(tail.cue.token):
            continue
        if quotation_at(reading, tail.cue.token.idx) is None:
            yield from _drafts(reading, doc, tail)


def _drafts(reading: Reading, doc: Doc, tail: Tail) -> Iterator[Draft]:
    cue = tail.cue
    first, last = sentence_bounds(cue.token)
    span = span_of(doc, cue.token.i, cue.end)
    if not holds_verb(doc, first, tail.start - 1):
        yield from _interrupted(reading, doc, tail, first, last)
        return
    before = content_span(reading, doc, first, tail.start)
    if before is None or tail.start - first < MIN_TOKENS:
        return
    draft = Draft(before, "before-cue", 0.75, cue, span, tail.source, cited=cited_by(reading, doc, cue))
    yield draft
    behind = (
        content_span(reading, doc, tail.end, last) if not tail.is_last and last - tail.end > MIN_TOKENS + 1 else None
    )
    if behind is not None and not reading.covers(behind):
        yield Draft(behind, "around-cue", 0.6, leader=draft)


def _interrupted(reading: Reading, doc: Doc, tail: Tail, first: int, last: int) -> Iterator[Draft]:
    """ "But, he said, P" is P; "The latest test, he said, was bigger" is one claim, the attribution in its middle."""
    opening = [doc[i] for i in range(first, tail.start) if not (doc[i].is_punct or doc[i].is_space)]
    has_subject = any(token.tag_.startswith("N") and token.dep_ in SUBJECTS for token in opening)
    content = content_span(reading, doc, first if has_subject else tail.end, last)
    if content is not None:
        span = span_of(doc, tail.cue.token.i, tail.cue.end)
        yield Draft(content, "around-cue", 0.6, tail.cue, span, tail.source)

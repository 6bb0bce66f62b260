"""Quotations within somebody's sentence that no other rule took: "attacked “the whole idea of it”".

They are no sentences by themselves, so nothing stands in front of them or behind them that would say whose they are;
the verb that governs them does.
"""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claims.extraction.clauses import is_unreal, source_of, verbs_above
from claims.extraction.cues import VERB_TAGS, Cue
from claims.extraction.extents import is_readable
from claims.extraction.reading import Draft, Reading, span_of
from claims.extraction.wordlists import words_of

MIN_WORDS = 4


def find_strays(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per such quotation of several words, whose governing verb reports and has a subject that can speak."""
    if all(reading.covers(quotation.span) for quotation in reading.quotations):
        return
    starts = [token.idx for token in doc]
    cues = {cue.token.i: cue for cue in reading.cues}
    for quotation in reading.quotations:
        if quotation.n_words(reading.text) < MIN_WORDS or quotation.is_title(reading.text) or not quotation.is_closed:
            continue
        if reading.covers(quotation.span):
            continue
        first, behind = (bisect_left(starts, at) for at in (quotation.span.start, quotation.span.end))
        cue = _governing(doc, first, behind, cues)
        source = source_of(cue.token) if cue is not None else None
        if source is not None and is_readable(cue.token) and _can_speak(reading, source.head):
            yield Draft(quotation.span, "stray", 0.5, cue, span_of(doc, cue.token.i, cue.end), source)


def _governing(doc: Doc, first: int, behind: int, cues: dict[int, Cue]) -> Cue | None:
    """The reporting verb nearest above the quoted words, outside of them; "told them to “go home”" is a request."""
    top = next((token for token in doc[first:behind] if not first <= token.head.i < behind), None)
    if top is None or top.head == top or doc[first - 1].tag_ == "TO":
        return None
    for above in verbs_above(top):
        if above.i in cues and above.tag_ in VERB_TAGS and not first <= above.i < behind:
            return None if is_unreal(above) else cues[above.i]
    return None


def _can_speak(reading: Reading, head: Token) -> bool:
    """Somebody named, a pronoun for somebody, or a role, group, house or paper that words can come from."""
    speaking = ("role", "group", "company", "document", "unnamed", "filing", "ruling", "court-word", "mouth")
    return reading.in_name(head.i) or head.tag_ == "PRP" or any(head.lower_ in words_of(kind) for kind in speaking)

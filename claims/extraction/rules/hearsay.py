"""What is told without saying by whom: "X is said to have done Y", "X was accused of Y", "X reportedly did Y".

The claim is the whole clause, with the words that hand it on: they are all that the reader is told about its source.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from claims.extraction.clauses import RELATIVES, SUBJECTS, is_negated, is_passive, is_unreal
from claims.extraction.cues import Cue
from claims.extraction.extents import content_span, is_readable, quotation_at, sentence_bounds
from claims.extraction.limits import content_limit
from claims.extraction.reading import Draft, Reading, span_of
from claims.extraction.wordlists import words_of
from claims.terms import Certainty
from claims.text.spans import Span

MIN_TOKENS = 4


def find_hearsay(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per such clause that no other rule took; none has a source."""
    for cue in reading.cues:
        if _is_hearsay(cue) and (content := _clause(reading, doc, cue.token)) is not None:
            softer = replace(cue.entry, certainty=min(cue.entry.certainty, Certainty.BELIEVED, key=lambda c: c.rung))
            yield Draft(content, "hearsay", 0.4, replace(cue, entry=softer), span_of(doc, cue.token.i, cue.end))
    words = reading.text.lower()
    if not any(adverb in words for adverb in words_of("hearsay-adverb")):  # to ask every word costs more
        return
    for token in doc:
        if token.lower_ in words_of("hearsay-adverb") and token.head.tag_[:2] in ("VB", "MD"):
            content = _clause(reading, doc, token.head)
            if content is not None:
                yield Draft(content, "hearsay", 0.4, cue_span=span_of(doc, token.i, token.i + 1))


def _is_hearsay(cue: Cue) -> bool:
    """A passive of the right kind without "by", in front of "to" or "of": "is believed to", "stands accused of"."""
    verb = cue.token
    if verb.lower_ not in words_of("hearsay") or verb.tag_ != "VBN" or cue.end >= len(verb.doc):
        return False
    opens = ("of",) if verb.lower_ in words_of("accused") else ("to",)
    has_agent = any(child.dep_ == "agent" for child in verb.rights)
    return is_passive(verb) and not has_agent and verb.doc[cue.end].lower_ in opens


def _clause(reading: Reading, doc: Doc, verb: Token) -> Span | None:
    """The clause around this verb, from its subject on; None when a rule has any of it already, or nothing is told."""
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    if (
        subject is None
        or is_unreal(verb)
        or is_negated(verb)
        or not is_readable(verb)
        or quotation_at(reading, verb.idx)
    ):
        return None
    start = subject.left_edge.i
    limit = content_limit(reading, doc, verb.i + 1, sentence_bounds(verb)[1])
    end = min(verb.right_edge.i + 1, limit)
    content = content_span(reading, doc, start, end) if end - start >= MIN_TOKENS else None
    if content is None or reading.covers(content) or subject.lower_ in RELATIVES:
        return None
    return content

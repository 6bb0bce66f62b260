"""Things found: "researchers at Wiz have found a publicly accessible database"; a thing is claimed to exist."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claims.extraction.clauses import is_passive, is_unreal, source_of
from claims.extraction.cues import Cue
from claims.extraction.extents import content_span, is_readable, quotation_at, sentence_bounds
from claims.extraction.limits import content_limit
from claims.extraction.reading import Draft, Reading, Source, span_of
from claims.extraction.wordlists import words_of

MIN_TOKENS = 4


def find_findings(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per finding of those whose trade it is to find: other people find keys and jobs."""
    taken = {draft.cue.token.i for draft in reading.drafts if draft.cue}
    for cue in reading.cues:
        token = cue.token
        if token.lower_ not in words_of("finding") or token.i in taken or not is_readable(token):
            continue
        if is_unreal(token) or is_passive(token) or quotation_at(reading, token.idx):
            continue
        source, thing = source_of(token), _thing(cue)
        if source is None or thing is None or not _is_finder(source):
            continue
        limit = content_limit(reading, doc, thing.i, sentence_bounds(token)[1])
        content = content_span(reading, doc, thing.left_edge.i, min(thing.right_edge.i + 1, limit))
        if content is not None:
            yield Draft(content, "finding", 0.6, cue, span_of(doc, token.i, cue.end), source)


def _thing(cue: Cue) -> Token | None:
    thing = next((child for child in cue.token.rights if child.dep_ == "dobj"), None)
    if thing is None or thing.right_edge.i - thing.left_edge.i < MIN_TOKENS:
        return None
    return thing if thing.left_edge.tag_ in ("DT", "CD", "JJ", "RB") and thing.left_edge.lower_ != "the" else None


def _is_finder(source: Source) -> bool:
    return any(token.lower_ in words_of("finder") for token in source.head.doc[source.start : source.end])

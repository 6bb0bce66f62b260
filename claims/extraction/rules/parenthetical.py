"""Contents in front of their attribution, or around it: "P, S said", "P, said S", "P, S said, P"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claims.extraction.clauses import RELATIVES, SUBJECTS
from claims.extraction.cues import VERB_TAGS
from claims.extraction.extents import cited_by, content_span, is_readable, quotation_at, sentence_bounds
from claims.extraction.reading import Draft, Reading, Source, span_of
from claims.extraction.tails import Tail, holds_verb
from claims.extraction.wordlists import words_of

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
    if _waits(doc, tail.start - 2):
        first = tail.start
    if not holds_verb(doc, first, tail.start - 1):
        yield from _interrupted(reading, doc, tail, first, last)
        return
    before = content_span(reading, doc, _behind_lead_in(reading, doc, first, tail.start), tail.start)
    if before is None or tail.start - first < MIN_TOKENS:
        return
    cited = _quoted_as_saying(doc, tail) or cited_by(reading, doc, cue)
    draft = Draft(before, "before-cue", 0.75, cue, span, tail.source, cited=cited)
    yield draft
    goes_on = not tail.is_last and last - tail.end > MIN_TOKENS + 1 and doc[tail.end].text != ";"
    goes_on = goes_on and not (_describes(doc, tail.end + 1) or _acts_on(doc, tail.end + 1, cue.token))
    behind = content_span(reading, doc, tail.end, last) if goes_on else None
    if behind is not None and not reading.covers(behind):
        yield Draft(behind, "around-cue", 0.6, leader=draft)


def _describes(doc: Doc, i: int) -> bool:
    """Whether what opens at token `i` tells more of the attribution: ", who …", ", the chair of …", ", as … has it"."""
    top = doc[i]
    while top.head.i > top.i and top.dep_ not in ("appos", "ROOT"):
        top = top.head
    return doc[i].lower_ in RELATIVES or doc[i].lower_ == "as" or top.dep_ == "appos"


def _acts_on(doc: Doc, i: int, verb: Token) -> bool:
    """ "…, he held, and entered judgment": what whoever spoke did next."""
    return doc[i].dep_ == "cc" and doc[i + 1].tag_ == verb.tag_ == "VBD"


def _waits(doc: Doc, i: int) -> bool:
    """ "…, which, she said, …": whether the clause that holds the claim has only just opened."""
    return doc[i].lower_ in RELATIVES or doc[i].dep_ == "mark"


def _handed_on(reading: Reading, doc: Doc, tail: Tail, opening: list[Token], last: int) -> Draft | None:
    """ "Lee, the Times reported, warned that …": the claim of Lee's, found already, that the Times hands on."""
    verb = next((doc[i] for i in range(tail.end, last) if doc[i].tag_ in VERB_TAGS), None)
    if verb is None or not opening or opening[0].dep_ == "prep" or opening[-1].ent_type_ in ("DATE", "TIME"):
        return None
    verb = verb.head if verb.dep_ in ("aux", "auxpass") else verb
    found = next((draft for draft in reading.drafts if draft.cue and draft.cue.token == verb), None)
    if found is not None and opening[-1].tag_ in ("NN", "NNS", "NNP", "NNPS"):
        found.source = Source(opening[0].i, opening[-1].i + 1, opening[-1])
        return found
    return None


def _quoted_as_saying(doc: Doc, tail: Tail) -> Source | None:
    """ "…, the Times quotes her as saying": the words are hers."""
    cue = tail.cue
    if cue.token.lower_ not in words_of("quoting") or doc[tail.end - 2 : tail.end].text.lower() != "as saying":
        return None
    return Source(cue.end, tail.end - 2, doc[tail.end - 3]) if tail.end - 2 > cue.end else None


def _behind_lead_in(reading: Reading, doc: Doc, first: int, end: int) -> int:
    """ "Lee hits back: everybody does it, the Times wrote": what a colon leads up to is the claim."""
    colon = next((i for i in range(first, end - MIN_TOKENS) if doc[i].text == ":"), None)
    is_lead_in = colon is not None and quotation_at(reading, doc[colon].idx) is None
    return colon + 1 if is_lead_in and holds_verb(doc, colon, end) else first


def _interrupted(reading: Reading, doc: Doc, tail: Tail, first: int, last: int) -> Iterator[Draft]:
    """ "But, he said, P" is P; "The latest test, he said, was bigger" is one claim, the attribution in its middle."""
    opening = [doc[i] for i in range(first, tail.start) if not (doc[i].is_punct or doc[i].is_space)]
    span = span_of(doc, tail.cue.token.i, tail.cue.end)
    told = _handed_on(reading, doc, tail, opening, last)
    if told is not None:
        told.teller = Draft(told.content, "around-cue", 0.6, tail.cue, span, tail.source)
        return
    has_subject = any(token.tag_.startswith("N") and token.dep_ in SUBJECTS for token in opening)
    content = content_span(reading, doc, first if has_subject else tail.end, last)
    if content is not None:
        yield Draft(content, "around-cue", 0.6, tail.cue, span, tail.source)

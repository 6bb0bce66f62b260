"""Prepositions that name a source: "according to S, P", "P, per S", "in S's view, P"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claims.extraction.clauses import SUBJECTS, phrase_of, source_of
from claims.extraction.cues import VERB_TAGS, Cue, verb_forms
from claims.extraction.extents import content_span, is_readable, quotation_at, sentence_bounds
from claims.extraction.limits import content_limit
from claims.extraction.reading import Draft, Reading, Source, span_of
from claims.extraction.tails import holds_verb
from claims.extraction.wordlists import words_of
from claims.text.spans import Span

MAX_TO_COMMA = 20


def find_according(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per such preposition that has a clause to stand by."""
    for token in doc:
        found = (
            _preposition_at(doc, token)
            if token.lower_ in words_of("attributor") or token.lower_ in ("in", "from", "as")
            else None
        )
        if found is None or not is_readable(token) or quotation_at(reading, token.idx) is not None:
            continue
        source, cue_end, phrase_end = found
        if any(draft.cited is not None and draft.cited.head == source.head for draft in reading.drafts):
            continue
        content = _content(reading, doc, token, phrase_end)
        if content is not None:
            yield Draft(content, "according-to", 0.85, None, span_of(doc, token.i, cue_end), source)


def cited_behind(reading: Reading, cue: Cue, source: Source | None) -> Source | None:
    """ "Reuters reported that P, according to S": whom an outlet has it from."""
    teller = reading.name_at(source.head.i) if source is not None else None
    if teller is None or not teller.is_outlet:
        return None
    doc, last = cue.token.doc, sentence_bounds(cue.token)[1]
    start = next((i for i in range(cue.end, last - 2) if doc[i].lower_ == "according" and doc[i - 1].text == ","), None)
    found = _object_of(doc[start + 1], start + 2) if start is not None and doc[start + 1].lower_ == "to" else None
    return found[0] if found is not None else None


def _preposition_at(doc: Doc, token: Token) -> tuple[Source, int, int] | None:
    """The source, the token behind the cue, and the one behind the whole phrase."""
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if token.lower_ == "according" and following is not None and following.lower_ == "to":
        return _object_of(following, token.i + 2)
    if token.lower_ == "per" and token.dep_ == "prep" and token.i and doc[token.i - 1].text == ",":
        return _object_of(token, token.i + 1)
    if token.lower_ == "as" and token.is_sent_start:
        return _pointed_out(token)
    if token.lower_ in ("in", "from") and (token.is_sent_start or doc[token.i - 1].text == ","):
        return _view_of(token)
    return None


def _pointed_out(token: Token) -> tuple[Source, int, int] | None:
    """ "As many experts have pointed out, P"; what the verb has a clause of its own for is something else."""
    doc, limit = token.doc, min(token.i + MAX_TO_COMMA, token.sent.end - 3)
    comma = next((i for i in range(token.i + 2, limit) if doc[i].text == ","), None)
    verb = (
        next((doc[i] for i in range(comma - 1, token.i + 1, -1) if doc[i].lower_ in verb_forms()), None)
        if comma
        else None
    )
    if (
        verb is None
        or verb.tag_ not in VERB_TAGS
        or comma - verb.i > 3
        or any(child.dep_ in ("ccomp", "dobj") for child in verb.children)
    ):
        return None
    source = source_of(verb)
    return (source, token.i + 1, comma) if source is not None and source.start > token.i else None


def _object_of(preposition: Token, cue_end: int) -> tuple[Source, int, int] | None:
    head = next((child for child in preposition.rights if child.dep_ in ("pobj", "pcomp")), None)
    if head is None:
        return None
    return phrase_of(head), cue_end, max(head.right_edge.i + 1, cue_end)


def _view_of(token: Token) -> tuple[Source, int, int] | None:
    """ "In the company's view", "from Anthropic's perspective", "in the words of the judge"."""
    noun = next((child for child in token.rights if child.dep_ == "pobj" and child.lower_ in words_of("view")), None)
    if noun is None:
        return None
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if owner is not None:
        return phrase_of(owner), noun.i + 1, noun.right_edge.i + 1
    of = next((child for child in noun.rights if child.lower_ == "of"), None)
    found = _object_of(of, of.i + 1) if of is not None else None
    return found


def _content(reading: Reading, doc: Doc, token: Token, phrase_end: int) -> Span | None:
    first, last = sentence_bounds(token)
    if token.i > first and doc[token.i - 1].text == ":":  # "Summary: According to S, P": a label opens no sentence
        first = token.i
    if _is_aside(doc, token.i, phrase_end):
        return None
    if token.i - first <= 1:
        comma = next(
            (i for i in range(token.i + 1, min(phrase_end + 3, last)) if doc[i].text == "," and i >= phrase_end - 1),
            None,
        )
        return _behind(reading, doc, comma + 1 if comma is not None else phrase_end, last)
    if _interrupts(doc, first, token.i, phrase_end, last):
        has_subject = any(doc[i].dep_ in SUBJECTS for i in range(first, token.i))
        return content_span(reading, doc, first, last) if has_subject else _behind(reading, doc, phrase_end + 1, last)
    return content_span(reading, doc, first, token.i) if token.i - first > 2 else None


def _is_aside(doc: Doc, start: int, end: int) -> bool:
    """ "X said, according to S, that P": S is a link of X's chain, and no source."""
    follows = doc[end : end + 2].text.lower()
    return start >= 2 and doc[start - 1].text == "," and doc[start - 2].lower_ in verb_forms() and follows == ", that"


def _interrupts(doc: Doc, first: int, start: int, end: int, last: int) -> bool:
    """Whether the sentence waits for its verb: "Sales, according to S, fell"; another's verb of saying is none."""
    if end + 1 >= last or doc[end].text != "," or holds_verb(doc, first, start):
        return False
    verbs = [doc[i].lower_ for i in range(end + 1, last) if doc[i].tag_ in VERB_TAGS]
    return bool(verbs) and verbs[0] not in verb_forms()


def _behind(reading: Reading, doc: Doc, start: int, last: int) -> Span | None:
    """What follows the phrase in its sentence: "But, according to S, P"."""
    limit = content_limit(reading, doc, start, last)
    return content_span(reading, doc, start, limit) if limit - start > 2 else None

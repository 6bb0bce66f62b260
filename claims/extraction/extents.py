"""From tokens to the exact span of a content: whole quotations, no stray punctuation, no "that" in front."""

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Token

from claims.extraction.clauses import DASHES, phrase_of
from claims.extraction.cues import Cue, verb_forms
from claims.extraction.quotes import Quotation
from claims.extraction.reading import Reading, Source, span_of
from claims.extraction.wordlists import words_of
from claims.text.spans import Span

LOOSE_ENDS = " \t\r\n.,;:–—-"
LOOSE_STARTS = " \t\r\n.,;:–—-"
NEVER_FIRST = frozenset(("that", ",", ":", "-", "–", "—"))
JOINING = frozenset(("and", "but", "or"))
NEVER_LAST = frozenset(("and", "but", "or", ",", ":"))
MAX_SENTENCE_TOKENS = 250
MARK_PAIRS = (("“", "”"), ("‘", "’"))
MAX_TO_CLOSING = 3
MAX_BACK = 30


def sentence_bounds(token: Token) -> tuple[int, int]:
    """First token and the one behind the last of the sentence, its white space left out."""
    sent = token.sent
    start, end = sent.start, sent.end
    while start < end and sent.doc[start].is_space:
        start += 1
    while end > start and sent.doc[end - 1].is_space:
        end -= 1
    return start, end


def is_readable(token: Token) -> bool:
    """Whether the sentence is of a length that people write; longer ones are tables, lists and noise."""
    return len(token.sent) <= MAX_SENTENCE_TOKENS


def content_span(reading: Reading, doc, start: int, end: int) -> Span | None:
    """The span of tokens `start` up to `end` as a content, cleaned at both ends; None when nothing is left."""
    while start < end and (_never_opens(doc[start]) or doc[start].is_space or _joins(reading, doc[start])):
        start += 1
    while end > start and doc[end - 1].lower_ in NEVER_LAST:
        end -= 1
    if start >= end:
        return None
    return tidy(reading, span_of(doc, start, end))


def _joins(reading: Reading, token: Token) -> bool:
    """ "And it rose, she said": what joins it to the sentence before is the narrator's, unless it is quoted."""
    return token.dep_ == "cc" and token.lower_ in JOINING and quotation_at(reading, token.idx) is None


def _never_opens(token: Token) -> bool:
    """Stray marks, and the "that" of "said that"; the one of "that account" or "that is theft" belongs to the words."""
    is_article = token.tag_ == "DT" and token.dep_ == "det" and token.head.tag_ == "NN" and token.head.i == token.i + 1
    return token.lower_ in NEVER_FIRST and not is_article


def tidy(reading: Reading, span: Span) -> Span | None:
    """Loose punctuation dropped, quotations completed: one that ends in the span is in it with its marks."""
    start, end = span.start, span.end
    text = reading.text
    while start < end and (text[start] in LOOSE_STARTS or text[start].isspace()):
        start += 1
    first = quotation_at(reading, start)
    if (
        first is not None
        and first.span.end <= end + 2
        and first.inner.start >= start - 1
        and text[first.span.start : start].strip('“"‘ ') == ""
    ):
        start = first.span.start
    last = quotation_at(reading, max(end - 1, start)) or quotation_at(reading, end)
    if last is not None and last.span.start >= start:
        end = max(end, last.span.end)
    else:
        while end > start and (text[end - 1] in LOOSE_ENDS or text[end - 1].isspace()):
            end -= 1
    return Span(start, _behind_closing(text, start, end)) if end > start else None


def _behind_closing(text: str, start: int, end: int) -> int:
    """The end of a content, moved behind the mark that closes a quotation begun in it: "to ‘free-ride.’"."""
    for opening, closing in MARK_PAIRS:
        closed = text.find(closing, end, end + MAX_TO_CLOSING)
        is_open = text.rfind(opening, start, end) > text.rfind(closing, start, end)
        if is_open and closed >= 0 and not text[end:closed].strip(LOOSE_ENDS + "!?"):
            return closed + 1
    return end


def quotation_at(reading: Reading, at: int) -> Quotation | None:
    """The quotation that this code point is part of, marks included."""
    quotations = reading.quotations
    i = bisect_right(quotations, at, key=lambda quotation: quotation.span.start) - 1
    return quotations[i] if i >= 0 and at < quotations[i].span.end else None


def cited_by(reading: Reading, doc: Doc, cue: Cue) -> Source | None:
    """Whom the subject of the cue cites: "…, citing two people", "X, citing two people, said", "Citing …, X said"."""
    first, limit = sentence_bounds(cue.token)
    for i in range(cue.end, limit - 1):
        if doc[i].text == ";":
            break
        if _cites(doc, i) and doc[i - 1].text == ",":
            return _cited(doc[i]) if _last_cue(reading, cue, i) == cue.token else None
    for i in range(cue.token.i - 1, max(first, cue.token.i - MAX_BACK) - 1, -1):
        if doc[i].lower_ in verb_forms() and not _cites(doc, i):
            return None
        if _cites(doc, i) and (i == first or doc[i - 1].text == ","):
            return _cited(doc[i])
    return None


def _cites(doc: Doc, i: int) -> bool:
    return doc[i].lower_ in words_of("citing") and doc[i].tag_ == "VBG"


def _cited(citing: Token) -> Source | None:
    cited = next((child for child in citing.rights if child.dep_ in ("dobj", "pobj", "prep")), None)
    if cited is not None and cited.dep_ == "prep":
        cited = next((part for part in cited.rights if part.dep_ == "pobj"), None)
    return phrase_of(_people_in(cited)) if cited is not None else None


def _people_in(cited: Token) -> Token:
    """Of "internal documents and six employees" the employees: a document without an author tells nobody's word."""
    if cited.lower_ not in words_of("document"):
        return cited
    people = words_of("unnamed") | words_of("group") | words_of("role")
    return next((part for part in cited.conjuncts if part.lower_ in people), cited)


def _last_cue(reading: Reading, cue: Cue, before: int) -> Token:
    """The last verb from this cue on that reports a clause of its own in front of token `before`."""
    low = bisect_left(reading.cues, cue.token.i, key=lambda other: other.token.i)
    high = bisect_left(reading.cues, before, key=lambda other: other.token.i)
    closing = {tail.cue.token.i for tail in reading.tails if tail.cue is not None}
    later = (other.token for other in reversed(reading.cues[low:high]))
    return next((token for token in later if token.i in closing or has_clause(token)), cue.token)


def has_clause(verb: Token) -> bool:
    """Whether the parse has a clause that this verb reports."""
    return any(child.dep_ == "ccomp" for child in verb.children)


def behind_aside(doc: Doc, end: int, limit: int) -> int:
    """Where a dash stands at `end` and another one later in the sentence: the token behind that one, else `end`."""
    if end >= limit or doc[end].text not in DASHES:
        return end
    return next((i + 1 for i in range(end + 1, limit) if doc[i].text in DASHES), end)

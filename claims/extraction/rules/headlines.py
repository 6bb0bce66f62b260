"""Headlines: a line without a full stop, "X claims Y took Z", "X: Y took Z". Title case misleads the parser, not us."""

from collections.abc import Iterator

from spacy.tokens import Doc

from claims.extraction.cues import FINITE_TAGS, Cue
from claims.extraction.extents import tidy
from claims.extraction.name import POSSESSIVES
from claims.extraction.reading import Draft, Reading, Source, span_of
from claims.extraction.wordlists import words_of
from claims.terms import PartyKind
from claims.text.spans import Span

MAX_CHARS = 200
MAX_SOURCE_TOKENS = 6
MIN_WORDS = 3
# "Judge rules for Meta", "Court finds no infringement": what follows such a verb in a headline is rarely a clause.
VERDICTS = frozenset(("rule", "find", "hold", "decide", "order", "read"))
VERB_ENDINGS = ("s", "ed")


def find_headlines(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per headline that says "X claims …" or "X says …", where no other rule found anything."""
    done: set[Span] = set()
    for cue in reading.cues:
        line = reading.paragraph_at(cue.token.idx)
        if not _is_headline(reading, line) or line in done or reading.covers(line):
            continue
        draft = _draft(reading, doc, cue, line)
        if draft is not None:
            done.add(line)
            yield draft


def find_labelled(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per paragraph that a name and a colon open: "Pat Smith: Voters worry", "SMITH: Well, look, …".

    In the headline that is also a paper or a role: "Study: Models copy books".
    """
    if ":" not in reading.text:
        return
    surnames = {doc[name.end - 1].lower_ for name in reading.names if name.kind is PartyKind.PERSON}
    for token in doc:
        if token.text != ":" or token.i + 3 >= len(doc) or not token.i:
            continue
        line = reading.paragraph_at(token.idx)
        first = _first_token(doc, token.i, line)
        if first is None or not _is_label(reading, doc, first, token.i, surnames):
            continue
        source = Source(first, token.i, doc[token.i - 1])
        reading.labels[line.start] = source
        if doc[first : token.i].text == reading.publisher:
            continue  # what the outlet itself asks or says
        content = tidy(reading, Span(doc[token.i + 1].idx, max(doc[token.i + 1].idx, line.end)))
        if content and not reading.covers(content) and len(content.of(reading.text).split()) >= MIN_WORDS:
            yield Draft(content, "label", 0.6, cue_span=span_of(doc, token.i, token.i + 1), source=source)


def _first_token(doc: Doc, colon: int, line: Span) -> int | None:
    """The first token of the line, a mark left out, if only a few words stand between it and the colon."""
    first = colon
    while first > 0 and doc[first - 1].idx >= line.start and not doc[first - 1].is_space:
        first -= 1
        if colon - first > MAX_SOURCE_TOKENS + 1:
            return None
    while first < colon and doc[first].is_punct:
        first += 1
    return first if first < colon else None


def _is_label(reading: Reading, doc: Doc, first: int, colon: int, surnames: set[str]) -> bool:
    """A name, with a title or a place in front of it perhaps; a surname; in the first line a paper or a role."""
    words, last = doc[first:colon], doc[colon - 1]
    if any(not word.text[:1].isupper() and word.text not in ("of", "the", "'s", "’s") for word in words):
        return False
    if reading.name_ending_at(colon) is not None:
        return not any(word.tag_ in FINITE_TAGS and not reading.in_name(word.i) for word in words)
    if words.text == reading.publisher or len(words) == 1 and last.lower_ in surnames:
        return True
    is_headline = reading.paragraph_at(last.idx).start == reading.paragraphs[0].start
    return is_headline and len(words) <= 2 and last.lower_ in words_of("label")


def _is_headline(reading: Reading, line: Span) -> bool:
    words = line.of(reading.text)
    return len(words) <= MAX_CHARS and words[-1:] not in '.!?”"' and len(words.split()) >= 4


def _draft(reading: Reading, doc: Doc, cue: Cue, line: Span) -> Draft | None:
    """The source is what stands in front of the cue, if that is short enough to be a name."""
    first = cue.token.i
    while first > 0 and doc[first - 1].idx >= line.start and not doc[first - 1].is_space:
        first -= 1
    n_source = cue.token.i - first
    is_cue = (
        {"clause", "quote"} <= cue.entry.frames
        and cue.entry.lemma not in VERDICTS
        and cue.token.lower_.endswith(VERB_ENDINGS)
    )
    if not is_cue or not 0 < n_source <= MAX_SOURCE_TOKENS or cue.end >= len(doc):
        return None
    if doc[cue.end].tag_ in ("IN", "TO") and doc[cue.end].lower_ != "that":
        return None
    if _is_noun(reading, doc, first, cue):
        return None
    content = tidy(reading, Span(doc[cue.end].idx, max(doc[cue.end].idx, line.end)))
    if content is None or len(content.of(reading.text).split()) < MIN_WORDS:
        return None
    source = Source(first, cue.token.i, doc[cue.token.i - 1])
    return Draft(content, "headline", 0.7, cue, span_of(doc, cue.token.i, cue.end), source)


def _is_noun(reading: Reading, doc: Doc, first: int, cue: Cue) -> bool:
    """ "Judge lets artists’ claims …": behind a verb or a possessive the word reports nothing."""
    has_verb = any(doc[i].tag_ in FINITE_TAGS and not reading.in_name(i) for i in range(first, cue.token.i))
    return has_verb or doc[cue.token.i - 1].text in POSSESSIVES

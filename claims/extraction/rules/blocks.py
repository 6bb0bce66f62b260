"""Block quotations: paragraphs set apart behind "she wrote:", with no marks of their own or with ">" in front.

What introduces the block ends in a colon; its reporting verb, or the main one where the narrator does the quoting,
says whose words follow. Paragraphs marked with ">" go on with the last speaker, past one remark of the narrator's.
"""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claims.extraction.clauses import source_of
from claims.extraction.cues import VERB_TAGS, Cue
from claims.extraction.extents import quotation_at
from claims.extraction.reading import Draft, Reading, Source, span_of
from claims.extraction.wordlists import words_of
from claims.text.spans import Span

MARK = ">"
NARRATOR = frozenset(("i", "we", "this", "that"))
MIN_WORDS = 4
MAX_TOKENS_TO_COLON = 14


def find_blocks(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per paragraph of a block quotation, those behind the first with its speaker."""
    starts = [token.idx for token in doc]
    leader: Draft | None = None
    n_remarks = 0
    for before, paragraph in zip(reading.paragraphs, reading.paragraphs[1:], strict=False):
        words = _words(reading, paragraph)
        is_marked = reading.text[paragraph.start] == MARK
        n_remarks = 0 if is_marked else n_remarks + 1
        leader = leader if n_remarks <= 1 else None
        cue = _introduction(reading, starts, before) if reading.text[before.end - 1] == ":" else None
        if not words or reading.covers(words) or not (is_marked or cue):
            continue
        if cue is not None:
            span = span_of(doc, cue.token.i, cue.end)
            draft = Draft(words, "block", 0.7, cue, span, _source(cue.token), is_quoted=True)
        elif leader is not None:
            draft = Draft(words, "block", 0.6, leader=leader, is_quoted=True)
        else:
            continue
        leader = leader if draft.leader is not None else draft
        yield draft


def _words(reading: Reading, paragraph: Span) -> Span | None:
    """The paragraph without its ">", if it is long enough and holds no quotation of its own."""
    start = paragraph.start + (reading.text[paragraph.start] == MARK)
    words = Span(start, paragraph.end).trimmed(reading.text)
    n_words = len(words.of(reading.text).split())
    return words if n_words >= MIN_WORDS and quotation_at(reading, words.start) is None else None


def _introduction(reading: Reading, starts: list[int], before: Span) -> Cue | None:
    """The reporting verb near the colon that ends this paragraph, or None."""
    colon = bisect_left(starts, before.end - 1)
    low = bisect_left(reading.cues, colon - MAX_TOKENS_TO_COLON, key=lambda cue: cue.token.i)
    high = bisect_left(reading.cues, colon, key=lambda cue: cue.token.i)
    near = [cue for cue in reading.cues[low:high] if _may_introduce(cue) and cue.token.idx >= before.start]
    return near[-1] if near else None


def _may_introduce(cue: Cue) -> bool:
    return cue.has("quote") and _is_verb(cue.token) and _source(cue.token) is not None


def _source(verb: Token) -> Source | None:
    """Who performs the verb, or the main one of its sentence where that is the narrator: "a letter that I quote"."""
    sources = (source_of(word) for word in (verb, verb.sent.root))
    return next((source for source in sources if source and source.head.lower_ not in NARRATOR), None)


def _is_verb(token: Token) -> bool:
    return token.tag_ in VERB_TAGS and token.lower_ not in words_of("asks")

"""What somebody wants, asks, wonders or takes a stand on: no claims, for nothing is said to be so.

The kinds follow the "eventualities" of PDTB 2.0 (Prasad et al., 2007, "Attribution and its annotation in the Penn
Discourse TreeBank") and the attributions of attitude of PARC 3.0 (Pareti, 2016).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from claims.extraction.clauses import SUBJECTS, phrase_of, source_of
from claims.extraction.cues import VERB_TAGS, inflected
from claims.extraction.extents import content_span, is_readable, quotation_at, sentence_bounds
from claims.extraction.limits import content_limit
from claims.extraction.reading import Draft, Reading, Source, span_of
from claims.extraction.rules.nouns import owner_of
from claims.extraction.wordlists import read_table
from claims.terms import AttitudeKind
from claims.text.spans import Span

PARTS = {"verb": VERB_TAGS, "noun": frozenset(("NN", "NNS")), "adjective": frozenset(("JJ", "VBN"))}
QUESTION_WORDS = frozenset(("whether", "if", "what", "which", "who", "whom", "whose", "how", "why", "when", "where"))
MIN_TOKENS = 2
MAX_TO_QUOTE = 60
BREAK = re.compile(r"[.;?!\n“”\"]")


@dataclass(frozen=True, slots=True)
class AttitudeEntry:
    """One word of `data/attitudes.tsv`: what it expresses, and the frames it does so in."""

    part: str
    kind: AttitudeKind
    frames: tuple[str, ...]


def find_attitudes(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft for each such word outside of what is claimed or quoted, its rule the kind of the attitude.

    What stands within another one ("asked him to explain the plan") is part of that.
    """
    end = 0
    for token in doc:
        entry = _entry(token)
        if entry is None or token.idx < end or not is_readable(token) or quotation_at(reading, token.idx) is not None:
            continue
        cue, (content, kind) = span_of(doc, token.i, token.i + 1), _content(reading, token, entry)
        if content is not None and not (reading.covers(cue) or reading.covers(content)):
            yield Draft(content, kind.value, 0.5, None, cue, _source(token, entry))
            end = max(end, content.end)


@cache
def attitude_forms() -> dict[str, tuple[AttitudeEntry, ...]]:
    """Every form of every word, in lower case."""
    forms: dict[str, tuple[AttitudeEntry, ...]] = {}
    for row in read_table("attitudes"):
        entry = AttitudeEntry(row["part"], AttitudeKind(row["kind"]), tuple(row["frames"].split()))
        irregular = row["irregular"].split()
        for form in inflected(row["word"], irregular) if entry.part == "verb" else {row["word"], *irregular}:
            forms[form] = (*forms.get(form, ()), entry)
    return forms


def _entry(token: Token) -> AttitudeEntry | None:
    return next((entry for entry in attitude_forms().get(token.lower_, ()) if token.tag_ in PARTS[entry.part]), None)


def _content(reading: Reading, token: Token, entry: AttitudeEntry) -> tuple[Span | None, AttitudeKind]:
    """The words that are wanted, asked or spoken of, by the first frame that fits, and what that makes of them."""
    quoted = _quoted(reading, token) if "quote" in entry.frames else None
    if quoted is not None:
        return quoted, AttitudeKind.QUESTION if "?" in quoted.of(reading.text) else entry.kind
    for frame in (frame for frame in entry.frames if frame != "quote"):
        bounds = FRAMES[frame](token) if frame in FRAMES else _behind_preposition(token, frame)
        if bounds is not None and bounds[1] - bounds[0] >= MIN_TOKENS:
            limit = content_limit(reading, token.doc, bounds[0], sentence_bounds(token)[1])
            content = content_span(reading, token.doc, bounds[0], min(bounds[1], limit))
            return content, AttitudeKind.QUESTION if frame == "whether" else entry.kind
    return None, entry.kind


def _quoted(reading: Reading, token: Token) -> Span | None:
    """ "…?" he asked; he asked her, "…?": a quotation that is a sentence, the verb close by and nothing in between."""
    i = bisect_right(reading.quotations, token.idx, key=lambda quotation: quotation.span.start)
    for quotation in reading.quotations[max(i - 1, 0) : i + 1]:
        is_before = quotation.span.start < token.idx
        between = Span(quotation.span.end, token.idx) if is_before else Span(token.idx, quotation.span.start)
        is_near = len(between) <= MAX_TO_QUOTE and not BREAK.search(between.of(reading.text))
        is_open = not is_before or quotation.inner.of(reading.text).rstrip()[-1:] in "?!,"
        if is_near and is_open and quotation.is_sentence(reading.text):
            return quotation.span
    return None


def _whole(head: Token) -> tuple[int, int]:
    return head.left_edge.i, head.right_edge.i + 1


def _infinitive(token: Token) -> tuple[int, int] | None:
    """ "plans to go", "the plan to go", "is expected to go"."""
    for child in token.rights:
        if _is_infinitive(child) and not _subject(child):
            return _whole(child)
    return None


def _is_infinitive(verb: Token) -> bool:
    return verb.dep_ in ("xcomp", "ccomp", "acl", "advcl", "relcl") and any(part.tag_ == "TO" for part in verb.lefts)


def _subject(verb: Token) -> Token | None:
    return next((part for part in verb.lefts if part.dep_ in SUBJECTS), None)


def _object_and_infinitive(token: Token) -> tuple[int, int] | None:
    """ "asked him to go"; who is asked may be the verb's object or the subject of the infinitive."""
    named = _object(token)
    for child in (*token.rights, *(named.rights if named is not None else ())):
        if _is_infinitive(child) and (named is not None or _subject(child)):
            first = named if named is not None and named.i < child.i else child
            return first.left_edge.i, child.right_edge.i + 1
    return None


def _on_and_infinitive(token: Token) -> tuple[int, int] | None:
    """ "called on him to go"."""
    on = next(
        (child for child in token.rights if child.dep_ in ("prep", "prt") and child.lower_ in ("on", "upon")), None
    )
    named = next((part for part in on.rights if part.dep_ == "pobj"), None) if on is not None else None
    deed = next((word for word in (named, on, token) if word is not None and _infinitive(word)), None)
    return (named.left_edge.i, _infinitive(deed)[1]) if named is not None and deed is not None else None


def _participle(token: Token) -> tuple[int, int] | None:
    child = next((child for child in token.rights if child.dep_ in ("xcomp", "pcomp") and child.tag_ == "VBG"), None)
    return _whole(child) if child is not None else None


def _question(token: Token) -> tuple[int, int] | None:
    """ "ask whether P", "know what P", "it is not clear how P"."""
    for child in (*token.rights, *_siblings(token)):
        if child.dep_ in ("ccomp", "xcomp", "acl", "pcomp", "advcl") and child.left_edge.lower_ in QUESTION_WORDS:
            return _whole(child) if child.left_edge.i > token.i else None
    return None


def _siblings(token: Token) -> list[Token]:
    """The parts of the verb "is" behind an adjective."""
    return [part for part in token.head.rights if part.i > token.i] if token.dep_ == "acomp" else []


def _clause(token: Token) -> tuple[int, int] | None:
    """ "demands that P", "the fear that P"."""
    for child in (*token.rights, *_siblings(token)):
        has_subject = child.dep_ in ("ccomp", "acl") and any(part.dep_ in SUBJECTS for part in child.lefts)
        if has_subject and child.left_edge.lower_ not in QUESTION_WORDS and not _is_infinitive(child):
            return _whole(child)
    return None


def _object(token: Token) -> Token | None:
    return next((child for child in token.rights if child.dep_ == "dobj"), None)


def _thing(token: Token) -> tuple[int, int] | None:
    named = _object(token)
    return _whole(named) if named is not None else None


def _behind_preposition(token: Token, preposition: str) -> tuple[int, int] | None:
    """ "calls for it", "criticism of it", "worried about it"."""
    for child in token.rights:
        if child.dep_ in ("prep", "prt") and child.lower_ == preposition:
            inner = next((part for part in child.rights if part.dep_ in ("pobj", "pcomp")), None)
            return _whole(inner) if inner is not None else None
    return None


FRAMES = {
    "to": _infinitive,
    "object-to": _object_and_infinitive,
    "on-to": _on_and_infinitive,
    "ing": _participle,
    "whether": _question,
    "that": _clause,
    "object": _thing,
}


def _source(token: Token, entry: AttitudeEntry) -> Source | None:
    if entry.part == "verb":
        return source_of(token)
    if entry.part == "noun":
        return owner_of(token)
    subject = next((child for child in token.head.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    return phrase_of(subject) if subject is not None else None

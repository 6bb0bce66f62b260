"""Nouns that report: "the claim that P", "allegations that P", "evidence that P", "claims of X doing Y"."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from claims.extraction.clauses import phrase_of, subject_of
from claims.extraction.cues import VERB_TAGS, Cue, CueEntry
from claims.extraction.extents import content_span, is_readable, quotation_at
from claims.extraction.reading import Draft, Reading, Source, span_of
from claims.extraction.wordlists import read_table, words_of
from claims.terms import Certainty, CueClass


def find_nouns(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per reporting noun that has a clause and somebody whose claim it is."""
    forms = noun_forms()
    for token in doc:
        entry = forms.get(token.lower_)
        if entry is None or not is_readable(token) or quotation_at(reading, token.idx) is not None:
            continue
        bounds, source = _bounds(token), owner_of(token)
        if bounds is None or source is None or reading.covers(span_of(doc, token.i, token.i + 1)):
            continue
        content = content_span(reading, doc, *bounds)
        if content is not None:
            yield Draft(
                content,
                "reporting-noun",
                0.6,
                Cue(entry, token, token.i + 1),
                span_of(doc, token.i, token.i + 1),
                source,
            )


@cache
def noun_forms() -> dict[str, CueEntry]:
    """The reporting nouns of `data/nouns.tsv`, singular and plural, in lower case."""
    forms: dict[str, CueEntry] = {}
    for row in read_table("nouns"):
        entry = CueEntry(row["noun"], CueClass(row["class"]), Certainty(row["certainty"]), frozenset())
        for form in (row["noun"], row["plural"]):
            forms[form] = entry
    return forms


def _bounds(noun: Token) -> tuple[int, int] | None:
    """The clause behind the noun: "that …", "of … doing", or at once."""
    for child in noun.rights:
        if child.dep_ in ("acl", "ccomp", "relcl") and _opens_clause(child):
            return child.left_edge.i, child.right_edge.i + 1
        if child.dep_ == "prep" and child.lower_ == "of" and _holds_deed(child):
            return child.i + 1, _deed_end(child)
    return None


def _opens_clause(verb: Token) -> bool:
    has_subject = any(
        child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") and child.lower_ not in ("that", "which", "who")
        for child in verb.lefts
    )
    return has_subject and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VB", "VBG", "NN", "JJ")


def _holds_deed(preposition: Token) -> bool:
    doc, end = preposition.doc, min(preposition.i + 8, len(preposition.doc))
    return any(doc[i].tag_ == "VBG" for i in range(preposition.i + 1, end) if not doc[i].is_punct)


def _deed_end(preposition: Token) -> int:
    """Behind the deed, where the parser hung it on the main verb instead."""
    end, doc = preposition.right_edge.i + 1, preposition.doc
    if end < len(doc) and doc[end].tag_ == "VBG":
        first = next((child for child in doc[end].rights if child.dep_ == "dobj"), doc[end])
        end = first.right_edge.i + 1
    return end


def owner_of(noun: Token) -> Source | None:
    """Whose claim it is: a possessive, "by …", the subject of "made claims that", or of "sued over claims that"."""
    for child in noun.lefts:
        if child.dep_ == "poss":
            return phrase_of(child)
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            head = next((part for part in child.rights if part.dep_ == "pobj"), None)
            return phrase_of(head) if head is not None else None
    maker = next((word for word in noun.doc[max(noun.i - 4, 0) : noun.i] if word.lower_ in words_of("owning")), None)
    if maker is not None and maker.tag_ in VERB_TAGS and (head := subject_of(maker)) is not None:
        return phrase_of(head)
    verb = noun.head
    over = verb.lower_ in ("over", "on", "with") and verb.dep_ == "prep"
    acting = verb.head if over else verb
    if noun.dep_ in ("dobj", "nsubj", "pobj") and (over and acting.lower_ in words_of("sues")):
        head = subject_of(acting)
        return phrase_of(head) if head is not None else None
    return None

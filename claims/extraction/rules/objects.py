"""Verbs whose object is the claim: accuse X of Y, sue X for doing Y, describe X as Y, call X Y, deny the allegation."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claims.extraction.clauses import is_negated, is_unreal, source_of
from claims.extraction.cues import VERB_TAGS, Cue
from claims.extraction.extents import content_span, is_readable, quotation_at, sentence_bounds
from claims.extraction.reading import Draft, Reading, span_of
from claims.extraction.rules.nouns import noun_forms
from claims.extraction.wordlists import words_of

MAX_TOKENS_TO_QUOTE = 12


def find_objects(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per verb of this kind that has both a source and a claim."""
    taken = {draft.cue.token.i for draft in reading.drafts if draft.cue}
    for cue in reading.cues:
        if cue.token.i in taken or cue.token.tag_ not in VERB_TAGS or not is_readable(cue.token):
            continue
        is_read = not (is_unreal(cue.token) or is_negated(cue.token) or quotation_at(reading, cue.token.idx))
        source = source_of(cue.token) if is_read else None
        frame, bounds = _framed(reading, cue) if source else (None, None)
        content = content_span(reading, doc, *bounds) if bounds else None
        if content is not None:
            yield Draft(content, f"object-{frame}", 0.75, cue, span_of(doc, cue.token.i, cue.end), source)


def _framed(reading: Reading, cue: Cue) -> tuple[str, tuple[int, int] | None]:
    """The frame that the verb stands in here, and first token and the one behind the last of the claim, or None."""
    for frame, bounds_of in (("of", _of), ("as", _as), ("for", _for), ("bare", _bare), ("object", _denied)):
        if cue.has(frame) and (bounds := bounds_of(cue)):
            return frame, bounds
    return "bare", _called(reading, cue) if cue.has("bare") or cue.has("as") else None


def _object(verb: Token) -> Token | None:
    return next((child for child in verb.rights if child.dep_ in ("dobj", "dative")), None)


def _preposition(verb: Token, words: tuple[str, ...]) -> Token | None:
    """The preposition behind the verb's object, on whichever of the two the parser hung it."""
    doc, end = verb.doc, sentence_bounds(verb)[1]
    for i in range(verb.i + 2, min(verb.i + 16, end)):
        if doc[i].lower_ in words and (doc[i].head == verb or verb in doc[i].head.ancestors):
            return doc[i]
        if doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD") or doc[i].text in (";", ":"):
            return None
    return None


def _reach(verb: Token, last: Token) -> int:
    """The end of the claim: as far as its last part reaches, and the prepositions that the parser hung higher.

    A ", which …" at the end is the narrator's remark on it.
    """
    doc, limit = verb.doc, sentence_bounds(verb)[1]
    end = last.right_edge.i + 1
    remark = next((i for i in range(last.i + 2, end) if doc[i].lower_ == "which" and doc[i - 1].text == ","), None)
    if remark is not None:
        return remark - 1
    while end < limit and doc[end].dep_ in ("prep", "punct") and not _leaves(doc, end):
        end = max(doc[end].right_edge.i + 1, end + 1)
    if end < limit and all(doc[i].is_punct or doc[i].is_space for i in range(end, limit)):
        return limit
    return end


def _leaves(doc: Doc, i: int) -> bool:
    """Whether the narrator takes over here: a comma or dash, an attribution, a day."""
    token = doc[i]
    if token.is_punct:
        return token.text not in ("“", '"', "‘", "-")
    return token.lower_ in words_of("attributor") or any(part.ent_type_ in ("DATE", "TIME") for part in token.subtree)


def _of(cue: Cue) -> tuple[int, int] | None:
    accused = _object(cue.token)
    of = _preposition(cue.token, ("for", "on") if cue.entry.lemma == "blame" else ("of", "over"))
    if accused is None or of is None or accused.i > of.i or any(part.ent_type_ == "DATE" for part in of.rights):
        return None
    return _phrase_start(accused, cue), _reach(cue.token, of)


def _phrase_start(head: Token, cue: Cue) -> int:
    return max(head.left_edge.i, cue.end)


def _as(cue: Cue) -> tuple[int, int] | None:
    described = _object(cue.token)
    as_word = _preposition(cue.token, ("as",))
    if described is None or as_word is None or described.i > as_word.i:
        return None
    return _phrase_start(described, cue), _reach(cue.token, as_word)


def _for(cue: Cue) -> tuple[int, int] | None:
    """Only what they are said to have done: "sued for copying", not "sued for damages"."""
    preposition = _preposition(cue.token, ("for", "over"))
    deed = (
        next((child for child in preposition.rights if child.dep_ == "pcomp"), None)
        if preposition is not None
        else None
    )
    return (preposition.i + 1, _reach(cue.token, deed)) if deed is not None else None


def _bare(cue: Cue) -> tuple[int, int] | None:
    verb = cue.token
    for child in verb.rights:
        has_two = any(part.dep_ in ("nsubj", "nsubjpass") for part in child.lefts)
        if child.dep_ in ("ccomp", "oprd") and has_two:
            return max(child.left_edge.i, cue.end), _reach(verb, child)
        if child.dep_ in ("oprd", "attr") and (named := _object(verb)) is not None:
            return _phrase_start(named, cue), _reach(verb, child)
    return None


def _called(reading: Reading, cue: Cue) -> tuple[int, int] | None:
    """ "called his plan “a crucial step”": what follows the verb, up to the end of the words quoted."""
    doc, limit = cue.token.doc, sentence_bounds(cue.token)[1]
    if cue.end < limit and doc[cue.end].tag_ == "IN" and doc[cue.end].lower_ != "as":
        return None  # "called for a “full” ban"
    for i in range(cue.end, min(cue.end + MAX_TOKENS_TO_QUOTE, limit)):
        quotation = quotation_at(reading, doc[i].idx)
        if quotation is not None and i > cue.end:
            end = next((j for j in range(i, limit) if doc[j].idx >= quotation.span.end), limit)
            return cue.end + (doc[cue.end].lower_ == "as"), end
        if doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD", "TO") or doc[i].is_punct and doc[i].text != "-":
            return None
    return None


def _denied(cue: Cue) -> tuple[int, int] | None:
    """ "denied copying the books", "denies the allegations": the deed, or the noun, that is denied.

    What is rejected must be somebody's claim: "rejected the motion" reports none.
    """
    deed = next((child for child in cue.token.rights if child.dep_ in ("xcomp", "dobj", "ccomp")), None)
    if deed is None or deed.tag_ in ("PRP", "WP") or deed.i < cue.end or deed.lower_ in words_of("prayer"):
        return None
    if (
        cue.entry.lemma == "reject"
        and deed.dep_ == "dobj"
        and deed.lower_ not in {*noun_forms(), *words_of("deniable")}
    ):
        return None
    return max(deed.left_edge.i, cue.end), _reach(cue.token, deed)

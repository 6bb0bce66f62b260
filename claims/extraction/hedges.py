"""How sure a claim is and whether it is negative, each with the words that make it so (`data/hedges.tsv`)."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from claims.extraction.cues import Cue
from claims.extraction.reading import Draft, span_of
from claims.extraction.wordlists import read_table, words_of
from claims.terms import Certainty, CueClass
from claims.text.spans import Span


@dataclass(frozen=True, slots=True)
class Hedge:
    """One row of the list of hedges."""

    rung: Certainty
    is_hedge: bool


@dataclass(frozen=True, slots=True)
class Weight:
    """How surely a claim is made. The spans are the words that set the rung and the negation."""

    certainty: Certainty
    hedged: bool
    negated: bool
    certainty_words: tuple[Span, ...]
    negation_words: tuple[Span, ...]


@cache
def hedge_words() -> dict[str, Hedge]:
    """The hedges in lower case."""
    return {row["word"]: Hedge(Certainty(row["rung"]), row["hedge"] == "yes") for row in read_table("hedges")}


def weigh(doc: Doc, draft: Draft) -> Weight:
    """The certainty of a draft: the lowest rung that its cue or a word of its content sets."""
    cue, tokens = draft.cue, _tokens_in(doc, draft.content)
    rungs = [(cue.entry.certainty, draft.cue_span)] if cue is not None else []
    hedged = False
    for token in [*tokens, *([cue.token] if cue is not None else [])]:
        hedge = hedge_words().get(token.lower_)
        if hedge is None or not _is_meant(token):
            continue
        rungs.append((hedge.rung, span_of(doc, token.i, token.i + 1)))
        hedged = hedged or hedge.is_hedge
    certainty = min((rung for rung, _ in rungs), key=lambda rung: rung.rung, default=Certainty.STATED)
    negations = _negations(tokens, cue)
    words = tuple(
        dict.fromkeys(
            span for rung, span in rungs if rung is certainty and rung is not Certainty.STATED and span is not None
        )
    )
    return Weight(certainty, hedged, bool(negations), words, tuple(span_of(doc, t.i, t.i + 1) for t in negations))


def _tokens_in(doc: Doc, content: Span) -> list[Token]:
    inside = doc.char_span(content.start, content.end, alignment_mode="contract")
    return list(inside) if inside is not None else []


def _is_meant(token: Token) -> bool:
    """ "May" the month and "could not" are no hedges; "evidence" counts where somebody has it."""
    if token.lower_ in ("may", "might", "could"):
        negated = (
            token.i + 1 < len(token.doc) and token.nbor().lower_ in ("n't", "n’t", "not") and token.lower_ == "could"
        )
        return token.tag_ == "MD" and not negated
    return token.lower_ not in ("evidence", "proof") or token.dep_ == "dobj"


def _negations(tokens: list[Token], cue: Cue | None) -> list[Token]:
    """Words that turn the main proposition round: a denying cue, or a negation at the head of the content."""
    if cue is not None and cue.entry.cue_class is CueClass.DENIAL:
        is_undenied = any(child.dep_ == "neg" for child in cue.token.lefts)
        return [] if is_undenied else [cue.token]
    return negations_in(tokens)


def negations_in(tokens: list[Token]) -> list[Token]:
    """The negations among these tokens that turn their main proposition round."""
    inside = {token.i for token in tokens}
    heads = [token for token in tokens if token.head.i not in inside or token.head == token]
    roots = {token.i for token in heads if not token.is_punct}
    return [token for token in tokens if token.lower_ in words_of("negation") and _turns_main(token, roots)]


def _turns_main(negation: Token, roots: set[int]) -> bool:
    above = negation.head
    if negation.lower_ == "no" and above.lower_ == "longer":
        return above.head.i in roots
    if above.i in roots:
        return negation.dep_ in ("neg", "det", "nsubj", "preconj", "cc", "advmod") or above.tag_.startswith("V")
    is_subject = negation.dep_ == "det" and above.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")
    return is_subject and above.head.i in roots

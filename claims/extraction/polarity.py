"""Whether a sentence that stands alone says that something is so, or that it is not."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from claims.extraction.cues import VERB_TAGS, verb_forms
from claims.extraction.hedges import negations_in
from claims.extraction.reading import span_of
from claims.extraction.wordlists import words_of
from claims.terms import CueClass
from claims.text.spans import Span


@dataclass(frozen=True, slots=True)
class Polarity:
    """Negated or not, with the words that turn it round: two of them cancel out ("did not fail to pay")."""

    negated: bool
    words: tuple[Span, ...]


def polarity_of(doc: Doc) -> Polarity:
    """The polarity of the main proposition.

    What turns it: a negation at the head of the clause (`hedges`), a verb of denial there ("OpenAI denies that …"), and
    verbs like "failed to" (the kind negative-verb of `data/words.tsv`).
    """
    roots = [token for token in doc if token.head == token and token.tag_ in VERB_TAGS]
    turning = {token.i: token for token in (*negations_in(list(doc)), *filter(_turns, roots))}
    words = tuple(span_of(doc, i, i + 1) for i in sorted(turning))
    return Polarity(len(words) % 2 == 1, words)


def _turns(verb: Token) -> bool:
    """Whether the verb says that its object or infinitive is not so. "Failed" alone, without one, is a deed."""
    if verb.lower_ in words_of("negative-verb"):
        return any(child.dep_ in ("xcomp", "dobj") for child in verb.rights)
    return any(entry.cue_class is CueClass.DENIAL for entry in verb_forms().get(verb.lower_, ()))

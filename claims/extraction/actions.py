"""Who did what to whom in a sentence, as far as the parse says so, and whether two sentences agree on it.

An action is a verb with whoever performs it and whomever it befalls. Passives are turned round ("was sued by Getty"),
and what somebody is accused of is the accused's deed ("accuses DeepSeek of copying": DeepSeek copies). Only names can
be compared: nobody knows whether "the company" is another one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from claims.extraction.clauses import SUBJECTS, is_passive, subject_of
from claims.extraction.cues import VERB_TAGS
from claims.extraction.name import Name
from claims.extraction.reading import span_of
from claims.extraction.wordlists import read_table
from claims.text.agreement import Agreement
from claims.text.spans import Span

AUXILIARIES = frozenset(("aux", "auxpass"))
OBJECTS = frozenset(("dobj", "dative"))
ACCUSING_LINKS = frozenset(("of", "for"))
#: How a further deed hangs on one: "of copying and selling it", "of using it to train another".
HANGING = frozenset(("conj", "xcomp", "advcl"))
VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts or is acted on: the words, and the name that they hold, None where they name nobody."""

    words: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Action:
    """`verb` is a stem that the forms of a verb share; it is for comparing, not for reading. `span` is the verb's."""

    verb: str
    agent: Actor | None
    patient: Actor | None
    span: Span


def actions_of(doc: Doc, names: Sequence[Name]) -> tuple[Action, ...]:
    """The actions of a document in text order, those without agent and patient left out."""
    return tuple(_actions(doc, names))


def _actions(doc: Doc, names: Sequence[Name]) -> Iterator[Action]:
    for token in doc:
        if token.tag_ in VERB_TAGS and token.dep_ not in AUXILIARIES and token.dep_ != "amod":
            agent, patient = _agent(token), _patient(token)
            if agent is not None or patient is not None:
                who, whom = (_actor(one, names) for one in (agent, patient))
                yield Action(verb_stem(token.lower_), who, whom, span_of(doc, token.i, token.i + 1))


def _agent(verb: Token) -> Token | None:
    accused = _accused(verb)
    return accused if accused is not None else subject_of(verb)


def _accused(verb: Token) -> Token | None:
    """ "accuses DeepSeek of copying", "was sued for copying and selling": who is said to copy, and to sell."""
    deed = verb
    while deed.dep_ in HANGING and not any(child.dep_ in SUBJECTS for child in deed.lefts):
        deed = deed.head
    link = deed.head
    if deed.dep_ != "pcomp" or link.lower_ not in ACCUSING_LINKS:
        return None
    accusing = link.head
    return _patient(accusing) if accusing.tag_ in VERB_TAGS else None


def _patient(verb: Token) -> Token | None:
    if is_passive(verb):
        return next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
    return next((child for child in verb.rights if child.dep_ in OBJECTS), None)


def _actor(head: Token | None, names: Sequence[Name]) -> Actor | None:
    if head is None:
        return None
    name = next((name for name in names if name.start <= head.i < name.end), None)
    return Actor(head.text, name.canonical if name else None)


def verb_stem(form: str) -> str:
    """What the forms of one verb have in common: "copies", "copied" and "copying" give "copi"; "took" gives "tak"."""
    form = _irregular().get(form, form)
    for ending in ("ing", "ed", "es", "s", "e"):
        if form.endswith(ending) and len(form) - len(ending) >= 3 and not form.endswith("ss"):
            form = form.removesuffix(ending)
            break
    if len(form) > 3 and form[-1] == form[-2] and form[-1] not in VOWELS + "sl":
        form = form[:-1]
    return form[:-1] + "i" if form.endswith("y") and len(form) > 2 else form


@cache
def _irregular() -> dict[str, str]:
    return {form: row["verb"] for row in read_table("irregular") for form in row["forms"].split()}


def compare_actions(one: Sequence[Action], other: Sequence[Action]) -> Agreement:
    """Whether two sentences agree on who did what to whom: actions of one verb, as far as they name somebody.

    Of the side with fewer actions, one that fits none of the other side's of its verb is a difference.
    """
    few, many = sorted((list(one), list(other)), key=len)
    return Agreement.worst(Agreement.best(_compare(each, counter) for counter in many) for each in few)


def _compare(one: Action, other: Action) -> Agreement:
    if one.verb != other.verb:
        return Agreement.UNKNOWN
    return Agreement.worst((_same(one.agent, other.agent), _same(one.patient, other.patient)))


def _same(one: Actor | None, other: Actor | None) -> Agreement:
    if one is None or other is None or one.name is None or other.name is None:
        return Agreement.UNKNOWN
    return Agreement.of(one.name == other.name)

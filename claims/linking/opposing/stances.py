"""What in an answer speaks against a charge, or grants it."""

from dataclasses import dataclass

from claims.linking.opposing.charges import Charge
from claims.linking.signals import opposites, signal
from claims.linking.statements import Statement
from claims.terms import RelationKind

DENIAL, DISMISSED = "denial", "charge dismissed"


@dataclass(frozen=True, slots=True)
class Stance:
    """The rule, the words that it rests on, how sure it is, and the relation that follows."""

    rule: str
    words: str
    confidence: float
    kind: RelationKind = RelationKind.DISPUTES


def stance_of(answer: Statement, charge: Charge) -> Stance | None:
    """How what the accused say stands to a charge; None where nothing says that it answers.

    Without a word of denial it still speaks against the charge, where it comes after it and is about the accused.
    """
    said = charge.statement
    if signal("conceding", answer.cue) or signal("parting", answer.content):
        return _granting(answer, said)
    if against := stance_against(answer, said):
        return against
    if answer.is_negated and said.is_negated:
        return None
    is_about_a_third = bool(charge.parties & answer.about - said.things)
    if said.is_ruling or is_about_a_third or answer.place < said.place:
        return None
    return Stance("the accused speaks", answer.cue, 0.6)


def _granting(answer: Statement, said: Statement) -> Stance | None:
    if answer.place < said.place:
        return None
    words = signal("conceding", answer.cue) or signal("parting", answer.content)
    return Stance("answer that grants", words, 0.5, RelationKind.ANSWERS)


def stance_against(answer: Statement, said: Statement) -> Stance | None:
    """What speaks against a charge in the answer's own words, the surest first; None where they say nothing."""
    if (answer.is_denial or signal("rejecting", answer.cue)) and not said.is_negated:
        return Stance(DENIAL, answer.cue, 0.9, RelationKind.DENIES)
    if answer.is_negated and not said.is_negated:
        return Stance("negated answer", answer.negation, 0.85, RelationKind.DENIES)
    if words := signal("dismissing", answer.content):
        return Stance(DISMISSED, words, 0.8, RelationKind.DENIES)
    if pair := opposites(answer.content, said.content):
        return Stance("opposite words", pair[0], 0.8)
    if words := signal("restricting", answer.content):
        return Stance("leaves no room", words, 0.7)
    if answer.place > said.place and (words := signal("rejecting", answer.around)):
        return Stance("charge turned down", words, 0.7)
    return None

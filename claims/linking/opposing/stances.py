"""How a statement that stands against another one does so: by denying or otherwise, and in which words."""

from dataclasses import dataclass

from claims.linking.dismissals import dismissal
from claims.linking.opposing.features import is_denial_of, words_of_answering
from claims.linking.signals import opposites, signal
from claims.linking.statements import Statement
from claims.terms import RelationKind


@dataclass(frozen=True, slots=True)
class Stance:
    """The rule, the words that it rests on, and the relation that follows."""

    rule: str
    words: str
    kind: RelationKind = RelationKind.DISPUTES


def stance_of(answer: Statement, said: Statement) -> Stance | None:
    """What in an answer's words is strongest against the other; None where only who speaks, and where, sets them so."""
    if answer.is_ruling and said.is_ruling and (words := _difference(answer, said)):
        return Stance("courts differ", words)
    return _denial(answer, said) or _argument(answer, said)


def granting_stance(answer: Statement) -> Stance:
    """Of an answer that grants something: it neither denies nor disputes."""
    cue, content = answer.cue, answer.content
    words = signal("conceding", cue) or signal("parting", content) or signal("granting", f"{cue} {content}")
    return Stance("answer that grants", words, RelationKind.ANSWERS)


def _denial(answer: Statement, said: Statement) -> Stance | None:
    if is_denial_of(answer, said):
        rule, words = ("denial", answer.cue) if answer.is_denial else ("negated answer", answer.negation)
        return Stance(rule, words, RelationKind.DENIES)
    if words := dismissal(answer.content):
        return Stance("charge dismissed", words, RelationKind.DENIES)
    return None


def _argument(answer: Statement, said: Statement) -> Stance | None:
    if pair := opposites(answer.content, said.content):
        return Stance("opposite words", pair[0])
    if answer.clears(said):
        return Stance("charged and cleared", answer.finding.words)
    if words := signal("restricting", answer.content):
        return Stance("leaves no room", words)
    if words := words_of_answering(answer):
        return Stance("told as an answer", words)
    return None


def _difference(one: Statement, other: Statement) -> str:
    pair = opposites(one.content, other.content)
    return pair[0] if pair else one.negation or other.negation

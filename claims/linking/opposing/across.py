"""Relations between tellings of different articles: only where the wordings themselves say so."""

from collections.abc import Iterable, Iterator

from claims.linking.opposing.denials import negates
from claims.linking.opposing.found import Relating
from claims.linking.opposing.sides import defends
from claims.linking.opposing.stances import stance_against
from claims.linking.opposing.turns import contrary, is_later
from claims.linking.signals import signal
from claims.linking.statements import Statement
from claims.terms import RelationKind

#: How near two wordings are at the least where nothing but their words joins them.
NEAR = 0.84

#: What a stance is worth less where it does not stand in the same article.
FAR = 0.8

#: And so many words in common that are no names.
_WORDS = 2


def relations_across(said: Statement, others: Iterable[Statement]) -> Iterator[Relating]:
    """How one statement stands to those of other articles that come near it, in either direction."""
    others = [other for other in others if other.article != said.article and other.claim != said.claim]
    for other in others:
        yield from filter(None, (_turn(said, other), _turn(other, said)))
    yield from filter(None, (_denial(said, other) or _denial(other, said) for other in others))


def answer_from_afar(said: Statement, others: Iterable[Statement]) -> Relating | None:
    """What an answer that stands against nothing in its own article is against: the nearest of earlier charges."""
    charges = [other for other in others if _may_answer(said, other)]
    meant = max(charges, key=lambda one: (said.likeness(one), -one.id), default=None)
    stance = stance_against(said, meant) if meant else None
    if stance is None:
        return None
    return Relating(said, stance.kind, meant, stance.words, f"{stance.rule} elsewhere", FAR * stance.confidence)


def _may_answer(answer: Statement, charge: Statement) -> bool:
    """Whether the one may be an answer to the other, which was published before it, by its parties and its words."""
    if answer.article == charge.article or answer.claim == charge.claim:
        return False
    if answer.is_ruling or not answer.camp.isdisjoint(charge.camp) or defends(charge):
        return False
    if answer.camp.isdisjoint(charge.accused or charge.about) or signal("conceding", charge.cue):
        return False
    if signal("conceding", answer.cue) or signal("parting", answer.content):
        return False
    is_later = bool(answer.published and charge.published and answer.published >= charge.published)
    return is_later and answer.likeness(charge) >= NEAR and not answer.words.isdisjoint(charge.words)


def _turn(one: Statement, other: Statement) -> Relating | None:
    """The later of two claims by one speaker."""
    if one.speaker is None or one.speaker != other.speaker or not is_later(one, other):
        return None
    words = contrary(one, other)
    return Relating(one, RelationKind.SUPERSEDES, other, words, "changed position", 0.65) if words else None


def _denial(one: Statement, other: Statement) -> Relating | None:
    """The accused, elsewhere, says that what they are accused of is not so."""
    if one.camp.isdisjoint(other.about) or not negates(one, other) or one.likeness(other) < NEAR:
        return None
    if len(one.words & other.words) < _WORDS:
        return None
    return Relating(one, RelationKind.DENIES, other, one.negation or one.cue, "the same, negated elsewhere", 0.7)

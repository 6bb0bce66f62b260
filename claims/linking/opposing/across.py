"""Relations between tellings of different articles."""

from collections.abc import Iterable, Iterator

from claims.linking.opposing.against import against_across, may_be_at_odds
from claims.linking.opposing.features import grants
from claims.linking.opposing.found import Relating
from claims.linking.opposing.stances import stance_against
from claims.linking.opposing.turns import contrary, is_later
from claims.linking.signals import signal
from claims.linking.statements import Statement
from claims.terms import RelationKind

#: How near an answer comes at the least to the charge that it means in another article.
NEAR = 0.84

#: How sure that is: of those found so in the tuning sets, six of nine were right.
_FROM_AFAR = 0.65


def relations_across(said: Statement, others: Iterable[Statement]) -> Iterator[Relating]:
    """How one statement stands to those of other articles that come near it, in either direction."""
    for other in others:
        if other.article != said.article and other.claim != said.claim:
            yield from filter(None, (_turn(said, other), _turn(other, said), against_across(said, other)))


def answer_from_afar(said: Statement, others: Iterable[Statement]) -> Relating | None:
    """What an answer that stands against nothing in its own article is against: the nearest of earlier charges."""
    charges = [other for other in others if _may_answer(said, other)]
    meant = max(charges, key=lambda one: (said.likeness(one), -one.id), default=None)
    stance = stance_against(said, meant) if meant else None
    if stance is None:
        return None
    return Relating(said, stance.kind, meant, stance.words, f"{stance.rule} elsewhere", _FROM_AFAR)


def _may_answer(answer: Statement, charge: Statement) -> bool:
    """Whether the one may be an answer to the other, which was published before it, by its parties and its words."""
    if answer.article == charge.article or not may_be_at_odds(answer, charge):
        return False
    if answer.is_ruling or grants(answer) or _defends(charge) or signal("conceding", charge.cue):
        return False
    if answer.camp.isdisjoint(charge.accused or charge.about):
        return False
    is_later = bool(answer.published and charge.published and answer.published >= charge.published)
    return is_later and answer.likeness(charge) >= NEAR and not answer.words.isdisjoint(charge.words)


def _defends(said: Statement) -> bool:
    """Whether it only turns something down: denies it, or says of its own side that it is not so."""
    return said.is_denial or (said.is_negated and not said.about.isdisjoint(said.camp))


def _turn(one: Statement, other: Statement) -> Relating | None:
    """The later of two claims by one speaker."""
    if one.speaker is None or one.speaker != other.speaker or not is_later(one, other):
        return None
    words = contrary(one, other)
    return Relating(one, RelationKind.SUPERSEDES, other, words, "changed position", 0.65) if words else None

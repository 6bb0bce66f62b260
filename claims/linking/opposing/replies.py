"""Who answers to what: the accused side's claims, each against the charge that it comes nearest to.

An accused party that speaks of itself, of its accuser or of what the charge is about speaks against the charge, unless
it grants something ("admitted", "regrets"): then it answers. Which of several charges is meant, nearness of the wording
says first; the charge that stands first is the one that people answer to.
"""

from collections.abc import Iterable, Iterator, Sequence

from claims.linking.opposing.charges import Charge, best_charge, charges_between, meant_by
from claims.linking.opposing.found import Relating
from claims.linking.opposing.sides import accusers_of, sides_of
from claims.linking.opposing.stances import DENIAL, DISMISSED, Stance, stance_against, stance_of
from claims.linking.statements import Statement
from claims.terms import RelationKind

#: A denial that means one charge means those of other accusers, too, that come about as near.
_AS_NEAR = 0.03


def find_replies(statements: Iterable[Statement]) -> Iterator[Relating]:
    """What each side's statements answer to, among statements of one article.

    What the accused say is held against the charges, whichever comes first in the text. Anybody else answers only in
    words that deny or dismiss, and only to what was said before.
    """
    sides = sides_of(statements)
    for side in sides:
        accusers = accusers_of(side, sides)
        charges = [charge for accuser in accusers for charge in charges_between(accuser, side, sides)]
        others = [other for other in sides if other is not side and other not in accusers]
        returned = [charge for other in others for charge in charges_between(other, side, sides)]
        for answer in side.statements:
            found = [*_answers(answer, charges)]
            yield from found or _rejoinders(answer, returned)


def _answers(answer: Statement, charges: Sequence[Charge]) -> Iterator[Relating]:
    """What an answer of the accused is against: a denial may stand against several accusers, anything else one."""
    best = best_charge(answer, charges)
    stance = stance_of(answer, best) if best else None
    if not stance:
        return
    yield _relating(answer, best, stance)
    if stance.kind == RelationKind.DENIES:
        for accuser in dict.fromkeys(charge.by for charge in charges if charge.by != best.by):
            other = best_charge(answer, [charge for charge in meant_by(answer, charges) if charge.by == accuser])
            if other and _is_as_near(answer, other, best) and (denied := stance_against(answer, other.statement)):
                yield _relating(answer, other, denied)


def _is_as_near(answer: Statement, other: Charge, best: Charge) -> bool:
    return answer.likeness(other.statement) > answer.likeness(best.statement) - _AS_NEAR


def _rejoinders(answer: Statement, returned: Sequence[Charge]) -> Iterator[Relating]:
    before = [charge for charge in returned if charge.statement.place < answer.place]
    best = best_charge(answer, before)
    stance = stance_against(answer, best.statement) if best else None
    if stance and stance.rule in (DENIAL, DISMISSED):
        yield _relating(answer, best, stance)


def _relating(answer: Statement, charge: Charge, stance: Stance) -> Relating:
    return Relating(answer, stance.kind, charge.statement, stance.words, stance.rule, stance.confidence)

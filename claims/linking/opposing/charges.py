"""What one side of an article says against another, and which of it an answer means."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from claims.linking.opposing.sides import Side, charges_of
from claims.linking.signals import signal
from claims.linking.statements import Statement

#: What a charge gains or loses, in tenths of likeness, by which the charge that an answer means is chosen.
_A_WORD, _FIRST, _DENIED, _BOTH_NEGATED, _OTHER_NAMES = 0.15, 0.3, 0.3, -0.5, -0.3

#: What the first charge gains over the others where the answer is against the accuser, or dismisses the whole.
_WHOLE = 0.7

#: An answer and its charge have a word in common, or come as near as this; what a court holds is no charge, and nearer.
_NEAR, _NEAR_A_RULING = 0.76, 0.82


@dataclass(frozen=True, slots=True)
class Charge:
    """Something said about the accused, and by which side; ``is_first`` of what that side says about them.

    ``is_shared`` where another side is spoken of as well: one of them may be the other's victim.
    """

    statement: Statement
    by: Side
    against: Side
    is_first: bool
    is_shared: bool

    @property
    def parties(self) -> frozenset[Hashable]:
        """Whom and what it is about besides the two sides."""
        return self.statement.about - self.by.people - self.against.people

    @property
    def others(self) -> frozenset[Hashable]:
        """All whom somebody else than the accused would name who speaks of it."""
        return (self.statement.about | self.by.people) - self.against.people


def charges_between(accuser: Side, accused: Side, sides: Sequence[Side]) -> list[Charge]:
    """What one side says about another. The first is the first in a filing, if there is one."""
    said = charges_of(accuser, accused)
    first = next((one for one in said if one.is_filing), said[0] if said else None)
    others = [side.people for side in sides if side not in (accuser, accused)]
    return [Charge(one, accuser, accused, one is first, _is_shared(one, others)) for one in said]


def _is_shared(said: Statement, others: Sequence[frozenset[Hashable]]) -> bool:
    return not said.accused and any(not said.about.isdisjoint(people) for people in others)


def best_charge(answer: Statement, charges: Sequence[Charge]) -> Charge | None:
    """The charge that an answer means, if it can mean any."""
    return max(
        meant_by(answer, charges), key=lambda charge: (_fit(answer, charge), -charge.statement.place), default=None
    )


def meant_by(answer: Statement, charges: Sequence[Charge]) -> list[Charge]:
    """The charges that an answer may mean: those by, or about, the others whom it names, if there are such."""
    open_to = [charge for charge in charges if _may_answer(answer, charge)]
    return [charge for charge in open_to if answer.about & charge.others] or open_to


def _may_answer(answer: Statement, charge: Charge) -> bool:
    said = charge.statement
    if answer.claim == said.claim or answer.is_ruling:
        return False
    if not answer.about & (charge.by.people | charge.against.people | said.about):
        return False
    if charge.is_shared and answer.words.isdisjoint(said.words) and not _turns_down(answer):
        return False
    if answer.stems.isdisjoint(said.stems) and answer.likeness(said) < (_NEAR_A_RULING if said.is_ruling else _NEAR):
        return False
    return not (answer.is_negated and _names_others(answer, charge))


def _turns_down(answer: Statement) -> bool:
    return answer.is_denial or bool(signal("rejecting", answer.cue))


def _names_others(answer: Statement, charge: Charge) -> bool:
    """Whether both name something that the other does not: "We never touched Gallop" says nothing of Brisk."""
    named = answer.about - charge.by.people - charge.against.people
    return bool(named and charge.parties and not named & charge.parties)


def _fit(answer: Statement, charge: Charge) -> float:
    said = charge.statement
    fit = 10 * answer.likeness(said) + _A_WORD * len(answer.stems & said.stems)
    fit += _OTHER_NAMES * _names_others(answer, charge)
    if answer.is_negated:
        fit += _BOTH_NEGATED if said.is_negated else _DENIED
    if charge.is_first:
        fit += _FIRST + _WHOLE * _is_against_all(answer, charge)
    return fit


def _is_against_all(answer: Statement, charge: Charge) -> bool:
    """Whether an answer is against all that the accuser says: against the accuser, or calling it untrue."""
    is_returned = not answer.is_negated and bool(answer.about & charge.by.people)
    return is_returned or bool(signal("dismissing", answer.content))

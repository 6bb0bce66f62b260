"""The sides of an article: who speaks together, and who speaks about whom."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from claims.linking.signals import signal
from claims.linking.statements import Statement


@dataclass(frozen=True)
class Side:
    """Those who speak for one house, with what they say, in the order of the text."""

    people: frozenset[Hashable]
    statements: tuple[Statement, ...]


def sides_of(statements: Iterable[Statement]) -> list[Side]:
    """The sides in the order in which they first speak; statements by nobody named are on none."""
    sides: list[Side] = []
    for statement in sorted(statements, key=lambda one: one.place):
        if statement.camp:
            kin = [side for side in sides if side.people & statement.camp]
            people = statement.camp.union(*(side.people for side in kin))
            said = [said for side in kin for said in side.statements]
            at = sides.index(kin[0]) if kin else len(sides)
            sides[at:at] = [Side(people, (*said, statement))]
            sides = [side for side in sides if side not in kin]
    return sides


def charges_of(accuser: Side, accused: Side) -> list[Statement]:
    """What one side says about the other, save for what it grants, and for its own denials: those charge nobody."""
    said = (one for one in accuser.statements if (one.accused or one.about) & accused.people)
    return [one for one in said if not signal("conceding", one.cue) and not defends(one)]


def defends(said: Statement) -> bool:
    """Whether it only turns something down: denies it, or says of its own side that it is not so."""
    return said.is_denial or (said.is_negated and not said.about.isdisjoint(said.camp))


def accusers_of(accused: Side, sides: Sequence[Side]) -> list[Side]:
    """The sides that say more about this one than it says about them, or said it first."""
    return [side for side in sides if side is not accused and _accuses(side, accused)]


def _accuses(one: Side, other: Side) -> bool:
    said, returned = charges_of(one, other), charges_of(other, one)
    if len(said) != len(returned):
        return len(said) > len(returned)
    return bool(said) and said[0].place < returned[0].place

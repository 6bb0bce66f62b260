"""Of the claims that are told again later: whom they were about and who was what in them, by what was known."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from claims.terms import CONCERNED, PartyRole
from claims.timeline.filters import ABOUT, ROLE, Facet

#: A role and the party that has it.
_Named = tuple[str, int]


class RoleToldAgain(NamedTuple):
    """A role in a claim that is told again later, and whether what was known by then names the party."""

    claim: int
    role: str
    party: int
    was_named: bool


def named_then(roles: Iterable[RoleToldAgain]) -> dict[Facet, dict[int, str]]:
    """Facet → claim → the list that its entries would hold as a column, for the claims that said less then."""
    less = _less(roles)
    return {
        ABOUT: {claim: _written(_about(named)) for claim, named in less.items()},
        ROLE: {claim: _written(_roles(named)) for claim, named in less.items()},
    }


def _less(roles: Iterable[RoleToldAgain]) -> dict[int, list[_Named]]:
    """Who was named, in each claim in which somebody was not."""
    named: dict[int, list[_Named]] = defaultdict(list)
    with_less = set()
    for one in roles:
        if one.was_named:
            named[one.claim].append((one.role, one.party))
        else:
            with_less.add(one.claim)
    return {claim: named[claim] for claim in with_less}


def _about(named: list[_Named]) -> Iterable[str]:
    return map(str, sorted({party for role, party in named if role in CONCERNED}))


def _roles(named: list[_Named]) -> Iterable[str]:
    held = [(role, party) for role, party in named if role != PartyRole.ABOUT]
    return sorted({*(role for role, _ in held), *(f"{role}:{party}" for role, party in held)})


def _written(values: Iterable[str]) -> str:
    """As the database writes an array."""
    return f"{{{','.join(values)}}}"

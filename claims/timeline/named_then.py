"""Of the claims that are told again later: whom they were about and who was what in them, by what was known."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from claims.models import Dispute
from claims.permissions import Gate
from claims.terms import CONCERNED, PartyRole
from claims.timeline.filters import ABOUT, ROLE, Facet

#: A role and the party that has it.
_Named = tuple[str, int]


def load_named_then(gate: Gate, dispute: Dispute, claims: Collection[int] | None) -> dict[Facet, dict[int, str]]:
    """Facet → claim → the list that its entries would hold as a column, for the claims that said less then.

    One query, none where the gate is not wound back. ``claims``: only these.
    """
    less = _load_less(gate, dispute, claims) if gate.known else {}
    return {
        ABOUT: {claim: _written(_about(named)) for claim, named in less.items()},
        ROLE: {claim: _written(_roles(named)) for claim, named in less.items()},
    }


def _load_less(gate: Gate, dispute: Dispute, claims: Collection[int] | None) -> dict[int, list[_Named]]:
    """Who was named, in each claim in which somebody was not."""
    roles = gate.roles_told_again(dispute)
    if claims is not None:
        roles = roles.filter(claim__in=claims)
    named: dict[int, list[_Named]] = defaultdict(list)
    with_less = set()
    for claim, role, party, was_named in roles.values_list("claim", "role", "party", "was_named"):
        if was_named:
            named[claim].append((role, party))
        else:
            with_less.add(claim)
    return {claim: named[claim] for claim in with_less}


def _about(named: list[_Named]) -> Iterable[str]:
    return map(str, sorted({party for role, party in named if role in CONCERNED}))


def _roles(named: list[_Named]) -> Iterable[str]:
    held = [(role, party) for role, party in named if role != PartyRole.ABOUT]
    return sorted({*(role for role, _ in held), *(f"{role}:{party}" for role, party in held)})


def _written(values: Iterable[str]) -> str:
    """As the database writes an array."""
    return f"{{{','.join(values)}}}"

"""What columns need besides the entries, in one query: names, what is left out, and who was named by then."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import partial
from typing import NamedTuple

from django.db.models import Case, CharField, QuerySet, Value, When
from django.db.models.functions import Cast

from claims.models import Dispute
from claims.models.prepared import Place
from claims.permissions import Gate
from claims.permissions.gated import Gated
from claims.terms import Publishes
from claims.timeline.named_then import RoleToldAgain
from claims.timeline.names import Names, names_among, rows_of_names, united
from claims.timeline.standing import among, undated_of, withdrawn_of

_WITHDRAWN, _UNDATED, _NAMED, _NOT_NAMED = "withdrawn", "undated", "named", "not named"


class Beside(NamedTuple):
    """The names; the claims that were withdrawn; the tellings without a day; roles in claims that are told again."""

    names: Names
    withdrawn: list[int]
    undated: list[int]
    roles: list[RoleToldAgain]


def load_beside(
    gate: Gate, dispute: Dispute, parties: Iterable[int], publishers: Iterable[int], claims: Collection[int] | None
) -> Beside:
    """All of it in a dispute, with the names of these ids, which must come from rows that the gate let through.

    ``claims``: only what concerns these.
    """
    values = {"dispute": dispute.pk, "parties": list(parties), "publishers": list(publishers)}
    if claims is None:
        rows = _beside_all[dispute.publishes](gate, **values)
    else:
        rows = _beside_claims[dispute.publishes](gate, **values, claims=list(claims))
    found = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return Beside(
        names_among(found["parties"] + found["publishers"]),
        [pk for _, pk, *_ in found[_WITHDRAWN]],
        [pk for _, pk, *_ in found[_UNDATED]],
        [
            RoleToldAgain(claim, role, int(party), kind == _NAMED)
            for kind, claim, role, party in found[_NAMED] + found[_NOT_NAMED]
        ],
    )


def _asked(
    publishes: Publishes,
    gate: Gate,
    dispute: int | Place,
    parties: Collection[int] | Place,
    publishers: Collection[int] | Place,
    claims: Collection[int] | Place | None = None,
) -> QuerySet:
    """All of it; of the dispute it is enough to know the key and what it publishes."""
    of_dispute = Dispute(pk=dispute, publishes=publishes)
    rows = [
        *rows_of_names(parties, publishers),
        _keys(withdrawn_of(gate, of_dispute, claims), _WITHDRAWN),
        _keys(undated_of(gate, of_dispute), _UNDATED),
    ]
    if gate.known:
        rows.append(_roles(gate, of_dispute, claims))
    return united(*rows)


#: By what a dispute publishes; put together once.
_beside_all, _beside_claims = (
    {publishes: Gated(partial(_asked, publishes), *names) for publishes in Publishes}
    for names in (("dispute", "parties", "publishers"), ("dispute", "parties", "publishers", "claims"))
)


def _keys(rows: QuerySet, kind: str) -> QuerySet:
    return rows.order_by().values_list(_text(kind), "pk", _text(""), _text(""))


def _roles(gate: Gate, dispute: Dispute, claims: Collection[int] | None) -> QuerySet:
    roles = gate.roles_told_again(dispute).filter(among(claims, "claim"))
    kind = Case(When(was_named=True, then=_text(_NAMED)), default=_text(_NOT_NAMED))
    return roles.order_by().values_list(kind, "claim", "role", Cast("party", CharField()))


def _text(words: str) -> Value:
    return Value(words, output_field=CharField())

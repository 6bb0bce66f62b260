"""Origins: on how many occasions the tellings of a claim were said, with those that pass on folded into their source.

`tellings` loads what a telling says about where it comes from, `reading` reads it in the text, `occasions` says when
two tellings cannot speak of one occasion, `hints` and `slips` find who has it from whom, `decided` loads what editors
said of it, `folding` joins, `storing` writes.
"""

from claims.linking.origins.decided import Decisions, load_decisions
from claims.linking.origins.folding import fold_tellings
from claims.linking.origins.hints import load_hints
from claims.linking.origins.occasions import occasion_of
from claims.linking.origins.storing import origins_of, store_origins
from claims.linking.origins.tellings import load_tellings
from claims.models import Origin

__all__ = ["settle_origins"]


def settle_origins(claims: set[int]) -> None:
    """Point each telling of these claims to its origin; origins that nothing points to any more go.

    The same whatever the order in which the articles came. What editors decided about tellings holds whatever else
    speaks for it or against it; an origin of which they decided every telling is accepted.
    """
    told = load_tellings(claims)
    hints, decisions = load_hints(told), load_decisions(told)
    stored = list(Origin.objects.filter(claim__in=claims).order_by("pk"))
    found = {}
    for claim in sorted(claims):
        tellings, decided = told.get(claim, []), decisions.get(claim, Decisions())
        why = [*decided.hints, *hints.get(claim, [])]
        occasions = {one.pk: occasion_of(one) for one in tellings}
        folds = fold_tellings(tellings, occasions, why, decided.labels, _pairs(decided))
        found[claim] = origins_of(folds, occasions, why, decided)
    store_origins(found, stored)


def _pairs(decided: Decisions) -> list[tuple[int, int]]:
    return [(each.told.pk, each.other.pk) for each in decided.apart]

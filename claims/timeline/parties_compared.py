"""Where two parties stand against each other, and what each says about the other."""

from dataclasses import dataclass

from django.db.models import Q

from claims.models import Claim, ClaimRelation
from claims.permissions import Gate
from claims.terms import RelationKind, Status
from claims.timeline.names import Named
from claims.timeline.relations import TURNED
from claims.timeline.wordings import word_as_known

MOST_AGAINST = 30


@dataclass(frozen=True, slots=True)
class Against:
    """A claim of the first and one of the second, and how the first's stands to the second's."""

    one: Claim
    label: str
    other: Claim
    words: str
    status: Status


def load_against(gate: Gate, one: Named, other: Named) -> list[Against]:
    """Claims of the two that contest, answer, support or supersede each other, at most ``MOST_AGAINST``; one query."""
    either = Q(claim__speaker=one.pk, other__speaker=other.pk) | Q(claim__speaker=other.pk, other__speaker=one.pk)
    rows = list(gate.relations().filter(either).select_related("claim", "other").order_by("kind", "pk")[:MOST_AGAINST])
    word_as_known(gate, [end for row in rows for end in (row.claim, row.other)])
    return [_against(row, one) for row in rows]


def load_about_each_other(gate: Gate, one: Named, other: Named) -> tuple[set[int], set[int]]:
    """The claims of the first about the second, and the other way round; one query."""
    said = Q(claim__speaker=one.pk, party=other.pk) | Q(claim__speaker=other.pk, party=one.pk)
    roles = gate.roles().concerned().filter(said, claim__in=gate.claims())
    found = list(roles.values_list("claim", "party"))
    return tuple({claim for claim, about in found if about == whom.pk} for whom in (other, one))


def _against(row: ClaimRelation, one: Named) -> Against:
    kind, is_first = RelationKind(row.kind), row.claim.speaker_id == one.pk
    return Against(
        one=row.claim if is_first else row.other,
        label=kind.label if is_first else TURNED[kind],
        other=row.other if is_first else row.claim,
        words=row.words,
        status=Status(row.status),
    )

"""Which claims need two editors: those that accuse somebody, where a dispute, or the setting, says so."""

from collections.abc import Collection
from functools import lru_cache

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models.claims import Claim, ClaimParty
from claims.models.disputes import Placement
from claims.models.review import Agreement
from claims.terms import CHARGED, Status

_OPEN = (Status.SUGGESTED, Status.ACCEPTED)


def needing_second(claims: Collection[int]) -> set[int]:
    """Those of these claims in which somebody is accused, or a defendant, and for which one editor is not enough.

    That is so where any dispute says it in which the claim stands; of a claim that stands in none the setting says it.
    One query.
    """
    return set(_needing(settings.SECOND_EDITOR).filter(pk__in=claims))


@lru_cache
def _needing(second_editor: bool) -> QuerySet[Claim]:
    """The keys of all of them: put together once, for each decision asks for those of a few."""
    charged = ClaimParty.objects.filter(claim=OuterRef("pk"), role__in=CHARGED, status__in=_OPEN)
    return Claim.objects.filter(Exists(charged), _two_asked("pk", second_editor)).values_list("pk", flat=True)


def charged_in(claim: int) -> set[tuple[int, str]]:
    """Who is accused, or a defendant, in a claim as a person has it: party and role; one query."""
    rows = ClaimParty.objects.filter(claim=claim, role__in=CHARGED, status=Status.ACCEPTED)
    return set(rows.values_list("party", "role"))


def waiting_agreements(second_editor: bool) -> QuerySet[Agreement]:
    """Those to which no second editor has agreed yet, where one is still needed; ``second_editor`` is what the setting
    says of it."""
    return Agreement.objects.filter(_two_asked("claim", second_editor), second=None)


def _two_asked(claim: str, second_editor: bool) -> Q:
    """Whether two are asked for where the claim of this column stands."""
    places = Placement.objects.filter(claim=OuterRef(claim), kept_out=False)
    asked = Q(dispute__second_editor=True)
    if not second_editor:
        return Q(Exists(places.filter(asked)))
    return Q(Exists(places.filter(asked | Q(dispute__second_editor=None)))) | ~Q(Exists(places))

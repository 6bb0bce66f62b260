"""Which claims need two editors: those that accuse somebody, where a dispute, or the setting, says so."""

from collections.abc import Collection

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
    charged = ClaimParty.objects.filter(claim=OuterRef("pk"), role__in=CHARGED, status__in=_OPEN)
    rows = Claim.objects.filter(Exists(charged), _two_asked("pk"), pk__in=claims)
    return set(rows.values_list("pk", flat=True))


def charged_in(claim: int) -> set[tuple[int, str]]:
    """Who is accused, or a defendant, in a claim as a person has it: party and role; one query."""
    rows = ClaimParty.objects.filter(claim=claim, role__in=CHARGED, status=Status.ACCEPTED)
    return set(rows.values_list("party", "role"))


def waiting_agreements() -> QuerySet[Agreement]:
    """Those to which no second editor has agreed yet, where one is still needed."""
    return Agreement.objects.filter(_two_asked("claim"), second=None)


def _two_asked(claim: str) -> Q:
    """Whether two are asked for where the claim of this column stands."""
    places = Placement.objects.filter(claim=OuterRef(claim), kept_out=False)
    asked = Q(dispute__second_editor=True)
    if not settings.SECOND_EDITOR:
        return Q(Exists(places.filter(asked)))
    return Q(Exists(places.filter(asked | Q(dispute__second_editor=None)))) | ~Q(Exists(places))

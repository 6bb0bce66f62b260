"""Which claims a person has had a hand in, so that linking neither empties nor rewords them."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from claims.models import (
    Annotation,
    Appearance,
    Claim,
    ClaimParty,
    ClaimRelation,
    MergeOperation,
    Placement,
    Reply,
    ReviewAside,
    events_by_people,
)
from claims.terms import MergeKind, Status

_OF_CLAIMS = (MergeKind.MERGE_CLAIMS, MergeKind.SPLIT_CLAIM)


def decided_claims(claims: Iterable[int]) -> set[int]:
    """Those of these claims that a person made, accepted, rejected, put aside, changed, merged, placed or annotated."""
    own, claim = OuterRef("pk"), Q(claim=OuterRef("pk"))
    tellings = Appearance.objects.filter(claim, ~Q(status=Status.SUGGESTED) | Q(run=None)).exclude(
        status=Status.REJECTED
    )
    merges = MergeOperation.objects.filter(kind__in=_OF_CLAIMS, undone_at=None)
    touched = (
        Exists(tellings)
        | Exists(Placement.objects.filter(claim, by_editor=True))
        | Exists(Annotation.objects.filter(claim))
        | Exists(ReviewAside.objects.filter(claim))
        | Exists(merges.filter(Q(survivor_id=own) | Q(absorbed_id=own)))
        | Exists(events_by_people(Claim).filter(Q(pgh_obj=own) | Q(merged_into=own)))
        | Exists(events_by_people(ClaimParty).filter(claim))
        | Exists(events_by_people(ClaimRelation).filter(claim | Q(other=own)))
        | Exists(events_by_people(Reply).filter(Q(accusation=own) | Q(answer=own)))
    )
    rows = Claim.objects.filter(pk__in=list(claims))
    return set(rows.filter(~Q(status=Status.SUGGESTED) | touched).values_list("pk", flat=True))

"""Claims that were split, and splits that were undone: nobody said anything new; one is two, or one again."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, Case, Exists, F, Func, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Coalesce

from claims.models import Claim, MergeOperation
from claims.terms import MergeKind
from claims.timeline.news.parts import Asked

MOST_SPLITS = 200


class _IsAmong(Func):
    """Whether a list in JSON holds a number."""

    template = "%(expressions)s)"
    arg_joiner = " @> to_jsonb("
    arity = 2
    output_field = BooleanField()


@dataclass(frozen=True, slots=True)
class Split:
    """Tellings of a claim got a claim of their own or, where that ``is_undone``, came back.

    ``number`` and ``wording`` are those of the claim that they left, ``own`` is the number of the one that they got,
    and ``own_wording`` what that says.
    """

    at: datetime
    number: int
    wording: str
    own: int
    own_wording: str
    is_undone: bool
    kind: str = "split"


def splits_since(asked: Asked) -> QuerySet[MergeOperation]:
    """What was split or undone since, the latest first, at most one more than ``MOST_SPLITS``, with the ``values`` of
    a ``Split``: as far as the viewer sees both claims, and saw a telling of it before.

    Of tellings that the viewer did not see before no word is said: to them what they tell is new, or unknown.
    """
    since = Q(undone_at__gte=asked.moment) | Q(decided_at__gte=asked.moment, undone_at=None)
    splits = MergeOperation.objects.filter(since, kind=MergeKind.SPLIT_CLAIM).annotate(
        at=Coalesce("undone_at", "decided_at"),
        now_in=Case(When(undone_at=None, then="absorbed_id"), default="survivor_id"),
        moved_keys=KeyTransform("moved", KeyTransform("appearance.claim", "moved")),
        is_undone=Q(undone_at__isnull=False),
        **{
            f"{side}_{name}": Subquery(Claim.objects.filter(pk=OuterRef(f"{side}_id")).values(name))
            for side in ("survivor", "absorbed")
            for name in ("number", "wording")
        },
    )
    seen = asked.entries().filter(claim=OuterRef("now_in"), seen_at__lt=OuterRef("decided_at"))
    seen = seen.filter(_IsAmong(OuterRef("moved_keys"), F("appearance")))
    stays = asked.gate.entries_of(asked.dispute).filter(claim=OuterRef("survivor_id"))
    return splits.filter(Exists(stays), Exists(seen)).order_by("-at", "-pk")[: MOST_SPLITS + 1]

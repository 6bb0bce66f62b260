"""The front page of the desk: what waits, and how much of it."""

from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, IntegerField, OuterRef, QuerySet, Subquery

from claims.models import (
    Anchor,
    Clip,
    Dispute,
    JobFailure,
    Report,
    ReviewItem,
    Story,
    Telling,
    User,
)
from claims.permissions import Action, Gate, may
from claims.terms import AnchorState
from claims.timeline.feeds_page import Condition, feeds_in
from claims.timeline.notes_page import notes_for
from claims.timeline.party_matches import undecided_matches
from claims.timeline.review_queue import put_aside
from claims.timeline.takedowns_page import waiting_for_a_second

#: The latest of the passages on offer that are listed.
OFFERS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits in each tray."""

    n_claims: int
    n_accusing: int
    n_aside: int
    n_unclear: int
    n_reports: int
    n_clips: int
    n_failures: int
    n_matches: int
    n_offers: int
    n_drafts: int
    n_failing_feeds: int
    n_notes: int
    n_takedowns: int

    @property
    def is_nothing(self) -> bool:
        """Whether nothing waits anywhere."""
        return not any(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class DeskPage:
    """What waits, in which disputes, and the latest passages that are offered for changed words."""

    waiting: Waiting
    disputes: list[Dispute]
    offers: list[Anchor]


def load_desk_page(gate: Gate, user: User) -> DeskPage:
    """What waits at the desk today; three queries."""
    counts = User.objects.filter(pk=user.pk).values(
        **{name: _number(rows) for name, rows in _trays(gate, user).items()}
    )
    offers = _offers(gate).select_related("appearance__claim", "appearance__article")
    offers = offers.annotate(number=F("snapshot__number")).only(
        "exact", "appearance__content", "appearance__claim__number", "appearance__article__headline"
    )
    return DeskPage(
        waiting=Waiting(**counts.get()),
        disputes=list(_disputes(gate)),
        offers=list(offers.order_by("-pk")[:OFFERS_SHOWN]),
    )


def _trays(gate: Gate, user: User) -> dict[str, QuerySet]:
    aside = put_aside()
    unclear = Telling.objects.exclude(unclear="").exclude(appearance__claim__unclear="")
    return {
        "n_claims": ReviewItem.objects.filter(~aside),
        "n_accusing": ReviewItem.objects.filter(~aside, accuses=True),
        "n_aside": ReviewItem.objects.filter(aside),
        "n_unclear": unclear.filter(appearance__in=gate.appearances(), appearance__claim__isnull=False),
        "n_reports": Report.objects.filter(settled_at=None),
        "n_clips": Clip.objects.filter(settled_at=None),
        "n_failures": JobFailure.objects.filter(settled_at=None),
        "n_matches": undecided_matches(),
        "n_offers": _offers(gate),
        "n_drafts": Story.objects.filter(published_at=None),
        "n_failing_feeds": feeds_in(Condition.FAILING),
        "n_notes": notes_for(gate, user),
        "n_takedowns": waiting_for_a_second().filter(**({} if may(user, Action.REDACT) else {"pk__lt": 0})),
    }


def _number(rows: QuerySet) -> Subquery:
    """How many rows, for ``values``. Not Django's Count, which would group them, and give null for none."""
    counted = Func(F("pk"), function="count", output_field=IntegerField())
    return Subquery(rows.order_by().annotate(n=counted).values("n"))


def _offers(gate: Gate) -> QuerySet[Anchor]:
    """Passages near changed words that nobody took or refused yet, in the latest version that has one."""
    offers = Anchor.objects.filter(state=AnchorState.CHANGED, decided_by=None, appearance__isnull=False)
    return offers.filter(appearance__in=gate.appearances().filter(claim__isnull=False))


def _disputes(gate: Gate) -> QuerySet[Dispute]:
    """The disputes and threads in which claims wait, with ``n_waiting``."""
    one = Func(OuterRef("pk"), template="ARRAY[%(expressions)s]", output_field=ArrayField(BigIntegerField()))
    items = ReviewItem.objects.filter(~put_aside(), disputes__contains=one)
    return gate.disputes().annotate(n_waiting=_number(items)).filter(n_waiting__gt=0).order_by("position", "pk")

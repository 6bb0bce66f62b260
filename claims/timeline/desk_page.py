"""The front page of the desk: what waits, and how much of it."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, F, Func, IntegerField, QuerySet, Subquery, Value

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
from claims.timeline.outlet_matches import undecided_outlets
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
    n_outlet_matches: int
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


@dataclass(frozen=True, slots=True)
class _Queue:
    """How much waits for review, is put aside, and waits in each dispute."""

    n_claims: int
    n_accusing: int
    n_aside: int
    in_dispute: Counter[int]


def load_desk_page(gate: Gate, user: User) -> DeskPage:
    """What waits at the desk today; four queries."""
    queue = _count_queue()
    counts = User.objects.filter(pk=user.pk).values(
        **{name: _number(rows) for name, rows in _trays(gate, user).items()}
    )
    offers = _offers(gate).select_related("appearance__claim", "appearance__article")
    offers = offers.annotate(number=F("snapshot__number")).only(
        "exact", "appearance__content", "appearance__claim__number", "appearance__article__headline"
    )
    return DeskPage(
        waiting=Waiting(queue.n_claims, queue.n_accusing, queue.n_aside, **counts.get()),
        disputes=_disputes(gate, queue.in_dispute),
        offers=list(offers.order_by("-pk")[:OFFERS_SHOWN]),
    )


def _trays(gate: Gate, user: User) -> dict[str, QuerySet]:
    unclear = Telling.objects.exclude(unclear="").exclude(appearance__claim__unclear="")
    return {
        "n_unclear": unclear.filter(appearance__in=gate.appearances(), appearance__claim__isnull=False),
        "n_reports": Report.objects.filter(settled_at=None),
        "n_clips": Clip.objects.filter(settled_at=None),
        "n_failures": JobFailure.objects.filter(settled_at=None),
        "n_matches": undecided_matches(),
        "n_outlet_matches": undecided_outlets(),
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


def _count_queue() -> _Queue:
    """All items are looked at once, and those put aside, which are few, taken off; one query.

    Most items stand in the same few disputes: to count those that stand in the same ones takes less than to count those
    of each dispute.
    """
    n_claims, n_accusing, n_aside, in_dispute = 0, 0, 0, Counter[int]()
    every, aside = (
        _alike(items, sign)
        for items, sign in ((ReviewItem.objects.all(), 1), (ReviewItem.objects.filter(put_aside()), -1))
    )
    for disputes, accuses, n, sign in every.union(aside, all=True):
        n_claims += sign * n
        n_accusing += sign * n if accuses else 0
        n_aside += n if sign < 0 else 0
        in_dispute.update(dict.fromkeys(disputes, sign * n))
    return _Queue(n_claims, n_accusing, n_aside, in_dispute)


def _alike(items: QuerySet[ReviewItem], sign: int) -> QuerySet:
    """In which disputes, whether somebody is accused, and how many items are alike in that."""
    counted = items.order_by().values("disputes", "accuses").annotate(n=Count("pk"), sign=Value(sign))
    return counted.values_list("disputes", "accuses", "n", "sign")


def _disputes(gate: Gate, in_dispute: Counter[int]) -> list[Dispute]:
    """The disputes and threads in which claims wait, with ``n_waiting``; one query."""
    disputes = [dispute for dispute in gate.disputes().order_by("position", "pk") if in_dispute[dispute.pk]]
    for dispute in disputes:
        dispute.n_waiting = in_dispute[dispute.pk]
    return disputes

"""What editors decided, per day and how fast, and how much of what each rule of extraction finds is accepted."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Aggregate, Count, FloatField, Q, Sum
from django.db.models.functions import TruncDate

from claims.models import Appearance, ReviewDecision, User
from claims.terms import Status

N_DAYS, N_LATEST = 28, 20


class Median(Aggregate):
    """The middle one of the values."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


@dataclass(frozen=True, slots=True)
class Day:
    """How many claims were decided on a day, by the editor and by all, and the median of the seconds for each."""

    on: date
    n_own: int
    n_all: int
    seconds_own: float | None
    seconds_all: float | None


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """What became of the tellings that a rule found: those that editors accepted and rejected, and what still waits."""

    rule: str
    n_accepted: int
    n_rejected: int
    n_waiting: int

    @property
    def n_decided(self) -> int:
        return self.n_accepted + self.n_rejected

    @property
    def share(self) -> float:
        """The share accepted of those decided."""
        return self.n_accepted / self.n_decided


def load_days(user: User, now: datetime) -> list[Day]:
    """The last four weeks, the latest day first, without days on which nobody decided; one query."""
    since = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=N_DAYS - 1)
    decisions = ReviewDecision.objects.filter(decided_at__gte=since, undone_at=None)
    own = Q(user=user)
    days = decisions.annotate(on=TruncDate("decided_at")).values("on").order_by("-on")
    counted = days.annotate(
        n_own=Sum("n_claims", filter=own, default=0),
        n_all=Sum("n_claims"),
        seconds_own=Median("seconds", filter=own),
        seconds_all=Median("seconds"),
    )
    return [Day(**row) for row in counted]


def load_rules() -> list[RuleFigures]:
    """Every rule that found something, those of which the least was accepted first; one query.

    Rejected tellings, which the gate shows to nobody, are counted as well: that is what the figure is about.
    """
    counts = {
        "n_accepted": Count("pk", Q(status=Status.ACCEPTED)),
        "n_rejected": Count("pk", Q(status=Status.REJECTED)),
        "n_waiting": Count("pk", Q(status=Status.SUGGESTED, claim__status__in=[Status.SUGGESTED, Status.ACCEPTED])),
    }
    rows = Appearance.objects.exclude(rule="").filter(run__isnull=False).values("rule").annotate(**counts)
    figures = [RuleFigures(**row) for row in rows]
    return sorted(figures, key=lambda one: (not one.n_decided, one.n_decided and one.share, -one.n_decided, one.rule))


def load_latest(user: User) -> list[ReviewDecision]:
    """The editor's latest decisions, with ``numbers``, those of a few of their claims; one query."""
    numbers = ArrayAgg("claims__claim__number", default=[])
    decisions = ReviewDecision.objects.filter(user=user).annotate(numbers=numbers)
    return list(decisions.order_by("-pk")[:N_LATEST])

"""What an editor handed in lately, and how far each of it has come.

How far is never stored: it follows from the rows. A stage that gave up has left a JobFailure under the name of what it
worked on.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.core.paginator import Page, Paginator
from django.template.defaultfilters import pluralize
from django.utils import timezone

from claims.models import Addition, Appearance, ExtractionRun, Feed, JobFailure, User
from claims.terms import Status, Term

ADDITIONS_A_PAGE = 20
#: A worker that runs takes up what waits within seconds.
PATIENCE = timedelta(minutes=2)


class Stage(Term):
    """How far an addition has come."""

    WAITING = "waiting", "waiting"
    READING = "reading", "being read"
    LINKING = "linking", "being linked"
    DONE = "done", "done"
    FAILED = "failed", "failed"


@dataclass(frozen=True, slots=True)
class Offer:
    """A feed that was found at an added address; ``feed`` is set once it is followed."""

    url: str
    title: str
    is_tried: bool
    feed: Feed | None


@dataclass(frozen=True, slots=True)
class Handed:
    """One addition; ``failure`` is the job that gave up on it, where one did."""

    addition: Addition
    stage: Stage
    words: str
    offers: tuple[Offer, ...]
    failure: JobFailure | None = None

    @property
    def is_found_by_trying(self) -> bool:
        """Whether its page names no feed, and the usual places were tried."""
        return any(offer.is_tried for offer in self.offers)

    @property
    def is_moving(self) -> bool:
        """Whether it is still on its way."""
        return self.stage in (Stage.WAITING, Stage.READING, Stage.LINKING)

    @property
    def is_unread(self) -> bool:
        """Whether it is done with, and its text could not be read."""
        return self.stage == Stage.DONE and self.words.startswith("not read")

    @property
    def is_late(self) -> bool:
        """Whether it has been on its way for longer than it should with a worker at work."""
        return self.is_moving and timezone.now() - self.addition.created_at > PATIENCE


@dataclass(frozen=True, slots=True)
class AddPage:
    """A page of additions, newest first."""

    page: Page
    handed: list[Handed]

    @property
    def n_moving(self) -> int:
        """How many are still on their way."""
        return sum(one.is_moving for one in self.handed)

    @property
    def is_late(self) -> bool:
        """Whether something waits for longer than it should."""
        return any(one.is_late for one in self.handed)


def load_add_page(user: User, number: object = 1) -> AddPage:
    """The user's own additions with how far they are; six queries."""
    own = Addition.objects.filter(added_by=user).select_related("article__publisher", "snapshot")
    page = Paginator(own.order_by("-created_at", "-pk"), ADDITIONS_A_PAGE).get_page(number)
    additions = list(page)
    known = _Known(additions)
    return AddPage(page, [known.handed(addition) for addition in additions])


class _Known:
    """What the tables say of some additions: runs, unlinked articles, failures, and followed feeds."""

    def __init__(self, additions: list[Addition]):
        snapshots, articles = ({getattr(one, name) for one in additions} for name in ("snapshot_id", "article_id"))
        runs = ExtractionRun.objects.filter(snapshot__in=snapshots - {None}).order_by("pk")
        self.outcomes = dict(runs.values_list("snapshot", "outcome"))
        unlinked = Appearance.objects.filter(article__in=articles - {None}, claim__isnull=True)
        self.unlinked = set(unlinked.exclude(status=Status.REJECTED).values_list("article", flat=True))
        offered = [offer["url"] for one in additions for offer in one.offers]
        self.feeds = {feed.url: feed for feed in Feed.objects.filter(url__in=offered)}
        names = [name for one in additions for name in _names(one)]
        failures = JobFailure.objects.filter(object_ref__in=names, settled_at__isnull=True).order_by("pk")
        self.failures = {failure.object_ref: failure for failure in failures}

    def handed(self, addition: Addition) -> Handed:
        """How far an addition has come."""
        offers = tuple(self._offer(offer) for offer in addition.offers)
        failure = next((self.failures[name] for name in _names(addition) if name in self.failures), None)
        stage, words = self._progress(addition, failure)
        return Handed(addition, stage, words, offers, failure)

    def _offer(self, offer: dict) -> Offer:
        return Offer(offer["url"], offer["title"], offer.get("tried", False), self.feeds.get(offer["url"]))

    def _progress(self, addition: Addition, failure: JobFailure | None) -> tuple[Stage, str]:
        if reason := addition.problem or (failure and failure.reason):
            return Stage.FAILED, reason
        if addition.snapshot_id is None:
            return self._without_article(addition)
        outcome = self.outcomes.get(addition.snapshot_id)
        if outcome is None:
            return Stage.READING, "being read"
        if addition.article_id in self.unlinked:
            return Stage.LINKING, f"{outcome}, being linked"
        return Stage.DONE, outcome

    @staticmethod
    def _without_article(addition: Addition) -> tuple[Stage, str]:
        if addition.url and addition.offers:
            n_offers = len(addition.offers)
            return Stage.DONE, f"{n_offers} feed{pluralize(n_offers)} found"
        if addition.url:
            return Stage.WAITING, "waiting to be fetched"
        return Stage.DONE, "its text is no longer here"


def _names(addition: Addition) -> list[str]:
    """What the jobs for an addition call their objects."""
    names = [("addition_id", addition.pk), ("snapshot_id", addition.snapshot_id), ("article_id", addition.article_id)]
    return [f"{name}:{pk}" for name, pk in names if pk]

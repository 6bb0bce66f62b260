"""Feeds as their editors see them: how each is doing in plain words, what was fetched, what became no article."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.timesince import timesince

from claims.models import Feed, FeedPolling, FetchLog, Folded
from claims.terms import FeedState, Term

FEEDS_A_PAGE, ENTRIES_A_PAGE, FETCHES_SHOWN = 100, 50, 20


class Condition(Term):
    """How a feed is doing."""

    GOOD = "good", "read without trouble"
    NEW = "new", "not read yet"
    FAILING = "failing", "failing"
    PAUSED = "paused", "paused"
    GONE = "gone", "gone"


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One feed, how it is doing, and that in words."""

    feed: Feed
    condition: Condition
    words: str


@dataclass(frozen=True, slots=True)
class FeedList:
    """A page of feeds; ``n_feeds`` counts all, whatever is filtered for."""

    page: Page
    rows: list[FeedRow]
    n_feeds: int


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Everything about one feed. ``moved_from`` is the address that it had when it was last read under another one."""

    row: FeedRow
    fetches: list[FetchLog]
    n_entries: int
    n_articles: int
    n_waiting: int
    without_article: Page
    moved_from: str


def load_folders() -> list[str]:
    """The folders that feeds are in, by name; one query."""
    named = Feed.objects.exclude(folder="").order_by("folder")
    return list(named.values_list("folder", flat=True).distinct())


def load_feed_list(folder: str = "", condition: Condition | None = None, number: object = 1) -> FeedList:
    """A page of the feeds in a folder (and those within it) and condition, by name; three queries."""
    feeds = feeds_in(condition) if condition else _with_condition()
    if folder:
        feeds = feeds.filter(Q(folder=folder) | Q(folder__startswith=f"{folder}/"))
    by_name = feeds.order_by(Folded("title"), "url")
    page = Paginator(by_name, FEEDS_A_PAGE).get_page(number)
    now = timezone.now()
    return FeedList(page, [_row(feed, now) for feed in page], Feed.objects.count())


def load_feeds_to_export() -> list[Feed]:
    """All feeds, folder by folder, by name; one query."""
    return list(Feed.objects.order_by("folder", Folded("title"), "url"))


def find_feed(pk: int) -> Feed | None:
    """The feed, loaded as its page needs it."""
    return _with_condition().filter(pk=pk).first()


def load_feed_page(feed: Feed, number: object = 1) -> FeedPage:
    """The page of a feed from ``find_feed``; four queries."""
    fetches = list(feed.fetches.order_by("-fetched_at", "-pk")[:FETCHES_SHOWN])
    counted = feed.entries.aggregate(
        n_entries=Count("pk"),
        n_articles=Count("article"),
        n_waiting=Count("pk", filter=Q(article__isnull=True, problem="")),
    )
    without = feed.entries.filter(article__isnull=True).exclude(problem="").order_by("-seen_at", "-pk")
    return FeedPage(
        row=_row(feed, timezone.now()),
        fetches=fetches,
        without_article=Paginator(without, ENTRIES_A_PAGE).get_page(number),
        moved_from=next((fetch.url for fetch in fetches if fetch.url != feed.url), ""),
        **counted,
    )


def feeds_in(condition: Condition) -> QuerySet[Feed]:
    """The feeds that are doing so."""
    return _with_condition().filter(_in(condition))


def _with_condition() -> QuerySet[Feed]:
    """Feeds with their publisher and what the poller knows; ``last_*`` is about the last fetch, null without one."""
    fetches = FetchLog.objects.filter(feed=OuterRef("pk")).order_by("-fetched_at", "-pk")
    columns = {"error": "error", "note": "note", "n_new": "n_new", "at": "fetched_at"}
    last = {f"last_{name}": Subquery(fetches.values(column)[:1]) for name, column in columns.items()}
    return Feed.objects.select_related("publisher", "polling").annotate(**last)


def _in(condition: Condition) -> Q:
    """The feeds in a condition, as ``_condition`` tells it of one."""
    active, failing = Q(state=FeedState.ACTIVE), Q(last_error__gt="")
    read = Q(polling__last_good_at__isnull=False)
    return {
        Condition.PAUSED: Q(state=FeedState.PAUSED),
        Condition.GONE: Q(state=FeedState.RETIRED),
        Condition.FAILING: active & failing,
        Condition.GOOD: active & Q(Q(last_error="") | Q(last_error__isnull=True)) & read,
        Condition.NEW: active & Q(Q(last_error="") | Q(last_error__isnull=True)) & ~read,
    }[condition]


def _row(feed: Feed, now: datetime) -> FeedRow:
    condition = _condition(feed)
    return FeedRow(feed, condition, _WORDS[condition](feed, now))


def _condition(feed: Feed) -> Condition:
    if feed.state == FeedState.PAUSED:
        return Condition.PAUSED
    if feed.state == FeedState.RETIRED:
        return Condition.GONE
    if feed.last_error:
        return Condition.FAILING
    return Condition.GOOD if _polling(feed).last_good_at else Condition.NEW


def _polling(feed: Feed) -> FeedPolling:
    """The poller's memory; an empty one before the first look."""
    return getattr(feed, "polling", None) or FeedPolling()


def _good(feed: Feed, now: datetime) -> str:
    n_new = feed.last_n_new
    news = f"{n_new} new" if n_new else "nothing new"
    left_out = f"; {feed.last_note}" if feed.last_note else ""
    return f"read {_ago(_polling(feed).last_good_at, now)}, {news}{left_out}{_next('next look', feed, now)}"


def _new(feed: Feed, now: datetime) -> str:
    return "waiting to be read for the first time"


def _failing(feed: Feed, now: datetime) -> str:
    n = max(_polling(feed).n_failures, 1)
    times = "once" if n == 1 else f"{n} times"
    last_good = _polling(feed).last_good_at
    before = f"; last read {_ago(last_good, now)}" if last_good else "; never read so far"
    return f"has failed {times}: {feed.last_error}{before}{_next('next try', feed, now)}"


def _paused(feed: Feed, now: datetime) -> str:
    last_good = _polling(feed).last_good_at
    return f"paused; last read {_ago(last_good, now)}" if last_good else "paused before it was ever read"


def _gone(feed: Feed, now: datetime) -> str:
    since = f" since {_clock(feed.last_at, now)}" if feed.last_at else ""
    return f"gone{since}: its site took it away, so it is not looked at any more"


_WORDS = {
    Condition.GOOD: _good,
    Condition.NEW: _new,
    Condition.FAILING: _failing,
    Condition.PAUSED: _paused,
    Condition.GONE: _gone,
}


def _next(what: str, feed: Feed, now: datetime) -> str:
    at = _polling(feed).next_check_at
    if at is None:
        return ""
    return f"; {what} at {_clock(at, now)}" if at > now else f"; {what} is due"


def _clock(at: datetime, now: datetime) -> str:
    """A time of the same day (UTC), or the day and the time."""
    return at.strftime("%H:%M UTC") if at.date() == now.date() else f"{at.day} {at:%b %Y, %H:%M} UTC"


def _ago(at: datetime, now: datetime) -> str:
    seconds = (now - at).total_seconds()
    if seconds < 60:
        return "just now"
    return f"{timesince(at, now, depth=1)} ago".replace("\xa0", " ")

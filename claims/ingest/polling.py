"""When feeds and pages are looked at again, and what the poller remembers of each."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from claims.ingest.fetching import Answer
from claims.models import Article, ArticlePolling, Feed, FeedPolling
from claims.outbound import Validators
from claims.outbound.pacing import delay_after_errors, polling_interval
from claims.parsing.errors import IngestError
from claims.terms import FeedState

#: A page is looked at again so long after it was first held; later only when its feed says that it changed.
LOOKS = (timedelta(hours=1), timedelta(days=1), timedelta(weeks=1), timedelta(days=30))

#: While a feed is being read, or after the reader was killed, it is not due.
_IN_HAND = timedelta(minutes=10)
_MOST_ENTRIES = 50
#: No pause is that long: one that reaches beyond was planned before the clock was set back.
_FARTHEST = timedelta(days=2)


def due_feeds(now: datetime) -> QuerySet[Feed]:
    """The active feeds whose time has come, and those that were never read."""
    has_come = Q(polling__next_check_at__lte=now) | Q(polling__next_check_at__gt=now + _FARTHEST)
    is_due = Q(polling__isnull=True) | Q(polling__next_check_at__isnull=True) | has_come
    return Feed.objects.filter(is_due, state=FeedState.ACTIVE)


def due_articles(now: datetime) -> QuerySet[Article]:
    """The articles whose pages are to be looked at again."""
    return Article.objects.filter(polling__next_check_at__lte=now)


def taken_in_hand(feed: Feed) -> FeedPolling:
    """The poller's memory of a feed, which is not due again while it is being read."""
    later = timezone.now() + _IN_HAND
    return FeedPolling.objects.update_or_create(feed=feed, defaults={"next_check_at": later})[0]


def validators_of(polling: FeedPolling | ArticlePolling) -> Validators:
    """What the site gave us to be echoed."""
    return Validators(polling.etag, polling.last_modified)


def feed_was_read(polling: FeedPolling, answer: Answer) -> None:
    """Remember a good answer, also that nothing changed; the next call is due by how often the feed publishes."""
    now = timezone.now()
    interval = polling_interval(_publication_times(polling.feed), now)
    _keep_validators(polling, answer)
    polling.last_good_at, polling.n_failures = answer.log.fetched_at, 0
    polling.next_check_at = now + max(interval, answer.retry_after or timedelta())
    polling.save()


def feed_was_not_read(polling: FeedPolling, problem: IngestError) -> None:
    """Wait longer after each failure in a row, and as long as the site asks for. What was good before stays."""
    polling.n_failures += 1
    polling.next_check_at = timezone.now() + delay_after_errors(polling.n_failures, problem.retry_after)
    polling.save(update_fields=["n_failures", "next_check_at"])


def page_was_read(article: Article, answer: Answer) -> None:
    """Remember a page that was fetched, and when it is to be looked at again."""
    if answer.is_local:
        return
    polling = ArticlePolling.objects.get_or_create(article=article)[0]
    _keep_validators(polling, answer)
    polling.n_failures, polling.next_check_at = 0, next_look(article)
    polling.save()


def next_look(article: Article) -> datetime | None:
    """When the page of an article is to be looked at next; None when all of `LOOKS` are over."""
    now = timezone.now()
    return next((at for look in LOOKS if (at := article.first_held_at + look) > now), None)


def _keep_validators(polling: FeedPolling | ArticlePolling, answer: Answer) -> None:
    polling.etag, polling.last_modified = answer.validators.etag, answer.validators.last_modified


def _publication_times(feed: Feed) -> Iterator[datetime]:
    """When the latest entries of a feed were published, as far as it says; a day counts from its beginning."""
    latest = feed.entries.order_by(F("told__published__on").desc(nulls_last=True), "-pk")
    for told in latest.values_list("told__published", flat=True)[:_MOST_ENTRIES]:
        if told and told["at"]:
            yield datetime.fromisoformat(told["at"])
        elif told and told["on"]:
            yield datetime.combine(date.fromisoformat(told["on"]), time(), UTC)

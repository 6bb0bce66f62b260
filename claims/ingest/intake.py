"""The ways in: a feed, one of its entries, or a file, each to stored articles."""

from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from claims.ingest.dating import is_possible
from claims.ingest.errors import IngestError
from claims.ingest.feeds import ParsedFeed, page_of_entry, parse_feed
from claims.ingest.local import read_address, read_file
from claims.ingest.pages import ParsedPage, parse_page
from claims.ingest.plain import parse_text
from claims.ingest.sniff import Kind, sniff
from claims.ingest.store import store_page
from claims.models import Feed, FeedEntry, FeedPolling, FetchLog, Publisher, Snapshot
from claims.text.cleaning import one_line

LONGEST_PUBLISHER = 200


def take_feed(feed: Feed) -> list[FeedEntry]:
    """Read a feed and keep its entries; returns those that became no article yet and are worth a try.

    Reading it again adds nothing: an entry is known by its guid within the feed. The reading is logged,
    whether it went well or not; what cannot be read raises IngestError.
    """
    log = FetchLog(feed=feed, url=feed.url, fetched_at=timezone.now())
    try:
        data = read_address(feed.url)
        parsed = parse_feed(data, feed.url)
    except IngestError as problem:
        log.error = str(problem)
        log.save()
        raise
    with transaction.atomic():
        FeedPolling.objects.update_or_create(feed=feed, defaults={"last_good_at": log.fetched_at, "n_failures": 0})
        log.n_new = _keep_entries(feed, parsed)
        log.n_bytes = len(data)
        log.save()
    return list(feed.entries.filter(article__isnull=True, problem=""))


def _keep_entries(feed: Feed, parsed: ParsedFeed) -> int:
    before = feed.entries.count()
    now = timezone.now()
    rows = [FeedEntry(feed=feed, guid=entry.guid[:500], url=entry.url, seen_at=now) for entry in parsed.entries]
    FeedEntry.objects.bulk_create(rows, ignore_conflicts=True)
    return feed.entries.count() - before


def take_entry(entry: FeedEntry) -> Snapshot:
    """Make an article of the page that a feed entry leads to. The reason is kept with an entry that gives none."""
    try:
        if not entry.url:
            raise IngestError("the feed entry has no usable link")
        page = parse_page(read_address(entry.url), entry.url)
        return store_page(page, entry.feed.publisher, feed_entry=entry).snapshot
    except IngestError as problem:
        entry.problem = str(problem)
        entry.save(update_fields=["problem"])
        raise


def take_file(path: Path, *, publisher: str = "", published_on: date | None = None) -> list[Snapshot]:
    """Store what a file holds: a page or a text gives one article, a feed one for each entry with a text of its own.

    All of it or, when anything in it is unusable, nothing. ``publisher`` and ``published_on`` are what the
    person who hands it in knows, and win over what the file says; IngestError for a day that cannot be true.
    """
    _check_day(published_on)
    data = read_file(path)
    kind = sniff(data, path.name)
    if kind is Kind.FEED:
        pages = _pages_of(parse_feed(data, path.resolve().as_uri()), path)
    elif kind is Kind.HTML:
        pages = [parse_page(data, "")]
    else:
        pages = [parse_text(data, path.name)]
    with transaction.atomic():
        house = Publisher.objects.named(one_line(publisher, LONGEST_PUBLISHER) or "Unknown publisher")
        return [store_page(page, house, published_on=published_on).snapshot for page in pages]


def _check_day(published_on: date | None) -> None:
    if published_on and not is_possible(published_on):
        raise IngestError(f"{published_on} cannot be the day of publication: look at the year")


def _pages_of(feed: ParsedFeed, path: Path) -> list[ParsedPage]:
    pages = [page_of_entry(entry) for entry in feed.entries if entry.content_html or entry.summary_html]
    if not pages:
        raise IngestError(
            f"{path.name} lists {len(feed.entries)} items but none with a text: hand in the pages themselves"
        )
    return pages

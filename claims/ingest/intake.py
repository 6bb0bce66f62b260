"""The ways in: a feed, one of its entries, a text, or a file, each to stored articles."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from claims.ingest.entries import keep_entries, with_told
from claims.ingest.local import read_address, read_file
from claims.ingest.readers import read_article, read_articles, read_entry, read_feed
from claims.ingest.store import store_page
from claims.models import Feed, FeedEntry, FeedPolling, FetchLog, Publisher, Snapshot
from claims.parsing.apart import apart
from claims.parsing.dating import is_possible
from claims.parsing.entries import ParsedEntry
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.metadata import LONGEST_BYLINE, LONGEST_HEADLINE, address_of
from claims.parsing.plain import parse_text
from claims.text.cleaning import one_line

LONGEST_PUBLISHER = 200


def take_feed(feed: Feed) -> list[FeedEntry]:
    """Read a feed and keep its entries; returns those that became no article yet and are worth a try.

    Entries that carry their article in full become articles at once. Reading the feed again adds nothing. The reading
    is logged, whether it went well or not; what cannot be read raises IngestError.
    """
    log = FetchLog(feed=feed, url=feed.url, fetched_at=timezone.now())
    try:
        data = read_address(feed.url)
        parsed = read_feed(data, feed.url)
    except IngestError as problem:
        log.error = str(problem)
        log.save()
        raise
    with transaction.atomic():
        FeedPolling.objects.update_or_create(feed=feed, defaults={"last_good_at": log.fetched_at, "n_failures": 0})
        kept = keep_entries(feed, parsed)
        log.n_new, log.n_bytes = kept.n_new, len(data)
        log.save()
    for entry, row in kept.rows:
        if entry.has_full_text and row.article_id is None and not row.problem:
            take_full_text(entry, row)
    return list(feed.entries.filter(article__isnull=True, problem=""))


def take_full_text(entry: ParsedEntry, row: FeedEntry) -> Snapshot | None:
    """Make an article of the text that a feed carries in full; None, and the reason in the row, when there is none.

    Words that changed since become the next version.
    """
    try:
        return store_page(read_entry(entry), row.feed.publisher, feed_entry=row).snapshot
    except IngestError as problem:
        _keep_problem(row, problem)
        return None


def take_entry(entry: FeedEntry) -> Snapshot:
    """Make an article of the page that a feed entry leads to. The reason is kept with an entry that gives none."""
    try:
        if not entry.url:
            raise IngestError("the feed entry has no usable link")
        page = with_told(read_article(read_address(entry.url), entry.url), entry.told)
        return store_page(page, entry.feed.publisher, feed_entry=entry).snapshot
    except IngestError as problem:
        _keep_problem(entry, problem)
        raise


def _keep_problem(entry: FeedEntry, problem: IngestError) -> None:
    entry.problem = str(problem)
    entry.save(update_fields=["problem"])


def take_text(
    text: str, *, publisher: str, published_on: date | None = None, url: str = "", headline: str = "", byline: str = ""
) -> Snapshot:
    """Store a text that somebody pasted, with what they know of it: who printed it, when, where it stands.

    With an address it is the article that has this address, and other words than those we hold are its next version.
    IngestError for a text without words, one that is too long, an unusable address, and a day that cannot be true.
    """
    _check_day(published_on)
    address = address_of(url) if url else None
    if url and (address is None or address.startswith("/")):
        raise IngestError("the address cannot be used: copy it from the page, from https:// on", Trouble.NOT_ALLOWED)
    page = apart(parse_text, text.encode("utf-8", "replace"))
    given = {"headline": one_line(headline, LONGEST_HEADLINE), "byline": one_line(byline, LONGEST_BYLINE)}
    page = replace(page, url=address, canonical_url=address, **{name: words for name, words in given.items() if words})
    with transaction.atomic():
        return store_page(page, _house(publisher), published_on=published_on).snapshot


def take_file(path: Path, *, publisher: str = "", published_on: date | None = None) -> list[Snapshot]:
    """Store what a file holds: a page, a PDF or a text gives one article, a feed one for each entry with a text.

    All of it or, when anything in it is unusable, nothing. ``publisher`` and ``published_on`` are what the
    person who hands it in knows, and win over what the file says; IngestError for a day that cannot be true.
    """
    _check_day(published_on)
    pages = read_articles(read_file(path), path.name, path.resolve().as_uri())
    with transaction.atomic():
        house = _house(publisher)
        return [store_page(page, house, published_on=published_on).snapshot for page in pages]


def _house(name: str) -> Publisher:
    return Publisher.objects.named(one_line(name, LONGEST_PUBLISHER) or "Unknown publisher")


def _check_day(published_on: date | None) -> None:
    if published_on and not is_possible(published_on):
        raise IngestError(f"{published_on} cannot be the day of publication: look at the year")

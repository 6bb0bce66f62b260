"""A feed to its entries, and to the articles that it carries in full."""

from dataclasses import dataclass

from django.db import transaction

from claims.ingest.entries import KeptEntries, keep_entries
from claims.ingest.fetching import Answer, ask_feed, keep_problem
from claims.ingest.polling import feed_was_not_read, feed_was_read, taken_in_hand, validators_of
from claims.ingest.readers import read_entry, read_feed
from claims.ingest.store import known_by_address, store_page
from claims.models import Article, Feed, FeedEntry, FeedPolling, Snapshot
from claims.parsing.entries import ParsedEntry, ParsedFeed
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.metadata import LONGEST_ADDRESS
from claims.terms import FeedState


@dataclass(frozen=True, slots=True)
class FeedReading:
    """What a feed left to do: stored versions to be read, entries whose pages are to be asked for, and articles whose
    pages are to be looked at again, for the feed tells of them in other words now."""

    snapshots: tuple[Snapshot, ...] = ()
    entries: tuple[FeedEntry, ...] = ()
    articles: tuple[Article, ...] = ()


def take_feed(feed: Feed) -> FeedReading:
    """Ask a feed what is new and keep its entries; those that carry their article in full become articles at once.

    Reading it again adds nothing. Each call is logged and the next one planned, whether it went well or not; what
    cannot be read raises IngestError. A feed that is paused or retired is left alone. One that is gone for good is
    retired; one that moved is asked at its new address from now on, once a feed was read there.
    """
    if feed.state != FeedState.ACTIVE:
        return FeedReading()
    polling = taken_in_hand(feed)
    try:
        answer, parsed = _read(feed, polling)
    except IngestError as problem:
        feed_was_not_read(polling, problem)
        if problem.trouble is Trouble.GONE:
            _retire(feed)
        raise
    if parsed and _moved_onto_another(feed, answer):
        return FeedReading()
    reading = _keep(feed, answer, parsed) if parsed else FeedReading()
    # after the articles: else a worker killed before them would be told next time that nothing changed
    feed_was_read(polling, answer)
    return FeedReading(reading.snapshots, tuple(_waiting(feed)), reading.articles)


def _read(feed: Feed, polling: FeedPolling) -> tuple[Answer, ParsedFeed | None]:
    """The answer, and the feed in it unless nothing changed; what is wrong with it is kept in its log."""
    answer = ask_feed(feed, validators_of(polling))
    if answer.body is None:
        return answer, None
    try:
        return answer, read_feed(answer.body, answer.url, answer.charset, answer.is_cut)
    except IngestError as problem:
        keep_problem(answer.log, problem)
        raise


def _waiting(feed: Feed):
    """The entries that became no article yet and are worth a try."""
    return feed.entries.filter(article__isnull=True, problem="").order_by("pk")


def _retire(feed: Feed) -> None:
    feed.state = FeedState.RETIRED
    feed.save(update_fields=["state"])


def _moved_onto_another(feed: Feed, answer: Answer) -> bool:
    """Write down where a feed has moved for good; if we have a feed there already, this one is retired. An address
    that is too long to be kept is led to each time."""
    if answer.moved_to in (None, feed.url) or len(answer.moved_to.encode()) > LONGEST_ADDRESS:
        return False
    if Feed.objects.filter(url=answer.moved_to).exclude(pk=feed.pk).exists():
        keep_problem(answer.log, IngestError(f"moved to {answer.moved_to}, which is polled as a feed of its own"))
        _retire(feed)
        return True
    feed.url = answer.moved_to
    feed.save(update_fields=["url"])
    return False


def _keep(feed: Feed, answer: Answer, parsed: ParsedFeed) -> FeedReading:
    with transaction.atomic():
        kept = keep_entries(feed, parsed)
        answer.log.n_new, answer.log.note = kept.n_new, parsed.note
        answer.log.save(update_fields=["n_new", "note"])
        _learn_about(feed, parsed)
    snapshots = [take_full_text(entry, row) for entry, row in kept.rows if _is_to_be_taken(entry, row, kept)]
    return FeedReading(tuple(filter(None, snapshots)), articles=tuple(_to_be_looked_at(kept)))


def _learn_about(feed: Feed, parsed: ParsedFeed) -> None:
    """The feed's own title and site, where nobody has given any."""
    gaps = {"title": parsed.title[:500], "site_url": parsed.site_url}
    new = {name: value for name, value in gaps.items() if value and not getattr(feed, name)}
    for name, value in new.items():
        setattr(feed, name, value)
    if new:
        feed.save(update_fields=list(new))


def _is_to_be_taken(entry: ParsedEntry, row: FeedEntry, kept: KeptEntries) -> bool:
    """Whether the words of the feed are the article's, and new: those of a page that was fetched come from there."""
    if not entry.has_full_text or (row.article_id and row not in kept.changed):
        return False
    return not row.problem and not _has_page(row)


def _to_be_looked_at(kept: KeptEntries) -> list[Article]:
    return [row.article for row in sorted(kept.changed, key=lambda row: row.pk) if _has_page(row)]


def _has_page(row: FeedEntry) -> bool:
    return bool(row.article_id) and hasattr(row.article, "polling")


def take_full_text(entry: ParsedEntry, row: FeedEntry) -> Snapshot | None:
    """Make an article of the text that a feed carries in full; None, and the reason in the row, when there is none.

    Words that changed since become the next version; but an article whose page was fetched keeps to its page, or the
    two ways of cutting out its text would be taken for versions in turn.
    """
    held = known_by_address(row.url)
    if held and hasattr(held, "polling"):
        row.article = held
        row.save(update_fields=["article"])
        return None
    try:
        return store_page(read_entry(entry), row.feed.publisher, feed_entry=row).snapshot
    except IngestError as problem:
        row.problem = str(problem)
        row.save(update_fields=["problem"])
        return None

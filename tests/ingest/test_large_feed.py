"""Feeds with more items than anybody needs, from a server into the tables: what is taken, and what their page says."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from claims import tasks
from claims.ingest import take_feed
from claims.models import Feed, FeedEntry, Publisher
from claims.parsing.entries import MOST_ENTRIES
from claims.timeline.feeds_page import find_feed, load_feed_page

pytestmark = pytest.mark.django_db

N_ITEMS = 100_000


@pytest.fixture
def feed(site):
    return Feed.objects.create(url=site.server.url("laid/feed"), publisher=Publisher.objects.named("The News"))


def lay(site, n_items: int, words: str = "") -> None:
    items = "".join(f"<item><guid>{n}</guid><link>/{n}</link><title>{words}</title></item>" for n in range(n_items))
    whole = f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>"
    site.lay("feed", whole, media_type="application/rss+xml")


@contextmanager
def counted() -> Iterator[list]:
    queries = []
    with connection.execute_wrapper(lambda execute, sql, *rest: (queries.append(sql), execute(sql, *rest))[1]):
        yield queries


def test_both_ends_of_a_feed_of_100000_items_are_taken_in_a_few_queries(site, feed):
    lay(site, N_ITEMS)
    with counted() as queries:
        found = take_feed(feed)
    assert len(queries) < 30
    assert len(found.entries) == MOST_ENTRIES
    assert feed.entries.filter(guid__in=["0", str(N_ITEMS - 1)]).count() == 2
    page = load_feed_page(find_feed(feed.pk))
    assert page.fetches[0].note == "only the first and the last 2,500 items were taken, 95,000 more were left"
    assert page.fetches[0].note in page.row.words
    assert page.row.condition == "good"


def test_a_feed_that_is_too_large_is_read_as_far_as_that(site, feed):
    lay(site, N_ITEMS, "words " * 30)
    take_feed(feed)
    assert FeedEntry.objects.count() == MOST_ENTRIES
    (log,) = feed.fetches.all()
    assert log.note.startswith("only its first 15,000,000 bytes were read; only the first and the last 2,500 items")


def test_what_waits_already_is_not_asked_for_one_by_one(site, feed):
    lay(site, 40)
    tasks.ask_for_rest(take_feed(feed))
    again = take_feed(feed)
    assert len(again.entries) == 40
    with counted() as queries:
        tasks.ask_for_rest(again)
    assert len(queries) < 5

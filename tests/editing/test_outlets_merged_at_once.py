"""Outlets that are merged while somebody stores what is of one of them: nobody waits for the other in a circle."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from claims.editing import articles, feeds, outlets_merged
from claims.editing.articles import correct_article, facts_of
from claims.editing.changing import latest_change
from claims.editing.outlets_merged import merge_outlets
from claims.editing.refusal import Refused
from claims.ingest import citing, store
from claims.ingest.store import store_page
from claims.models import Article, Citation, Feed, MergeOperation, Publisher, User
from claims.models.taking_down import lock_incoming
from claims.parsing.body import Link
from claims.parsing.pages import ParsedPage
from claims.terms import Role
from tests.factories import a_feed, a_publisher, a_user
from tests.meanwhile import on_its_own, wait_until_it_waits

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "https://nytimes.com/data"


@pytest.fixture
def lead() -> User:
    return a_user(Role.LEAD)


@pytest.fixture
def pair() -> tuple[Publisher, Publisher]:
    """The one that goes, and the one that stays."""
    return a_publisher("nytimes.com", domains=["nytimes.com"]), a_publisher("The New York Times", domains=["nyt.com"])


@pytest.fixture
def merge(lead, pair) -> Callable[[], MergeOperation]:
    return lambda: merge_outlets(lead, pair[0].pk, pair[1].pk, "One paper.")


@pytest.fixture
def in_between(monkeypatch):
    """A function that lets work begin on a connection of its own right before another function is called, which goes on
    when the work waits for it, or has ended; gives what comes of the work."""

    @contextmanager
    def begins_before(module, name: str, work: Callable[[], object]) -> Iterator[list[Future]]:
        begun, real = [], getattr(module, name)

        def late(*given, **named):
            if not begun:
                begun.append(aside.submit(on_its_own, work))
                wait_until_it_waits(begun[0])
            return real(*given, **named)

        with ThreadPoolExecutor(1) as aside, monkeypatch.context() as patched:
            patched.setattr(module, name, late)
            yield begun

    return begins_before


def stored(words: str, publisher: Publisher) -> Article:
    page = ParsedPage("Data", f"Data\n\n{words}", f"<p>{words}</p>", url=PAGE, canonical_url=PAGE)
    return store_page(replace(page, links=(Link("https://nytimes.com/more", "more"),)), publisher).article


def changed(article: Article, user: User) -> Article:
    facts = replace(facts_of(article), published_on=date(2025, 1, 29))
    return correct_article(user, article.pk, latest_change(article), facts, "A slip.")


def test_an_article_is_fetched_again_while_its_outlet_is_merged(in_between, merge, pair):
    stored("DeepSeek took data.", pair[0])
    with in_between(store, "cite", merge) as merged:
        article = stored("DeepSeek took much data.", pair[0])
    assert merged[0].result().absorbed_id == pair[0].pk
    article.refresh_from_db()
    assert article.publisher == pair[1]
    assert article.snapshots.count() == 2
    assert {*Citation.objects.values_list("publisher", flat=True)} == {pair[1].pk}


def test_an_article_gets_another_day_while_its_outlet_is_merged(in_between, merge, pair, lead):
    article = stored("DeepSeek took data.", pair[0])
    with in_between(articles, "_set_day", merge) as merged:
        changed(article, lead)
    assert merged[0].result().absorbed_id == pair[0].pk
    assert Article.objects.get().publisher == pair[1]
    assert Article.objects.get().published.lower == date(2025, 1, 29)


def test_a_feed_gets_another_name_while_its_outlet_is_merged(in_between, merge, pair, lead):
    feed = a_feed(publisher=pair[0])
    with in_between(feeds, "one_line", merge) as merged:
        feeds.change_feed(lead, feed.pk, title="News", folder="", publisher="nytimes.com")
    assert merged[0].result().absorbed_id == pair[0].pk
    assert (Feed.objects.get().title, Feed.objects.get().publisher) == ("News", pair[1])


def test_links_are_tied_while_their_outlet_is_merged(in_between, merge, pair):
    stored("DeepSeek took data.", a_publisher("Courier"))
    Citation.objects.update(publisher=pair[0], url="https://nyt.com/more")
    with in_between(outlets_merged, "move", lambda: citing.tie_links(pair[0].pk)) as tied:
        merge()
    assert tied[0].result() == 1
    assert Citation.objects.get().publisher == pair[1]


def test_who_merges_does_not_wait_for_ever(monkeypatch, merge):
    monkeypatch.setattr("claims.editing.outlets_merged.PATIENCE", 0.1)
    with ThreadPoolExecutor(1) as aside, transaction.atomic():
        lock_incoming()
        merged = aside.submit(on_its_own, merge)
        with pytest.raises(Refused, match="Try again in a minute"):
            merged.result()
    assert not MergeOperation.objects.exists()

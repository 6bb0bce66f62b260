"""Addresses that were handed in, and pages looked at again, over the network."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from claims.ingest import due_articles, look_again, take_address, take_entry, take_feed
from claims.models import Addition, Article, ArticlePolling, Feed, FeedEntry, FetchLog, Publisher, Snapshot
from claims.parsing.errors import IngestError, Trouble
from tests.parsing.web_page import PARAGRAPHS

pytestmark = pytest.mark.django_db

RSS = "application/rss+xml"
DECLARED = "<link rel=alternate type='application/rss+xml' title='All news' href='/laid/feed'>"
ITEM = "<item><guid>1</guid><link>/laid/page</link></item>"
FEED = f"<rss version='2.0'><channel><title>The News</title>{ITEM}</channel></rss>"


def story(*paragraphs: str, head: str = "") -> str:
    body = "".join(f"<p>{words}</p>" for words in (*PARAGRAPHS, *paragraphs))
    head = f"<head><title>A story</title>{head}</head>"
    return f"<html>{head}<body><article><h1>A story</h1>{body}</article></body></html>"


def add(url: str, **fields) -> Addition:
    return Addition.objects.create(url=url, name=url, added_by=None, **fields)


@pytest.fixture
def held(site) -> Article:
    """An article whose page was fetched just now, with a validator."""
    return take_address(add(site.lay("page", story(), etag='"1"'))).article


def test_a_page_becomes_an_article_of_its_site_and_is_to_be_looked_at_again(site):
    addition = add(site.lay("page", story(), etag='"1"'), published_on=date(2025, 1, 30))
    snapshot = take_address(addition)
    addition.refresh_from_db()
    assert (addition.snapshot, addition.offers, addition.problem) == (snapshot, [], "")
    article = addition.article
    assert (article.canonical_url, article.publisher.name) == (addition.url, "127.0.0.2")
    assert article.published_why["rule"] == "editor"
    assert (article.polling.etag, article.polling.next_check_at) == ('"1"', article.first_held_at + timedelta(hours=1))
    assert FetchLog.objects.get().feed is None
    assert take_address(addition) == snapshot


@pytest.mark.parametrize("is_article", [True, False])
def test_the_feeds_that_a_page_names_are_offered(site, is_article):
    page = story(head=DECLARED) if is_article else f"<html><head>{DECLARED}</head><nav>Menu</nav></html>"
    addition = add(site.lay("page", page))
    snapshot = take_address(addition)
    addition.refresh_from_db()
    assert addition.offers == [{"url": site.server.url("laid/feed"), "title": "All news", "tried": False}]
    assert (addition.article is not None) == (snapshot is not None) == is_article
    assert addition.problem == ""


def test_a_feed_is_offered_itself(site):
    addition = add(site.lay("feed", FEED, media_type=RSS))
    assert take_address(addition) is None
    addition.refresh_from_db()
    assert addition.offers == [{"url": addition.url, "title": "The News", "tried": False}]


def test_what_robots_forbid_is_not_asked_for(site):
    url = site.lay("page", story())
    site.server.robots = "laid-robots"
    addition = add(url)
    with pytest.raises(IngestError, match=r"asks programs not to read this page \(robots.txt\)") as caught:
        take_address(addition)
    assert (caught.value.trouble, site.n_visits("page")) == (Trouble.NOT_ALLOWED, 0)
    addition.refresh_from_db()
    assert addition.problem == str(caught.value)
    assert site.backend.connected == [site.server.endpoint]


@pytest.mark.parametrize("status, is_kept", [(404, True), (503, False)])
def test_why_nothing_came_of_it_is_kept_unless_a_retry_may_help(site, status, is_kept):
    addition = add(site.lay("page", status=status))
    with pytest.raises(IngestError):
        take_address(addition)
    addition.refresh_from_db()
    assert bool(addition.problem) == is_kept


def test_an_impossible_day_is_refused_before_anything_is_asked(site):
    with pytest.raises(IngestError, match="look at the year"):
        take_address(add(site.lay("page", story()), published_on=date(1066, 10, 14)))
    assert not site.backend.connected


def test_a_page_that_we_hold_is_not_asked_for_by_a_feed(site, held):
    feed = Feed.objects.create(url=site.lay("feed", FEED, media_type=RSS), publisher=held.publisher)
    (entry,) = take_feed(feed).entries
    assert take_entry(entry).article == held
    assert site.n_visits("page") == 1


def test_an_unchanged_page_changes_nothing(site, held):
    assert look_again(held) is None
    assert FetchLog.objects.latest("pk").http_status == 304
    site.lay("page", story().replace("<body>", "<body><nav>Another menu</nav>"), etag='"2"')
    assert look_again(held) is None
    assert Snapshot.objects.count() == 1
    assert ArticlePolling.objects.get().etag == '"2"'


def test_other_words_are_the_next_version(site, held):
    site.lay("page", story("An earlier version of this article gave a wrong number, the editors say."))
    stored = look_again(held)
    assert (stored.article, stored.snapshot.number, stored.created) == (held, 2, True)
    assert look_again(Article.objects.get()) is None


@pytest.mark.parametrize(
    "age, next_look",
    [
        (timedelta(), timedelta(hours=1)),
        (timedelta(hours=2), timedelta(days=1)),
        (timedelta(days=2), timedelta(weeks=1)),
        (timedelta(days=8), timedelta(days=30)),
        (timedelta(days=31), None),
    ],
)
@pytest.mark.parametrize("status", [200, 500])
def test_the_looks_come_after_an_hour_a_day_a_week_and_a_month(site, held, age, next_look, status):
    Article.objects.update(first_held_at=timezone.now() - age)
    site.lay("page", story(), status=status)
    article = Article.objects.get()
    if status == 200:
        look_again(article)
    else:
        with pytest.raises(IngestError):
            look_again(article)
    polling = ArticlePolling.objects.get()
    assert polling.next_check_at == (next_look and article.first_held_at + next_look)
    assert polling.n_failures == (status == 500)
    assert due_articles(timezone.now() + timedelta(days=40)).exists() == (next_look is not None)


@pytest.mark.parametrize(
    "reply, told",
    [
        ({"status": 404}, "404"),
        ({"status": 410}, "410"),
        ({"body": "<html><title>Log in</title><input type=password></html>"}, "no article text"),
        ({"status": 301, "headers": {"location": "/laid/front"}}, "leads to another page now"),
        ({"status": 302, "headers": {"location": "http://10.0.0.1/"}}, "address not allowed"),
    ],
)
def test_a_page_that_was_taken_down_is_no_new_version(site, held, reply, told):
    site.lay("front", story("Quite another text stands on this page, and it is long enough."))
    site.lay("page", **reply)
    with pytest.raises(IngestError, match=told):
        look_again(held)
    assert (Article.objects.count(), Snapshot.objects.count()) == (1, 1)
    assert FetchLog.objects.latest("pk").error


def test_an_entry_that_its_feed_tells_otherwise_has_its_page_looked_at(site):
    publisher = Publisher.objects.named("The News")
    feed = Feed.objects.create(url=site.lay("feed", FEED, media_type=RSS), publisher=publisher)
    site.lay("page", story())
    (entry,) = take_feed(feed).entries
    article = take_entry(entry).article
    assert take_feed(Feed.objects.get()).articles == ()
    full = f"<title>Corrected</title><description>{' '.join(PARAGRAPHS * 3)}</description></item>"
    site.lay("feed", FEED.replace("</item>", full), media_type=RSS)
    found = take_feed(Feed.objects.get())
    assert (found.articles, found.snapshots) == ((article,), ())
    assert FeedEntry.objects.get().told["title"] == "Corrected"


def test_a_text_without_a_page_is_not_asked_for(site):
    article = Article.objects.create(
        publisher=Publisher.objects.named("The News"), headline="T", first_held_at=datetime(2025, 1, 30, tzinfo=UTC)
    )
    assert look_again(article) is None
    assert not site.backend.connected

"""Feeds and the pages that they lead to, through the child process and into the tables."""

import pytest

from claims import demo
from claims.ingest import FeedReading, take_entry, take_feed
from claims.models import Article, Feed, FeedEntry, FetchLog, Publisher
from claims.parsing.errors import IngestError, Trouble
from tests.parsing.web_page import PARAGRAPHS, URL, page

pytestmark = pytest.mark.django_db

LONG = " ".join(PARAGRAPHS * 3)


def rss(*items: str) -> bytes:
    return f"<rss version='2.0'><channel><title>T</title>{''.join(items)}</channel></rss>".encode()


def test_entries_with_full_text_become_articles_at_once_and_the_others_wait(web, feed):
    full = f"<item><guid>1</guid><link>/1</link><title>One</title><description>{LONG}</description></item>"
    teaser = "<item><guid>2</guid><link>/2</link><title>Two</title><description>Soon … Read more</description></item>"
    web[feed.url] = rss(full, teaser)
    found = take_feed(feed)
    assert [entry.url for entry in found.entries] == ["https://news.example.org/2"]
    article = FeedEntry.objects.get(guid="1").article
    assert (article.headline, article.canonical_url) == ("One", "https://news.example.org/1")
    assert [snapshot.article for snapshot in found.snapshots] == [article]
    assert take_feed(feed) == FeedReading(entries=found.entries)
    assert (Article.objects.count(), FeedEntry.objects.count()) == (1, 2)
    assert [log.n_new for log in FetchLog.objects.order_by("pk")] == [2, 0]


def test_a_full_text_without_words_keeps_the_reason_and_waits_no_more(web, feed):
    empty = "&lt;p&gt;– –&lt;/p&gt; " * 200
    web[feed.url] = rss(f"<item><guid>1</guid><link>/1</link><description>{empty}</description></item>")
    assert take_feed(feed) == FeedReading()
    assert "no article text" in FeedEntry.objects.get().problem


def test_a_page_gets_from_the_feed_what_it_does_not_say(web, feed):
    dated = "<pubDate>Thu, 30 Jan 2025 23:30:00 -0500</pubDate><author>Ann Lee</author>"
    web[feed.url] = rss(f"<item><guid>1</guid><link>/story</link>{dated}</item>")
    web["https://news.example.org/story"] = page()
    (entry,) = take_feed(feed).entries
    article = take_entry(entry).article
    assert (article.byline, article.published_why["rule"]) == ("Ann Lee", "feed")


def test_what_cannot_be_read_keeps_the_reason(web, feed):
    web[feed.url] = rss("<item><guid>1</guid><link>/story</link></item>")
    web["https://news.example.org/story"] = b"PK\x03\x04"
    (entry,) = take_feed(feed).entries
    with pytest.raises(IngestError):
        take_entry(entry)
    assert "ZIP archive" in FeedEntry.objects.get().problem


def test_a_login_page_instead_of_the_feed_is_logged(web, feed):
    web[feed.url] = b"<html><title>Log in</title><input type=password></html>"
    with pytest.raises(IngestError) as caught:
        take_feed(feed)
    assert caught.value.trouble is Trouble.LOG_IN
    assert "asks to log in" in FetchLog.objects.get().error


def test_the_demonstrations_own_feed_is_read():
    feed = Feed.objects.create(url=f"{demo.ADDRESS}feed.xml", publisher=Publisher.objects.named("Claimline Digest"))
    assert len(take_feed(feed).entries) > 90


def test_the_same_address_twice_is_one_article(web, feed):
    web[feed.url] = rss("<item><guid>1</guid><link>/story</link></item>", "<item><guid>2</guid><link>/b</link></item>")
    web["https://news.example.org/story"] = web["https://news.example.org/b"] = page(
        head=f"<link rel=canonical href='{URL}'>"
    )
    for entry in take_feed(feed).entries:
        take_entry(entry)
    assert Article.objects.count() == 1


def poll(web, feed, visit: str, stories: dict[str, bytes]) -> list[FeedEntry]:
    """Read a feed that says nothing but titles, in whose links the number of the visit is; take what it found."""
    links = {f"https://news.example.org/story?id={id}&amp;visit={visit}": words for id, words in stories.items()}
    web[feed.url] = rss(*(f"<item><title>Morning briefing</title><link>{link}</link></item>" for link in links))
    web.update({link.replace("&amp;", "&"): words for link, words in links.items()})
    entries = take_feed(feed).entries
    for entry in entries:
        take_entry(entry)
    return list(entries)


def test_links_with_the_number_of_a_visit_are_followed_twice_and_never_again(web, feed):
    """Nothing says at first that the number does not choose the page; that it brought the same page does."""
    found = [len(poll(web, feed, visit, {"1": page(), "2": page(paragraphs=PARAGRAPHS[1:])})) for visit in "abcd"]
    assert found == [2, 2, 0, 0]
    assert Article.objects.count() == 2
    assert len(poll(web, feed, "e", {"3": page(paragraphs=PARAGRAPHS[:1])})) == 1
    assert Article.objects.count() == 3

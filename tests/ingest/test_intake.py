"""The ways in, through the child process and into the tables."""

from datetime import date

import pytest

from claims import demo
from claims.ingest import intake
from claims.ingest.intake import take_entry, take_feed, take_file, take_text
from claims.models import Article, Feed, FeedEntry, FetchLog, Publisher
from claims.parsing.errors import IngestError, Trouble
from tests.parsing.pdf_file import a_court_paper, a_scan
from tests.parsing.web_page import PARAGRAPHS, URL, page

pytestmark = pytest.mark.django_db

LONG = " ".join(PARAGRAPHS * 3)


@pytest.fixture
def web(monkeypatch):
    """What lies at which address."""
    addresses: dict[str, bytes] = {}
    monkeypatch.setattr(intake, "read_address", lambda url: addresses[url])
    return addresses


@pytest.fixture
def feed():
    return Feed.objects.create(url="https://news.example.org/feed", publisher=Publisher.objects.named("The News"))


def rss(*items: str) -> bytes:
    return f"<rss version='2.0'><channel><title>T</title>{''.join(items)}</channel></rss>".encode()


def test_entries_with_full_text_become_articles_at_once_and_the_others_wait(web, feed):
    full = f"<item><guid>1</guid><link>/1</link><title>One</title><description>{LONG}</description></item>"
    teaser = "<item><guid>2</guid><link>/2</link><title>Two</title><description>Soon … Read more</description></item>"
    web[feed.url] = rss(full, teaser)
    waiting = take_feed(feed)
    assert [entry.url for entry in waiting] == ["https://news.example.org/2"]
    article = FeedEntry.objects.get(guid="1").article
    assert (article.headline, article.canonical_url) == ("One", "https://news.example.org/1")
    assert take_feed(feed) == waiting
    assert (Article.objects.count(), FeedEntry.objects.count()) == (1, 2)
    assert [log.n_new for log in FetchLog.objects.order_by("pk")] == [2, 0]


def test_a_full_text_without_words_keeps_the_reason_and_waits_no_more(web, feed):
    empty = "&lt;p&gt;– –&lt;/p&gt; " * 200
    web[feed.url] = rss(f"<item><guid>1</guid><link>/1</link><description>{empty}</description></item>")
    assert take_feed(feed) == []
    assert "no article text" in FeedEntry.objects.get().problem


def test_a_page_gets_from_the_feed_what_it_does_not_say(web, feed):
    dated = "<pubDate>Thu, 30 Jan 2025 23:30:00 -0500</pubDate><author>Ann Lee</author>"
    web[feed.url] = rss(f"<item><guid>1</guid><link>/story</link>{dated}</item>")
    web["https://news.example.org/story"] = page()
    (entry,) = take_feed(feed)
    article = take_entry(entry).article
    assert (article.byline, article.published_why["rule"]) == ("Ann Lee", "feed")


def test_what_cannot_be_read_keeps_the_reason(web, feed):
    web[feed.url] = rss("<item><guid>1</guid><link>/story</link></item>")
    web["https://news.example.org/story"] = b"PK\x03\x04"
    (entry,) = take_feed(feed)
    with pytest.raises(IngestError):
        take_entry(entry)
    assert "ZIP archive" in FeedEntry.objects.get().problem


def test_a_login_page_instead_of_the_feed_is_logged(web, feed):
    web[feed.url] = b"<html><title>Log in</title><input type=password></html>"
    with pytest.raises(IngestError) as caught:
        take_feed(feed)
    assert caught.value.trouble is Trouble.LOG_IN
    assert "asks to log in" in FetchLog.objects.get().error


def test_a_court_paper_is_stored_with_its_pages(tmp_path):
    path = tmp_path / "complaint.pdf"
    path.write_bytes(a_court_paper([["\t" + PARAGRAPHS[0]], ["\t" + PARAGRAPHS[1]]]))
    (snapshot,) = take_file(path, publisher="The Court")
    assert len(snapshot.pages) == 2
    assert snapshot.text[snapshot.pages[1] :].startswith(PARAGRAPHS[1][:40])
    assert snapshot.article.published_why["rule"] == "text"


def test_a_scan_is_refused_with_what_to_do(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(a_scan(None))
    with pytest.raises(IngestError, match=r"^scan\.pdf holds only pictures of pages \(scanned\): have its text"):
        take_file(path)
    assert not Article.objects.exists()


def test_the_demonstrations_own_feed_is_read():
    feed = Feed.objects.create(url=f"{demo.ADDRESS}feed.xml", publisher=Publisher.objects.named("Claimline Digest"))
    assert len(take_feed(feed)) > 90


def test_the_same_address_twice_is_one_article(web, feed):
    web[feed.url] = rss("<item><guid>1</guid><link>/story</link></item>", "<item><guid>2</guid><link>/b</link></item>")
    web["https://news.example.org/story"] = web["https://news.example.org/b"] = page(
        head=f"<link rel=canonical href='{URL}'>"
    )
    for entry in take_feed(feed):
        take_entry(entry)
    assert Article.objects.count() == 1


def test_a_pasted_text_is_stored_with_what_its_giver_knows():
    known = {"publisher": "The Gazette", "published_on": date(2025, 1, 30), "url": URL + "?utm_source=mail"}
    snapshot = take_text(LONG, **known, headline="<b>A headline</b>", byline="Ann Lee")
    article = snapshot.article
    article.refresh_from_db()
    assert (article.canonical_url, article.headline, article.byline) == (URL, "<b>A headline</b>", "Ann Lee")
    assert (article.publisher.name, article.published.lower) == ("The Gazette", date(2025, 1, 30))
    assert article.published_why["rule"] == "editor"
    assert take_text(LONG, **known) == snapshot
    assert take_text(LONG + " Corrected.", **known).number == 2


@pytest.mark.parametrize(
    "text, known, told",
    [
        (" \n", {}, "no words"),
        ("Words", {"published_on": date(2999, 1, 1)}, "look at the year"),
        ("Words", {"url": "javascript:alert(1)"}, "copy it from the page"),
        ("Words", {"url": "/etc/passwd"}, "copy it from the page"),
        ("word " * 300_000, {}, "the limit is 1,000,000"),
    ],
)
def test_a_pasted_text_that_cannot_be_used_is_refused(text, known, told):
    with pytest.raises(IngestError, match=told):
        take_text(text, publisher="The Gazette", **known)
    assert not Article.objects.exists()

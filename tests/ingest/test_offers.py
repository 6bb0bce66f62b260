"""Sites whose pages name no feed: the usual places are tried, politely, until one holds a feed."""

import pytest

from claims.ingest import offers, take_address
from claims.models import Addition, Article, FetchLog
from claims.outbound import HostGate
from claims.parsing.errors import IngestError
from tests.parsing.web_page import PARAGRAPHS

pytestmark = pytest.mark.django_db

MENU = "<html><nav><a href='/about'>About us</a></nav></html>"
RSS = "application/rss+xml"
FEED = "<rss version='2.0'><channel><title>The News</title><item><guid>1</guid><link>/1</link></item></channel></rss>"
ARTICLE = f"<html><article><h1>T</h1>{''.join(f'<p>{words}</p>' for words in PARAGRAPHS)}</article></html>"
JSON_FEED = '{"version": "https://jsonfeed.org/version/1.1", "title": "The News", "items": [{"id": "1", "url": "/1"}]}'


def taken(url: str) -> Addition:
    addition = Addition.objects.create(url=url, name=url, added_by=None)
    take_address(addition)
    addition.refresh_from_db()
    return addition


def places(site) -> list[str]:
    """The places that were asked for, in turn."""
    return [target.removeprefix("/laid/") for target in site.server.visits if target not in ("/robots.txt", "/laid/")]


@pytest.mark.parametrize(
    "place, feed, media_type, n_asked", [("feed", FEED, RSS, 1), ("feed.json", JSON_FEED, "application/json", 7)]
)
def test_trying_ends_with_the_first_feed(site, place, feed, media_type, n_asked):
    url = site.lay(place, feed, media_type=media_type)
    addition = taken(site.lay("", MENU))
    assert addition.offers == [{"url": url, "title": "The News", "tried": True}]
    assert (addition.problem, addition.article) == ("", None)
    assert len(places(site)) == n_asked
    assert FetchLog.objects.count() == 1 + n_asked


def test_what_is_no_feed_is_passed_over(site):
    site.lay("feed", ARTICLE)
    site.lay("rss", FEED.partition("<item>")[0] + "</channel></rss>", media_type=RSS)
    site.lay("feed.xml", status=302, headers={"location": "/laid/"})
    site.lay("rss.xml", status=302, headers={"location": "http://10.0.0.1/"})
    url = site.lay("news", FEED, media_type=RSS)
    site.lay("atom.xml", status=301, headers={"location": "/laid/news"})
    assert taken(site.lay("", MENU)).offers == [{"url": url, "title": "The News", "tried": True}]
    assert set(site.backend.connected) == {site.server.endpoint}


@pytest.mark.parametrize(
    "head", ["<link rel=alternate type=application/rss+xml href=/laid/own>", "<a href=/rss>RSS</a>"]
)
def test_where_the_page_names_a_feed_nothing_is_tried(site, head):
    site.lay("feed", FEED, media_type=RSS)
    (offer,) = taken(site.lay("", head + MENU)).offers
    assert not offer["tried"]
    assert places(site) == []


def test_what_robots_forbid_is_not_tried(site):
    site.lay("feed", FEED, media_type=RSS)
    url = site.lay("rss.xml", FEED, media_type=RSS)
    site.server.robots = "laid-robots-of-feeds"
    assert taken(site.lay("", MENU)).offers[0]["url"] == url
    assert places(site) == ["rss", "rss.xml"]


def test_where_none_is_found_it_says_so(site):
    with pytest.raises(IngestError, match="it names no feed, and none was found at the usual places"):
        taken(site.lay("", MENU))
    assert len(places(site)) == 7
    assert Addition.objects.get().problem


def test_a_page_that_is_no_sites_is_not_followed_by_guesses(site):
    with pytest.raises(IngestError, match="no article text"):
        taken(site.lay("story", MENU))
    assert places(site) == ["story"]


@pytest.mark.parametrize("status", [429, 503])
def test_a_site_in_trouble_is_left_alone_and_tried_again_later(site, status):
    site.lay("feed", status=status, headers={"retry_after": "120"})
    site.lay("rss", FEED, media_type=RSS)
    with pytest.raises(IngestError, match=str(status)) as caught:
        taken(site.lay("", MENU))
    assert caught.value.retry
    assert places(site) == ["feed"]
    assert Addition.objects.get().problem == ""


def test_trying_ends_when_the_time_is_over(site, monkeypatch):
    site.lay("rss", FEED, media_type=RSS)
    monkeypatch.setattr(offers, "LONGEST_SEARCH", 0)
    with pytest.raises(IngestError, match="no article text"):
        taken(site.lay("", MENU))
    assert places(site) == []


def test_between_two_tries_there_is_a_pause(site):
    naps = []
    site.fetcher._gate = HostGate(pause=0.25, sleep=naps.append)
    site.lay("feed.xml", FEED, media_type=RSS)
    taken(site.lay("", MENU))
    assert len(naps) == 4  # after robots.txt, the page, feed and rss
    assert all(0 < nap <= 0.25 for nap in naps)


def test_a_front_page_with_a_text_is_an_article_and_its_feed_is_found_besides(web):
    web["https://news.example.org/"] = ARTICLE.encode()
    web["https://news.example.org/rss"] = FEED.encode()
    addition = taken("https://news.example.org/")
    assert addition.article == Article.objects.get()
    assert [offer["url"] for offer in addition.offers] == ["https://news.example.org/rss"]
    web["https://news.example.org/tech/"] = ARTICLE.replace("<h1>T", "<h1>Tech").encode()
    assert taken("https://news.example.org/tech/").offers == []

"""One row for each item of a feed, however often and however differently it is read."""

from datetime import date, timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from claims.ingest import give_up_entry
from claims.ingest.entries import keep_entries, with_told
from claims.models import Feed, FeedEntry, FetchLog, Publisher
from claims.parsing.dating import Published
from claims.parsing.feeds import parse_feed
from claims.parsing.pages import ParsedPage
from tests.factories import an_article

pytestmark = pytest.mark.django_db

SITE = "https://news.example.org/"
TIME = "<pubDate>Thu, 30 Jan 2025 23:30:00 -0500</pubDate>"
WORDS = "<description>It took the data, its maker says.</description>"
TOLD = WORDS + TIME


@pytest.fixture
def feed():
    return Feed.objects.create(url=f"{SITE}feed.xml", publisher=Publisher.objects.named("The News"))


def item(guid: str = "", link: str = "", title: str = "T", rest: str = "") -> str:
    guid = guid and f"<guid isPermaLink='false'>{guid}</guid>"
    link = link and f"<link>{link}</link>"
    return f"<item>{guid}{link}<title>{title}</title>{rest}</item>"


def poll(feed: Feed, *items: str) -> int:
    """Reads these items and says how many rows are new."""
    data = f"<rss version='2.0'><channel><title>T</title><link>{SITE}</link>{''.join(items)}</channel></rss>"
    before = FeedEntry.objects.count()
    kept = keep_entries(feed, parse_feed(data.encode(), feed.url))
    assert kept.n_new == FeedEntry.objects.count() - before
    assert all(row.pk for _, row in kept.rows)
    return kept.n_new


@pytest.mark.parametrize(
    "once, again",
    [
        (item("g1", "/1"), item("g1", "/1")),
        (item("g1", "/1"), item("g2", "/1")),
        (item("g1", "/1"), item("g1", "/1-moved")),
        (item("", "/1"), item("", "/1?utm_source=feed&utm_id=7")),
        (item("g1", "/1?utm_id=1#top"), item("g2", "/1?utm_id=2")),
        (item("g1", "https://m.news.example.org/1"), item("g2", "https://news.example.org/1")),
        (item("", "", "A title"), item("", "", "A title")),
        (item("g" * 100_000), item("g" * 100_000)),
        (item("g1", "javascript:alert(1)"), item("g1", "javascript:alert(2)")),
        (item("x", "/1") + item("x", "/2"), item("x", "/2") + item("x", "/1")),
        (item("x", "/1") + item("x", "/2"), item("x", "/2")),
        (item("g1", "/1") + item("g2", "/2"), item("h1", "/1") + item("h2", "/2")),
        (item("g1", SITE) + item("g2", SITE), item("g1", SITE) + item("g2", SITE)),
        (item(" g1\n", "/1"), item("g1", "/1", "Another title")),
        (item("<script>alert(1)</script>"), item("<script>alert(1)</script>")),
        (item("g1"), item("g2")),
        (item("g1") + item("g2"), item("g3") + item("g4")),
        (item("g1", SITE) + item("g2", SITE, "U"), item("g3", SITE, "U") + item("g4", SITE)),
        (item("g1", "/1?visit=a7", rest=TOLD), item("g2", "/1?visit=b8", rest=TOLD)),
        (item("", "/1?sid=a7", rest=TOLD) + item("", "/2?sid=a7"), item("", "/1?sid=b8", rest=TOLD)),
        (item("x", "/1?sid=a7", rest=TOLD) + item("x", "/2"), item("x", "/1?sid=b8", rest=TOLD) + item("x", "/2")),
        (item("", "/1;jsessionid=A7.node1"), item("", "/1?JSESSIONID=B8")),
        (item("", "/1?PHPSESSID=1"), item("", "/1")),
        (item("", "/(S(lit3py55t21z5v55vlm25s55))/1.aspx"), item("", "/1.aspx")),
    ],
)
def test_reading_it_again_adds_nothing(feed, once, again):
    assert poll(feed, once) > 0
    assert poll(feed, again) == 0
    assert poll(feed, once) == 0


@pytest.mark.parametrize(
    "once, again, n_new",
    [
        (item("g1", "/1"), item("g1", "/1") + item("g2", "/2"), 1),
        (item("g1", "/live"), item("g1", "/live") + item("g2", "/live"), 1),
        (item("g1", SITE), item("g2", SITE, "U"), 1),
        (item("g1", "/all") + item("g2", "/all"), item("g3", "/all", "U") + item("g4", "/all", "V"), 2),
        (item("g1", "/all"), item("g2", "/all") + item("g3", "/all"), 1),
        (item("g1", "/1", rest=TOLD), item("g2", "/2", rest=TOLD), 1),
        (item("g1", "/1?id=1", rest=TOLD), item("g2", "/1?id=2", "U", TOLD), 1),
        (item("g1", "/1?id=1", rest=TOLD), item("g2", "/1?id=2", rest=TOLD) + item("g1", "/1?id=1", rest=TOLD), 1),
        (item("g1", "/1?id=1", rest=WORDS), item("g2", "/1?id=2", rest=WORDS), 1),
        (item("g1", "/1?id=1", rest=TIME), item("g2", "/1?id=2", rest=TIME), 1),
        (item("", "", "One"), item("", "", "Two"), 1),
        (item("x", "/1"), item("x", "/1") + item("x", "/2"), 1),
    ],
)
def test_what_is_new_is_added(feed, once, again, n_new):
    poll(feed, once)
    assert poll(feed, again) == n_new
    assert poll(feed, again) == 0


@pytest.mark.parametrize("named, n_new", [("1", 0), ("1?visit=a7", 1), ("2", 1)])
def test_a_page_that_says_that_its_address_has_no_query_is_known_with_another_one(feed, named, n_new):
    poll(feed, item("", "/1?visit=a7"))
    feed.entries.update(article=an_article(canonical_url=f"{SITE}{named}").article)
    assert poll(feed, item("", "/1?visit=b8")) == n_new


@pytest.mark.parametrize(
    "others, link, n_new",
    [
        (["1?id=1&visit=b8"], "/1?id=1&visit=c9", 0),
        (["1?id=1&visit=b8"], "/1?visit=c9&id=1", 0),
        (["1?id=1&visit=b8"], "/1?id=2&visit=c9", 1),
        (["1?id=1&visit=b8"], "/2?id=1&visit=c9", 1),
        (["1?id=1"], "/1?id=1&visit=c9", 0),
        (["1?id=1"], "/1?id=2&visit=c9", 1),
        (["1"], "/1?id=1&visit=c9", 1),
        (["1?id=3&visit=c9"], "/1?id=4&visit=d0", 0),
        ([], "/1?id=1&visit=c9", 1),
    ],
)
def test_a_parameter_in_which_addresses_of_one_page_differ_does_not_choose_it(feed, others, link, n_new):
    poll(feed, item("", "/1?id=1&visit=a7"))
    article = an_article(canonical_url=f"{SITE}1?id=1&visit=a7").article
    for other in others:
        article.other_urls.create(url=SITE + other)
    feed.entries.update(article=article)
    assert poll(feed, item("", link)) == n_new


def test_items_are_one_row_each_whatever_their_guids(feed):
    assert poll(feed, item("x", "/1"), item("x", "/2"), item("x", "/2"), item("", "/3"), item("", "", "No link")) == 4


def test_a_guid_says_nothing_about_another_feed(feed):
    other = Feed.objects.create(url="https://other.example/feed", publisher=feed.publisher)
    assert [poll(feed, item("1", "/1")), poll(other, item("1", "https://other.example/1"))] == [1, 1]


def test_a_feed_that_shrinks_deletes_nothing(feed):
    poll(feed, *(item(str(n), f"/{n}") for n in range(10)))
    poll(feed, item("0", "/0"))
    assert feed.entries.count() == 10


def test_an_address_is_kept_without_what_only_counts_readers(feed):
    poll(feed, item("1", "/1?utm_source=feed"))
    assert feed.entries.get().url == f"{SITE}1"


def test_the_day_that_only_the_feed_gives_is_kept_for_the_page(feed):
    poll(feed, item("1", "/1", rest="<pubDate>Thu, 30 Jan 2025 23:30:00 -0500</pubDate><author>Ann Lee</author>"))
    told = feed.entries.get().told
    page = ParsedPage("T", "T", "<p>T</p>", published=Published(note="“soon” is not a date"))
    known = with_told(page, told)
    assert (known.byline, known.published.on, known.published.rule) == ("Ann Lee", date(2025, 1, 30), "feed")
    assert known.published.at.isoformat() == "2025-01-30T23:30:00-05:00"


def test_what_the_page_says_wins_over_the_feed(feed):
    poll(feed, item("1", "/1", rest="<pubDate>Thu, 30 Jan 2025 23:30:00 -0500</pubDate><author>Ann Lee</author>"))
    page = ParsedPage("T", "T", "<p>T</p>", byline="Bo Sy", published=Published(date(2025, 1, 29), None, "meta", "29"))
    assert with_told(page, feed.entries.get().told) == page
    assert with_told(page, {}) == page


class TestAPageThatCannotBeRead:
    """It cannot tell whether an item with a new guid, and the number of a visit in its link, is the one of before."""

    def days_asked(self, feed, wrong, *, days: int) -> list[int]:
        """On which days an item was taken for a new one, whose page is asked for then; ``wrong`` befalls it."""
        asked = []
        for day in range(days):
            if poll(feed, item("", f"/story?visit={day}", rest=WORDS)):
                asked.append(day)
                wrong(feed.entries.latest("pk"))
            assert poll(feed, item("", f"/story?visit={day}-again", rest=WORDS)) == 0
            feed.entries.update(seen_at=F("seen_at") - timedelta(days=1))
        return asked

    def test_it_is_asked_for_ever_more_seldom(self, feed):
        def give_up(entry: FeedEntry) -> None:
            give_up_entry(entry, "the site answered 403")

        assert self.days_asked(feed, give_up, days=20) == [0, 1, 3, 7, 15]

    def test_nor_is_it_while_it_is_still_tried(self, feed):
        def fail(entry: FeedEntry) -> None:
            FetchLog.objects.create(url=entry.url, fetched_at=timezone.now(), error="the site answered 503")

        assert self.days_asked(feed, fail, days=4) == [0, 1, 3]

    @pytest.mark.parametrize(
        "other",
        [item("", "/story?id=2", "U", WORDS), item("", "/other?id=2", rest=WORDS), item("", "/story?id=2", rest=TIME)],
    )
    def test_what_tells_something_else_is_another_item(self, feed, other):
        poll(feed, item("", "/story?id=1", rest=WORDS))
        feed.entries.update(problem="the site answered 403")
        assert poll(feed, other) == 1

    def test_two_items_at_once_are_two(self, feed):
        poll(feed, item("", "/story?id=1", rest=WORDS), item("", "/story?id=2", rest=WORDS))
        feed.entries.update(problem="the site answered 403")
        assert poll(feed, *(item("", f"/story?id={number}", rest=WORDS) for number in (3, 4, 5))) == 1


@pytest.mark.parametrize(
    "link, hours, is_tried",
    [("/right", 25, True), ("/right", 1, False), ("/wrong?visit=2", 25, False), ("", 25, False)],
)
def test_a_link_that_led_nowhere_and_was_set_right_is_tried_again(feed, link, hours, is_tried):
    poll(feed, item("g1", "/wrong"))
    seen_at = timezone.now() - timedelta(hours=hours)
    feed.entries.update(problem="the server answered 404 (not found)", seen_at=seen_at)
    assert poll(feed, item("g1", link)) == 0
    entry = feed.entries.get()
    assert (entry.url, entry.problem == "") == (f"{SITE}{'right' if is_tried else 'wrong'}", is_tried)
    assert (entry.seen_at > seen_at) == is_tried


def test_a_link_of_an_article_that_is_held_stays_as_it_was(feed):
    poll(feed, item("g1", "/1"))
    feed.entries.update(
        article=an_article(canonical_url=f"{SITE}1").article, seen_at=timezone.now() - timedelta(days=9)
    )
    poll(feed, item("g1", "/moved"))
    assert feed.entries.get().url == f"{SITE}1"

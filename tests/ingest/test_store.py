from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from claims.ingest.store import store_page
from claims.models import Article, Citation, Feed, FeedEntry, Publisher, Snapshot
from claims.parsing.body import Link
from claims.parsing.dating import Published
from claims.parsing.pages import ParsedPage

pytestmark = pytest.mark.django_db

STORY = ParsedPage(
    headline="OpenAI finds evidence",
    text="OpenAI finds evidence\n\nIt says so, the order shows.",
    html="<h1>OpenAI finds evidence</h1><p>It says so, the order shows.</p>",
    byline="Ann Lee",
    language="en",
    published=Published(date(2025, 1, 30), datetime(2025, 1, 30, 9, tzinfo=UTC), "meta", "2025-01-30T09:00:00Z"),
    url="https://news.example.org/story?page=1",
    canonical_url="https://news.example.org/story",
    links=(Link("https://www.court.example/order", "the order"), Link("https://news.example.org/story", "itself")),
)
NOTE = replace(STORY, url=None, canonical_url=None, links=())


@pytest.fixture
def publisher():
    return Publisher.objects.named("The News", domains=["news.example.org"])


def test_keeps_what_was_parsed(publisher):
    stored = store_page(STORY, publisher)
    article, snapshot = stored.article, stored.snapshot
    assert stored.created
    assert (article.headline, article.byline, article.canonical_url) == (STORY.headline, "Ann Lee", STORY.canonical_url)
    assert (snapshot.number, snapshot.text, snapshot.html) == (1, STORY.text, STORY.html)
    article.refresh_from_db()
    assert (article.published.lower, article.published.upper) == (date(2025, 1, 30), date(2025, 1, 31))
    assert article.published_why == {
        "words": "2025-01-30T09:00:00Z",
        "rule": "meta",
        "edtf": "2025-01-30",
        "anchor_on": None,
        "at": "2025-01-30T09:00:00+00:00",
    }
    assert [url.url for url in article.other_urls.all()] == [STORY.url]


@pytest.mark.parametrize("page", [STORY, NOTE], ids=["with an address", "without"])
def test_the_same_article_twice_is_one(publisher, page):
    first, second = store_page(page, publisher), store_page(page, publisher)
    assert not second.created
    assert (second.article, second.snapshot) == (first.article, first.snapshot)
    assert (Article.objects.count(), Snapshot.objects.count()) == (1, 1)


def test_an_article_is_known_by_any_of_its_addresses(publisher):
    first = store_page(STORY, publisher)
    again = store_page(replace(STORY, canonical_url=STORY.url), publisher)
    assert again.article == first.article


def test_changed_words_are_the_next_version_and_the_old_one_stays(publisher):
    store_page(STORY, publisher)
    changed = store_page(replace(STORY, text=STORY.text + "\n\nCorrection."), publisher)
    assert changed.created
    assert [snapshot.number for snapshot in changed.article.snapshots.order_by("number")] == [1, 2]
    back = store_page(STORY, publisher)
    assert back.snapshot.number == 3


def test_the_same_text_by_two_publishers_is_two_articles(publisher):
    other = Publisher.objects.named("Another Paper")
    assert store_page(NOTE, publisher).article != store_page(NOTE, other).article


def test_the_day_a_person_gives_wins_over_the_page(publisher):
    article = store_page(STORY, publisher, published_on=date(2025, 1, 29)).article
    article.refresh_from_db()
    assert article.published.lower == date(2025, 1, 29)
    assert article.published_why["rule"] == "editor"


def test_a_later_reading_fills_gaps_but_corrects_nothing(publisher):
    store_page(replace(STORY, byline="", published=Published(note="“soon” is not a date")), publisher)
    article = store_page(replace(STORY, headline="Another headline"), publisher).article
    article.refresh_from_db()
    assert (article.headline, article.byline) == (STORY.headline, "Ann Lee")
    assert article.published.lower == date(2025, 1, 30)


def test_an_article_without_a_date_keeps_the_reason(publisher):
    article = store_page(replace(STORY, published=Published(note="“soon” is not a date")), publisher).article
    assert article.published is None
    assert article.published_why == {"note": "“soon” is not a date"}


def test_links_become_citations_tied_to_what_we_know(publisher):
    court = Publisher.objects.named("The Court", domains=["court.example"])
    snapshot = store_page(STORY, publisher).snapshot
    (citation,) = Citation.objects.filter(snapshot=snapshot)
    assert (citation.words, citation.url) == ("the order", "https://www.court.example/order")
    assert (citation.publisher, citation.article) == (court, None)
    held = store_page(replace(STORY, canonical_url="https://www.court.example/order", url=None, text="Order"), court)
    citation.refresh_from_db()
    assert citation.article == held.article


@pytest.mark.django_db(transaction=True)
def test_a_failure_in_the_middle_leaves_nothing_behind(publisher):
    with pytest.raises(Exception, match="too long"):
        store_page(replace(STORY, links=(Link("https://x.example/", "w" * 501),)), publisher)
    assert not Article.objects.exists()
    assert not Snapshot.objects.exists()


def test_a_feed_entry_learns_which_article_it_became(publisher):
    feed = Feed.objects.create(url="https://news.example.org/feed.xml", publisher=publisher)
    entry = FeedEntry.objects.create(feed=feed, guid="1", seen_at=datetime(2025, 1, 30, tzinfo=UTC))
    stored = store_page(STORY, publisher, feed_entry=entry)
    entry.refresh_from_db()
    assert entry.article == stored.article


@pytest.mark.parametrize("twin", ["http://news.example.org/story", "https://www.news.example.org/story"])
def test_an_address_that_differs_in_http_or_www_alone_is_the_same_article(publisher, twin):
    first = store_page(STORY, publisher)
    again = store_page(replace(STORY, url=twin, canonical_url=twin), publisher)
    assert (again.article, again.created) == (first.article, False)
    assert twin in again.article.other_urls.values_list("url", flat=True)


def test_the_article_that_has_the_very_address_goes_before_its_twin(publisher):
    other = replace(STORY, url=None, canonical_url="http://news.example.org/story", text="Another one.")
    twin = store_page(other, publisher).article
    Article.objects.filter(pk=twin.pk).update(canonical_url="http://news.example.org/elsewhere")
    first = store_page(STORY, publisher).article
    Article.objects.filter(pk=twin.pk).update(canonical_url="http://news.example.org/story")
    assert store_page(STORY, publisher).article == first
    assert store_page(other, publisher).article == twin


def test_the_pages_of_a_pdf_are_kept(publisher):
    snapshot = store_page(replace(NOTE, pages=(0, 20, 20)), publisher).snapshot
    snapshot.refresh_from_db()
    assert snapshot.pages == [0, 20, 20]


def test_the_zone_that_was_written_is_kept(publisher):
    at = datetime.fromisoformat("2025-01-30T23:30:00-05:00")
    page = replace(STORY, published=Published(date(2025, 1, 30), at, "meta", "2025-01-30T23:30:00-05:00"))
    article = store_page(page, publisher).article
    article.refresh_from_db()
    assert article.published.lower == date(2025, 1, 30)
    assert article.published_why["at"] == "2025-01-30T23:30:00-05:00"


def test_where_an_editor_says_that_nobody_knows_the_day_only_a_person_brings_one(publisher):
    article = store_page(STORY, publisher).article
    Article.objects.update(published=None, published_why={"rule": "editor"})
    store_page(STORY, publisher)
    article.refresh_from_db()
    assert article.published is None
    store_page(STORY, publisher, published_on=date(2025, 1, 29))
    article.refresh_from_db()
    assert article.published.lower == date(2025, 1, 29)


LONG = " ".join(f"It says so, the order of day {n} shows." for n in range(10))
OTHER = replace(
    STORY,
    headline="Getty sues in London",
    text="Getty sues in London\n\nThe agency filed its claim at the High Court on Tuesday, its lawyers say.",
    url="https://news.example.org/other?id=2",
)


def test_a_page_that_names_another_story_as_itself_stays_under_its_own_address(publisher):
    first, second = store_page(STORY, publisher), store_page(OTHER, publisher)
    assert second.article.canonical_url == OTHER.url
    again = store_page(OTHER, publisher)
    assert (again.article, again.created) == (second.article, False)
    assert first.article.snapshots.count() == 1


@pytest.mark.parametrize(
    "page",
    [
        replace(STORY, text="Something else altogether is to be read here now.", url="https://news.example.org/a"),
        replace(STORY, headline="Evidence found", text=f"{LONG} More soon.", url="https://news.example.org/b"),
    ],
    ids=["the same headline", "the same words"],
)
def test_a_page_is_the_story_that_it_names_by_headline_or_words(publisher, page):
    first = store_page(replace(STORY, text=LONG), publisher)
    assert store_page(page, publisher).article == first.article


def visit(number: str, **changed) -> ParsedPage:
    url = f"https://news.example.org/story?visit={number}"
    return replace(STORY, url=url, canonical_url=url, **changed)


def test_a_page_whose_address_differs_by_visit_is_one_article(publisher):
    first, second = store_page(visit("a7"), publisher), store_page(visit("b8"), publisher)
    assert (second.article, second.created) == (first.article, False)
    assert [url.url for url in first.article.other_urls.all()] == [visit("b8").url]


@pytest.mark.parametrize(
    "changed",
    [
        {"headline": "Another"},
        {"text": "Another"},
        {"published": Published(date(2025, 1, 30), None, "meta", "2025-01-30")},
        {"published": Published(date(2025, 1, 30), datetime(2025, 1, 30, 10, tzinfo=UTC), "meta", "at ten")},
        {"canonical_url": "https://news.example.org/other?visit=b8"},
        {"canonical_url": "https://news.example.org/story"},
    ],
    ids=["headline", "words", "no time", "time", "path", "no query"],
)
def test_pages_that_differ_in_more_than_the_query_are_articles_of_their_own(publisher, changed):
    store_page(visit("a7"), publisher)
    store_page(replace(visit("b8"), **{"url": changed.get("canonical_url", visit("b8").url)} | changed), publisher)
    assert Article.objects.count() == 2

import json
from datetime import UTC, date, datetime

import pytest

from claims.parsing.pages import parse_page
from tests.parsing.web_page import URL, page

LD_JSON = '{"@type": "NewsArticle", "datePublished": "2025-01-29"}'


@pytest.mark.parametrize(
    "head, rule, on",
    [
        (f"<script type='application/ld+json'>{{\"@graph\": [{LD_JSON}]}}</script>", "json-ld", date(2025, 1, 29)),
        ("<meta property='article:published_time' content='2025-01-28T23:00:00-08:00'>", "meta", date(2025, 1, 28)),
        (
            "<meta name='DC.date' content='so-so'><meta name='date' content='2025-01-27'>",
            "meta",
            date(2025, 1, 27),
        ),
        ("<meta name='date' content='9999-01-01'>", "url", date(2025, 1, 30)),
        ("<script type='application/ld+json'>{broken</script>", "url", date(2025, 1, 30)),
        ("<script type='application/ld+json'>" + "[" * 100_000 + "</script>", "url", date(2025, 1, 30)),
    ],
)
def test_which_rule_gave_the_day_of_publication(head, rule, on):
    published = parse_page(page(head=head), URL).published
    assert (published.rule, published.on) == (rule, on)


def test_a_time_element_is_read_and_keeps_the_instant():
    published = parse_page(page("<time datetime='2025-01-30T10:00:00Z'>today</time>"), "").published
    assert (published.rule, published.at) == ("time-element", datetime(2025, 1, 30, 10, tzinfo=UTC))


@pytest.mark.parametrize("around", ["<aside>{}</aside>", "<footer>{}</footer>", "<p><a href='/x'>Story {}</a></p>"])
def test_the_days_of_other_stories_are_not_the_pages_own(around):
    time = "<time datetime='2025-01-29T10:00:00Z'>yesterday</time>"
    assert parse_page(page(around.format(time)), "").published.on is None


def test_a_page_without_any_date_has_none():
    assert parse_page(page(), "").published.on is None


def test_an_impossible_date_is_left_empty_with_a_note():
    published = parse_page(page(head="<meta name='date' content='0001-01-01'>"), "").published
    assert published.on is None
    assert "0001-01-01" in published.note


@pytest.mark.parametrize(
    "href, url, canonical",
    [
        ("https://news.example.org/story?utm_source=x", URL, "https://news.example.org/story"),
        ("/story", URL, "https://news.example.org/story"),
        ("https://other.example/story", URL, URL),
        ("javascript:alert(1)", URL, URL),
        ("https://news.example.org/story", "", None),
        ("/demo-digest/a.html", "/demo-digest/b.html", "/demo-digest/a.html"),
        ("/demo-digest/a.html", URL, "https://news.example.org/demo-digest/a.html"),
        ("/" + "a" * 2_000, URL, URL),
        ("https://news.example.org/", URL, URL),
        ("/?utm_source=x", f"{URL}?p=1", f"{URL}?p=1"),
        ("/", "https://news.example.org/?utm_source=x", "https://news.example.org/"),
        ("/" + "é" * 700, URL, URL),
    ],
)
def test_a_page_speaks_for_the_address_of_its_own_site_only(href, url, canonical):
    assert parse_page(page(head=f"<link rel='Canonical' href='{href}'>"), url).canonical_url == canonical


def test_authors_come_from_json_ld_or_meta():
    authors = {"@type": "Article", "author": [{"name": "Ann Lee"}, {"name": "Bo Sy"}]}
    head = f"<script type='application/ld+json'>{json.dumps(authors)}</script>"
    assert parse_page(page(head=head), URL).byline == "Ann Lee, Bo Sy"
    assert parse_page(page(head="<meta name='author' content='Cem Ay'>"), URL).byline == "Cem Ay"

import contextlib
import time
from datetime import date
from html import escape

import pytest

from claims import demo
from claims.parsing.body import Link
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.pages import LONGEST_TEXT, parse_page
from tests.parsing.web_page import PARAGRAPHS, URL, page


def test_the_text_is_the_headline_and_the_paragraphs_in_order():
    parsed = parse_page(page(), URL)
    assert parsed.headline == "OpenAI finds evidence"
    assert parsed.text == "\n\n".join(["OpenAI finds evidence", *PARAGRAPHS])
    assert parsed.language == "en"


def test_inner_markup_does_not_break_sentences():
    marked = [
        PARAGRAPHS[0].replace("evidence", "<em>evi</em><b>dence</b>").replace(" rival", "\n  <i>rival</i>"),
        *PARAGRAPHS[1:],
    ]
    assert PARAGRAPHS[0] in parse_page(page(paragraphs=marked), URL).text


def test_lists_quotes_and_tables_become_paragraphs():
    body = "<ul><li>First point of the order</li><li>Second point of it</li></ul>"
    body += "<blockquote>Quoted words stand here.</blockquote>"
    text = parse_page(page(body), URL).text
    assert text.endswith("First point of the order\n\nSecond point of it\n\nQuoted words stand here.")


def test_links_are_absolute_safe_and_carry_their_words():
    body = (
        "<p>As <a href='https://court.example/order?id=7#p2'>the order</a> and <a href='/about'>our page</a> and"
        " <a href='javascript:alert(1)'>a trick</a> and <a href='//evil.example'>another site</a> say so.</p>"
    )
    assert parse_page(page(body), URL).links == (
        Link("https://court.example/order?id=7#p2", "the order"),
        Link("https://news.example.org/about", "our page"),
        Link("http://evil.example", "another site"),
    )


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body></body></html>",
        b"<html><head><title>x</title></head></html>",
        b"<p></p>",
        b"<",
        b"<!-- -->",
        b"<?xml?>",
    ],
)
def test_a_page_without_an_article_says_what_to_do(data):
    with pytest.raises(IngestError, match="no article text found: hand in") as caught:
        parse_page(data, URL)
    assert caught.value.trouble is Trouble.NO_TEXT


def test_a_text_over_the_limit_is_refused_with_the_limit():
    long = page(paragraphs=[f"Sentence {n} of some length about the case. " * 20 for n in range(LONGEST_TEXT // 700)])
    with pytest.raises(IngestError, match="limit is 1,000,000") as caught:
        parse_page(long, URL)
    assert caught.value.trouble is Trouble.TOO_LARGE


def test_a_wrong_charset_label_does_not_garble_the_text():
    data = page(paragraphs=["“Naïve” is what he called it, and a café owner agreed with him at length."] * 3)
    assert "“Naïve”" in parse_page(data.decode().encode("windows-1252"), URL, charset="utf-8").text


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<p onclick='alert(1)' hx-get='/x' style='color:red' id=a>words of the attack that are long enough</p>",
        "<img src=x onerror=alert(1)><svg onload=alert(1)><iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<a href='jav&#x09;ascript:alert(1)'>words</a><math><mtext><style><img onerror=x></style></mtext></math>",
    ],
)
def test_nothing_that_acts_is_kept_anywhere(attack):
    meta = f"<meta name='author' content='{escape(attack)}'><meta property='og:title' content='{escape(attack)}'>"
    parsed = parse_page(page(f"<div>{attack}</div>", head=meta), URL)
    for forbidden in ("<script", "onclick", "onerror", "onload", "hx-get", "<svg", "<iframe", "style=", "javascript:"):
        assert forbidden not in parsed.html


def test_what_cannot_be_stored_is_dropped():
    data = page(head="<meta name='author' content='A\x00nn'>") + b"<p>\xed\xa0\x80 \x00 &#0; &#xd800;</p>"
    parsed = parse_page(data, URL)
    assert parsed.byline == "Ann"
    assert "\x00" not in parsed.text + parsed.html
    (parsed.text + parsed.html).encode("utf-8")


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 50_000,
        "<b>" * 20_000 + "x",
        "<p x" + "=1 y" * 50_000 + ">",
        "<!--" * 50_000,
        "<table><tr><td>" * 10_000,
    ],
    ids=lambda bomb: bomb[:8],
)
def test_bombs_end_in_time(bomb):
    begun = time.process_time()
    with contextlib.suppress(IngestError):
        parse_page(page(bomb), URL)
    assert time.process_time() - begun < 15


def test_every_digest_of_the_demo_is_read_whole():
    for path in sorted((demo.FOLDER / "pages").glob("*.html")):
        parsed = parse_page(path.read_bytes(), demo.ADDRESS + path.name)
        assert parsed.canonical_url == demo.ADDRESS + path.name
        assert parsed.published.on == date.fromisoformat(path.name[:10])
        assert parsed.text.startswith(parsed.headline + "\n\n")
        assert "demonstration" not in parsed.text
        assert parsed.links

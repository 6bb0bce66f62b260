"""Markdown of notes: what becomes of it, and that nothing in it does harm."""

import time

import pytest

from claims.text.markdown import MOST_MENTIONS, markdown_as_html, mentions_in


@pytest.mark.parametrize(
    "words, html",
    [
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("> quoted", "<blockquote>\n<p>quoted</p>\n</blockquote>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("# No heading", "<p># No heading</p>"),
        ("[x](https://a.org)", '<p><a href="https://a.org" rel="noopener nofollow ugc">x</a></p>'),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](data:text/html,a)", "<p>[x](data:text/html,a)</p>"),
        ("![x](https://a.org/spy.png)", '<p>!<a href="https://a.org/spy.png" rel="noopener nofollow ugc">x</a></p>'),
        ("<b onclick=a()>x</b>", "<p>&lt;b onclick=a()&gt;x&lt;/b&gt;</p>"),
        ("", ""),
    ],
)
def test_what_becomes_of_it(words, html):
    assert markdown_as_html(words) == html


@pytest.mark.parametrize(
    "bomb", ["[" * 20_000, "*" * 20_000, "> " * 10_000, "- " * 10_000, "[a](" * 5_000, "`" * 20_000]
)
def test_a_bomb_takes_time_in_proportion_to_its_length(bomb):
    """Four times the length takes four times the processor's time, and not sixteen times as much."""
    quarter, whole = (_processor_time(words) for words in (bomb[: len(bomb) // 4], bomb))
    assert whole < 10 * quarter + 0.1


def _processor_time(words: str) -> float:
    began = time.process_time()
    markdown_as_html(words)
    return time.process_time() - began


def test_who_is_called():
    words = "@jane and @Jane, (@bo.lee) see me@example.org, https://a.org/@eve and @@no; @jo-ann."
    assert mentions_in(words) == ["Jane", "bo.lee", "jo-ann"]
    assert len(mentions_in(" ".join(f"@a{n}" for n in range(50)))) == MOST_MENTIONS

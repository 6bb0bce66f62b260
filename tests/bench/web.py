"""Feeds and pages as they come from the web: the demonstration's words in the markup that sites put around them."""

from html import escape
from random import Random

from tests.bench.texts import PARAGRAPH_END, SEED, articles, digests

N_MENU, N_CARDS, N_CALLS = 150, 60, 1_200
PARAGRAPHS_TO_A_LINK = 4

_MENU = "".join(
    f"<li class='nav-item nav-{n}'><a class='nav-link' href='/section-{n}/' data-track='menu:{n}'>Section {n}</a></li>"
    for n in range(N_MENU)
)
_CARDS = "".join(
    f"<div class='card card--small' data-id='{n}'><a class='card-link' href='/story-{n}'><span class='ratio'>"
    f"<img src='/i/{n}.jpg' srcset='/i/{n}-2.jpg 2x' alt='' loading='lazy'></span>"
    f"<h3 class='card-title'>Another story {n}</h3></a>"
    "<span class='meta'><time datetime='2025-01-29'>a day ago</time></span></div>"
    for n in range(N_CARDS)
)
_SCRIPT = f"<script>window.q=window.q||[];{'q.push({event:1,slots:[1,2,3]});' * N_CALLS}</script>"


def pages(n: int) -> list[bytes]:
    """`n` web pages of about 75 KB, each with an article of 2,000 to 5,000 characters."""
    return [_page(number, text) for number, text in enumerate(articles(n))]


def _page(number: int, text: str) -> bytes:
    headline, *paragraphs = (escape(paragraph) for paragraph in text.split(PARAGRAPH_END) if paragraph)
    body = "".join(f"<p>{paragraph}{_link(place)}</p>" for place, paragraph in enumerate(paragraphs))
    return (
        f"<!doctype html><html lang='en'><head><title>{headline} | The News</title>{_SCRIPT}"
        "<meta property='article:published_time' content='2025-01-30T09:00:00Z'></head><body>"
        f"<header><nav><ul>{_MENU}</ul></nav></header><main><article id='a{number}'><h1>{headline}</h1>{body}</article>"
        f"</main><aside>{_CARDS}</aside><footer><p>© 2025 The News. All rights reserved.</p></footer></body></html>"
    ).encode()


def _link(place: int) -> str:
    link = f" <a href='https://court.example/filing-{place}'>The filing says so.</a>"
    return "" if place % PARAGRAPHS_TO_A_LINK else link


def feed(n: int) -> bytes:
    """An RSS feed of `n` items, each with a title, an address, a day, an author and a summary of two paragraphs."""
    chance = Random(SEED)
    items = "".join(_item(number, chance.choice(digests())) for number in range(n))
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>The News</title>{items}</channel></rss>".encode()


def _item(number: int, text: str) -> str:
    headline, first, *_ = text.split(PARAGRAPH_END)
    summary = escape(f"<p>{escape(first)}</p><p><a href='/story-{number}'>Read more</a></p>")
    return (
        f"<item><title>{escape(headline)}</title><link>https://news.example.org/story-{number}?utm_source=rss</link>"
        f"<guid isPermaLink='false'>{number}</guid><author>ann@news.example.org (Ann Lee)</author>"
        f"<pubDate>Thu, 30 Jan 2025 09:30:00 +0100</pubDate><description>{summary}</description></item>"
    )

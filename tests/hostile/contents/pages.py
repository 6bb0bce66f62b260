"""Pages that are too large, too deep, or not what they seem."""

from collections.abc import Iterator

from claims.parsing.errors import Trouble
from tests.hostile.contents.building import GOOD, HTML, RSS, Content, rss, zipped
from tests.hostile.contents.holding import Outcome, is_read, read_or_refused, refused
from tests.parsing.web_page import page


def contents() -> Iterator[Content]:
    bombs = {
        "deep": "<div>" * 50_000,
        "deep-inline": "<b>" * 20_000 + "x",
        "50000-attributes": "<p x" + "=1 y" * 50_000 + ">",
        "open-comments": "<!--" * 50_000,
        "deep-tables": "<table><tr><td>" * 10_000,
        "25000-links": "<a href=/x>word</a> " * 25_000,
        "brackets": "<" * 200_000,
        "ampersands": "&" * 200_000,
        "entities": "&#x1F600;" * 200_000,
        "select": "<select><option>" * 20_000,
    }
    for name, bomb in bombs.items():
        yield Content(f"page-{name}", HTML, lambda bomb=bomb: page(bomb), read_or_refused, as_feed=False)
    deep_json = f"<script type='application/ld+json'>{'[' * 200_000}</script>"
    yield Content("page-deep-json-ld", HTML, lambda: page(head=deep_json), is_read, as_feed=False)
    long = [f"Sentence {n} of some length about the case. " * 20 for n in range(2_000)]
    yield Content("page-too-long", HTML, lambda: page(paragraphs=long), refused(Trouble.TOO_LARGE), as_feed=False)
    yield Content("page-utf-16", HTML, lambda: page().decode().encode("utf-16"), is_read, as_feed=False)
    yield Content("page-nul", HTML, lambda: page().replace(b"<p>", b"<p>\x00"), is_read, as_feed=False)
    yield Content(
        "page-without-article", HTML, b"<html><nav>x</nav></html>".strip, refused(Trouble.NO_TEXT), as_feed=False
    )
    elsewhere = "<link rel=canonical href='https://other.example/story'><base href='https://evil.example/'>"
    yield Content("page-for-another-site", HTML, lambda: page(head=elsewhere), _own_address, as_feed=False)
    yield Content("feed-for-a-page", RSS, lambda: rss(GOOD), refused(Trouble.IS_A_FEED), as_feed=False)
    yield Content("zip-for-a-page", "application/zip", zipped, refused(Trouble.BINARY), as_feed=False)


def _own_address(outcome: Outcome) -> None:
    is_read(outcome)
    assert outcome.canonical_url.startswith("https://news.example.org/")

"""More of something than anybody needs."""

from collections.abc import Iterator
from html import escape

from claims.parsing.entries import MOST_ENTRIES
from claims.parsing.errors import Trouble
from tests.hostile.contents.building import GOOD, JSON, RSS, Content, item, rss
from tests.hostile.contents.holding import Outcome, entries_of, last_is_good, n_entries, read_or_refused, refused


def contents() -> Iterator[Content]:
    many = "".join(f"<item><guid>{number}</guid><title>t</title></item>" for number in range(50_000))
    yield Content("50000-items", RSS, lambda: rss(many), n_entries(MOST_ENTRIES, "45,000 more were left"))
    yield Content("title-of-5-mb", RSS, lambda: rss(item(title="word " * 1_000_000), GOOD), _short_titles)
    yield Content("title-of-5-mb-of-tags", RSS, lambda: rss(item(title="&lt;b&gt;" * 600_000), GOOD), last_is_good)
    yield Content("summary-of-5-mb", RSS, lambda: rss(item(description="word " * 1_000_000), GOOD), last_is_good)
    author = f"{'a' * 50_000}@{'b.' * 50_000}"
    yield Content("endless-author", RSS, lambda: rss(item(author=author), GOOD), last_is_good)
    deep = escape("<div>" * 30_000 + "words")
    yield Content("deep-summary", RSS, lambda: rss(item(description=deep), GOOD), last_is_good)
    wide = escape("<a " + " ".join(f"a{n}=1" for n in range(8_000)) + ">words</a>")
    yield Content("summary-with-8000-attributes", RSS, lambda: rss(item(description=wide), GOOD), last_is_good)
    yield Content("deep-xml", RSS, lambda: rss("<item>" * 50_000), read_or_refused)
    yield Content("json-feed-too-deep", JSON, lambda: _json('"items": ' + "[" * 200_000), refused(Trouble.NOT_A_FEED))


def _short_titles(outcome: Outcome) -> None:
    assert [len(entry.title) <= 500 for entry in entries_of(outcome)] == [True, True]


def _json(rest: str) -> bytes:
    return f'{{"version": "https://jsonfeed.org/version/1.1", {rest}'.encode()

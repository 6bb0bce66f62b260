"""Feeds whose letters are not what they are said to be."""

from collections.abc import Iterator

from tests.hostile.contents.building import GOOD, RSS, Content, item, rss
from tests.hostile.contents.holding import Outcome, entries_of, last_is_good, titles


def contents() -> Iterator[Content]:
    cafe = item(title="caf\u00e9 \u201cx\u201d", guid="1")
    text = rss(cafe, GOOD).decode()
    both = titles("café “x”", "Good")
    for name, data in {
        "utf-8-labelled-latin-1": text.replace("utf-8", "iso-8859-1").encode(),
        "windows-1252-labelled-utf-8": text.encode("windows-1252"),
        "utf-16": text.replace("utf-8", "utf-16").encode("utf-16"),
        "utf-16-labelled-utf-8": text.encode("utf-16"),
        "no-label": text.replace(' encoding="utf-8"', "").encode(),
        "label-of-no-charset": text.replace("utf-8", "x-no-such").encode(),
        "byte-order-mark": text.encode("utf-8-sig"),
        "nul": text.replace("café", "ca\x00fé").encode(),
    }.items():
        yield Content(name, RSS, lambda data=data: data, both)
    surrogates = rss(item(title="a\ue000b &#xD800;&#0; c"), GOOD).replace("\ue000".encode(), b"\xed\xa0\x80")
    yield Content("surrogates", RSS, lambda: surrogates, _second_is_good)
    mixed = rss(cafe, item(title="na\u00efve \u2013 really", guid="2"), GOOD)
    mixed = mixed.replace("\u00e9 \u201cx\u201d".encode(), "\u00e9 \u201cx\u201d".encode("windows-1252"))
    yield Content("mixed-encodings", RSS, lambda: mixed, last_is_good)
    yield Content("control-characters", RSS, lambda: rss(item(title="a\x07\x1bb\u202e"), GOOD), last_is_good)


def _second_is_good(outcome: Outcome) -> None:
    assert entries_of(outcome)[1].title == "Good"

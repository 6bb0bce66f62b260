"""Dates, guids and links that no feed should have."""

from collections.abc import Iterator

from claims.parsing.entries import LONGEST_GUID
from tests.hostile.contents.building import RSS, Content, item, rss
from tests.hostile.contents.holding import Outcome, entries_of, n_entries, no_day, no_link


def contents() -> Iterator[Content]:
    good = item(title="Good", pubDate="Thu, 30 Jan 2025 09:30:00 GMT")
    days = ["Mon, 01 Jan 0001 00:00:00 GMT", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "31 February 2025"]
    days += ["Fri, 01 Jan 2100 00:00:00 GMT", "yesterday-ish", "&lt;script&gt;", "1" * 5_000, "-4712-01-01", "0"]
    for number, day in enumerate(days, start=1):
        yield Content(f"impossible-day-{number}", RSS, lambda day=day: rss(item(title="x", pubDate=day), good), no_day)
    yield Content("no-day", RSS, lambda: rss(item(title="x")), _no_day_and_no_note)
    yield Content("no-guid", RSS, lambda: rss(*(item(title=str(n)) for n in range(3))), n_entries(3))
    same = [item(guid="1", link=f"https://news.example.org/{n}") for n in range(3)]
    yield Content("one-guid-for-all", RSS, lambda: rss(*same, *same), n_entries(3))
    yield Content("guid-of-100-kb", RSS, lambda: rss(item(guid="g" * 100_000), item(guid="g" * 99_999)), _short_guids)
    links = ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"]
    links += [
        "java&#10;script:alert(1)",
        "https://user:pw@news.example.org/",
        "https://a b/",
        "https://[::1",
        "mailto:a@b",
    ]
    for number, link in enumerate(links, start=1):
        yield Content(
            f"unsafe-link-{number}", RSS, lambda link=link: rss(item(title="x", guid="1", link=link)), no_link
        )
    yield Content("relative-link", RSS, lambda: rss(item(title="x", link="../a?b#c")), _absolute)


def _no_day_and_no_note(outcome: Outcome) -> None:
    assert entries_of(outcome)[0].published.note == ""
    assert entries_of(outcome)[0].published.on is None


def _short_guids(outcome: Outcome) -> None:
    guids = [entry.guid for entry in entries_of(outcome)]
    assert len(set(guids)) == 2
    assert max(map(len, guids)) <= LONGEST_GUID


def _absolute(outcome: Outcome) -> None:
    assert entries_of(outcome)[0].url == "https://news.example.org/a?b#c"

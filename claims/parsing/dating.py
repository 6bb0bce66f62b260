"""When a page says that it was published, and which part of it says so."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice

from claims.parsing.zones import with_offset
from claims.text.dates import parse_fuzzy

EARLIEST_YEAR = 1990
DAYS_AHEAD = 31  # printed issues bear a day to come
_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
)
#: Those elsewhere are the days of other stories, to which the page links.
_OWN_TIMES = "//time[not(ancestor::aside or ancestor::nav or ancestor::footer or ancestor::a)]"
_DAY_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-]|$)")
_DAY_IN_TEXT = re.compile(
    r"^(?:(?:first )?(?:published|posted|filed|dated|issued|released)\b(?: on|:| at)?\s*)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    r"(?P<day>(?:[^\W\d_]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?\.?\s+[^\W\d_]{3,9}\.?,?\s+\d{4}"
    r"|\d{4}-\d\d-\d\d))\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_LONGEST_REST = 30  # a time of day; with more behind it the line is a sentence of the article
_PARAGRAPHS_AHEAD = 5
_YEAR_OF_NOUGHT = re.compile(r"(?<![+-])\b0\d{3}\b")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication in the zone of the page, the instant when a time is given, and the reason.

    `on` is the publisher's day, as it is written; `at` is aware and keeps the zone that was given: UTC without one, and
    none at all where its name may mean several or nobody knows it (`zones`).
    `rule` is where it stands (json-ld, meta, time-element, url, text, feed), `words` how it is written there. When what
    is written cannot be the day of publication, both dates are None and `note` says why.
    """

    on: date | None = None
    at: datetime | None = None
    rule: str = ""
    words: str = ""
    note: str = ""


def published_by(candidates: Iterator[tuple[str, str]]) -> Published:
    """The first of (rule, words) that is a possible day; else the first impossible one with a note; else nothing."""
    impossible = None
    for rule, words in candidates:
        if not words.strip():
            continue
        published = read_published(words, rule)
        if published.on:
            return published
        impossible = impossible or published
    return impossible or Published()


def read_published(words: str, rule: str) -> Published:
    """A date as pages and feeds write it (ISO 8601, RFC 2822 or in English words), checked for being possible."""
    words = " ".join(words[:_LONGEST].split())
    spelled, has_zone = with_offset(words)
    at = _instant(spelled)
    on = at.date() if at else _day(words)
    if on is None:
        return Published(rule=rule, words=words, note=f"“{words}” is not a date that can be read")
    if not is_possible(on):
        return Published(rule=rule, words=words, note=f"“{words}” cannot be the day of publication")
    has_time = at is not None and has_zone and re.search(r"\d:\d\d", words)
    return Published(on, _aware(at) if has_time else None, rule, words)


def is_possible(on: date) -> bool:
    """Whether an article on the web can bear this day: not before 1990, and at most a month ahead."""
    return on.year >= EARLIEST_YEAR and on <= datetime.now(UTC).date() + timedelta(days=DAYS_AHEAD)


def dates_in(tree, metas: dict[str, str], json_ld: str, url: str) -> Iterator[tuple[str, str]]:
    """(rule, words) for each place of a parsed page that may hold its day of publication, the most reliable first."""
    yield "json-ld", json_ld
    yield from (("meta", metas[name]) for name in _META if name in metas)
    for time in tree.xpath(_OWN_TIMES):
        yield "time-element", time.get("datetime") or time.text_content()
    if day := _DAY_IN_URL.search(url):
        yield "url", "-".join(part.zfill(2) for part in day.groups())


def day_in_text(paragraphs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """("text", words) for a day on a line of its own at the head of a text: "Published January 30, 2025"."""
    for paragraph in islice(paragraphs, _PARAGRAPHS_AHEAD):
        found = _DAY_IN_TEXT.match(paragraph[:_LONGEST])
        if found and len(paragraph) <= _LONGEST and len(found["rest"]) <= _LONGEST_REST:
            yield "text", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", found["day"])


def _instant(words: str) -> datetime | None:
    """A date by ISO 8601 or RFC 2822, which would take the year 0001 for 2001."""
    if _YEAR_OF_NOUGHT.search(words):
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(words)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None


def _day(words: str) -> date | None:
    fuzzy = parse_fuzzy(words, None)
    return fuzzy.first if fuzzy and fuzzy.first == fuzzy.last else None


def _aware(at: datetime) -> datetime | None:
    """The instant in the zone that was written, or in UTC; None for one that no clock of UTC could show."""
    try:
        at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return at.replace(tzinfo=at.tzinfo or UTC)

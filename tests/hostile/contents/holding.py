"""What must be true of what is read from a hostile content: functions that assert it of an outcome."""

from collections.abc import Callable
from datetime import date

from claims.parsing.entries import ParsedEntry, ParsedFeed
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.pages import ParsedPage
from tests.parsing.web_page import PARAGRAPHS

Outcome = ParsedFeed | ParsedPage | IngestError


def refused(*troubles: Trouble) -> Callable[[Outcome], None]:
    """One of these troubles, in a sentence that says what to do."""

    def holds(outcome: Outcome) -> None:
        assert isinstance(outcome, IngestError), outcome
        assert outcome.trouble in troubles, outcome
        assert ": " in str(outcome)

    return holds


def entries_of(outcome: Outcome) -> tuple[ParsedEntry, ...]:
    assert isinstance(outcome, ParsedFeed), outcome
    return outcome.entries


def titles(*expected: str) -> Callable[[Outcome], None]:
    def holds(outcome: Outcome) -> None:
        assert [entry.title for entry in entries_of(outcome)] == list(expected)

    return holds


def n_entries(number: int, note: str = "") -> Callable[[Outcome], None]:
    def holds(outcome: Outcome) -> None:
        assert len(entries_of(outcome)) == number
        assert note in outcome.note

    return holds


def no_day(outcome: Outcome) -> None:
    """The item is kept, its day is empty and there is a reason; the good item keeps its own."""
    bad, good = entries_of(outcome)
    assert (bad.published.on, bad.published.at) == (None, None)
    assert bad.published.note
    assert good.published.on == date(2025, 1, 30)


def no_link(outcome: Outcome) -> None:
    """The unsafe link is dropped and the item kept."""
    (entry,) = entries_of(outcome)
    assert (entry.url, entry.title) == (None, "x")


def words_only(outcome: Outcome) -> None:
    """Nothing of a declared entity: neither its value nor what a file holds."""
    told = "".join(f"{entry.title}{entry.summary_html}{entry.content_html}" for entry in entries_of(outcome))
    assert "lol" not in told
    assert "root:" not in told
    assert len(told) < 10_000
    assert outcome.entries[-1].title == "Good"


def is_read(outcome: Outcome) -> None:
    """The article on the page, whatever else is there."""
    assert isinstance(outcome, ParsedPage), outcome
    assert PARAGRAPHS[0] in outcome.text


def read_or_refused(outcome: Outcome) -> None:
    """An end in time, and no crash."""
    assert not isinstance(outcome, IngestError) or outcome.trouble not in (Trouble.CRASHED, Trouble.TOO_SLOW), outcome


def harmless(outcome: Outcome) -> None:
    """That nothing acts is checked of every outcome; here, that there is one."""
    assert not isinstance(outcome, IngestError), outcome


def last_is_good(outcome: Outcome) -> None:
    """The other items are read, and all that is kept can be stored."""
    assert entries_of(outcome)[-1].title == "Good"
    for entry in outcome.entries:
        assert "\x00" not in entry.title
        entry.title.encode()

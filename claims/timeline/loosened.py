"""Filters that no claim passes: which one to give up, and what that would find."""

from dataclasses import dataclass

from claims.models import Party, Publisher
from claims.permissions import Gate
from claims.timeline.columns import Columns
from claims.timeline.counts import Counts
from claims.timeline.filters import Facet, Filters
from claims.timeline.likeness import likest
from claims.timeline.loosening import respelt, ways_with_any, ways_without
from claims.timeline.passing_rows import passing_of
from claims.timeline.searched import look_for

#: So many names like the words are compared with them.
_N_NAMES = 8


@dataclass(frozen=True, slots=True)
class Loosened:
    """Other filters: what to do to get them, in words, how many claims pass them, and their query string."""

    how: str
    n: int
    query: str


def loosened(counts: Counts, filters: Filters) -> list[Loosened]:
    """Filters that claims pass, each without those of one facet or without the period; those with most claims first.

    None where claims are found as it is.
    """
    if counts.n_found:
        return []
    ways = [_without(facet, n, filters) for facet, n in (counts.without or {}).items() if n]
    return sorted(ways, key=lambda way: -way.n)


def other_words(gate: Gate, columns: Columns, filters: Filters) -> list[Loosened]:
    """The same filters with other words to search for, where claims pass these: first with a name as it is known, then
    with a word less, or else with any of the words. Nothing where none are searched for.

    Two queries for each way of searching, and some for the names.
    """
    words = filters.words
    if not words:
        return []
    named = likest(gate, words, _N_NAMES)
    suggested = respelt(words, [each.name for each in (*named[Party], *named[Publisher])])
    ways = [(f"“{suggested}”", suggested)] if suggested else []
    for more in ([*ways, *_quoted(ways_without(words))], _quoted(ways_with_any(words))):
        found = [_searching(how, other, gate, columns, filters) for how, other in more]
        if any(found):
            return [way for way in found if way]
    return []


def _quoted(ways: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(f"{how}: {words}", words) for how, words in ways]


def _searching(how: str, words: str, gate: Gate, columns: Columns, filters: Filters) -> Loosened | None:
    """None where no claim is found."""
    searched = look_for(gate, columns, filters.searching(words))
    n = 0 if searched.is_too_much else passing_of(columns, searched.filters).open().n_claims
    return Loosened(how, n, searched.filters.query()) if n else None


def _without(facet: Facet | None, n: int, filters: Filters) -> Loosened:
    if facet is None:
        return Loosened("Any period", n, filters.without_period().query())
    given_up = [f"not {choice.label}" if choice.is_out else choice.label for choice in filters.choices_of(facet)]
    return Loosened(f"{facet.title}: without “{'”, “'.join(given_up)}”", n, filters.without(facet).query())

"""Filters that no claim passes: which one to give up, and what that would find."""

from dataclasses import dataclass

from claims.timeline.counts import Counts
from claims.timeline.filters import Facet, Filters


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


def _without(facet: Facet | None, n: int, filters: Filters) -> Loosened:
    if facet is None:
        return Loosened("Any period", n, filters.without_period().query())
    given_up = [f"not {choice.label}" if choice.is_out else choice.label for choice in filters.choices_of(facet)]
    return Loosened(f"{facet.title}: without “{'”, “'.join(given_up)}”", n, filters.without(facet).query())

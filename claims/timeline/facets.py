"""The facets beside a timeline: for every value how many claims it would leave, the other filters kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.models import Dispute
from claims.terms import Directness, Term
from claims.timeline.counts import Counts
from claims.timeline.filters import (
    ABOUT,
    DIRECTNESS,
    FACETS,
    PUBLISHER,
    SPEAKER,
    STANDINGS,
    STATUS,
    THREAD,
    Choice,
    Facet,
    Filters,
)
from claims.timeline.names import Named, Names

#: So many options are seen at once, unless hardly more are left to fold away.
N_AT_ONCE, N_HARDLY_MORE = 8, 2
N_LISTED = 30


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet on the page. ``share`` is its part of the facet's largest count, in percent."""

    choice: Choice
    n: int
    share: int
    is_chosen: bool
    query: str


@dataclass(frozen=True, slots=True)
class FacetList:
    """A facet on the page: its first options, the further ones, and how many more there are than are listed."""

    facet: Facet
    options: list[Option]
    further: list[Option]
    n_unlisted: int


def keys_to_name(counts: Counts, facets: Iterable[Facet]) -> set[int]:
    """The ids whose names the lists of these facets will show."""
    return {int(key) for facet in facets for key in _largest(counts.facets[facet])}


def list_facets(counts: Counts, filters: Filters, names: Names, threads: list[Dispute]) -> list[FacetList]:
    """The facets as the page shows them; one with nothing to choose is left out, and so is a value that all have."""
    offered = {
        THREAD: {str(thread.pk): (thread.slug, thread.title) for thread in threads},
        SPEAKER: _slugs(names.parties),
        ABOUT: _slugs(names.parties),
        PUBLISHER: _slugs(names.publishers),
        DIRECTNESS: _terms(Directness),
        STATUS: {str(key): (status.value, status.label) for status, key in STANDINGS.items()},
    }
    lists = [_list(facet, _telling_apart(facet, counts, filters), filters, offered[facet]) for facet in FACETS]
    return [found for found in lists if found.options]


def _telling_apart(facet: Facet, counts: Counts, filters: Filters) -> dict[str, int]:
    """The counts of a facet without the values that every claim has: to choose one of those would leave the same list.

    Beside a chosen value another one adds claims to the list, so there it is compared with all claims there are.
    """
    chosen = {choice.key for choice in filters.of(facet)}
    every = counts.n_claims if chosen else counts.n_found
    return {key: n for key, n in counts.facets[facet].items() if n < every or key in chosen}


def _slugs(named: dict[int, Named]) -> dict[str, tuple[str, str]]:
    return {str(pk): (one.slug, one.name) for pk, one in named.items()}


def _terms(term: type[Term]) -> dict[str, tuple[str, str]]:
    return {member.value: (member.value, member.label) for member in term}


def _list(facet: Facet, counts: dict[str, int], filters: Filters, offered: dict[str, tuple[str, str]]) -> FacetList:
    """Chosen values are among the first options, wherever they rank."""
    chosen = filters.of(facet)
    ranked = [Choice(facet, offered[key][0], key, offered[key][1]) for key in _largest(counts) if key in offered]
    ranked += [choice for choice in chosen if choice not in ranked]
    at_once = N_AT_ONCE if len(ranked) > N_AT_ONCE + N_HARDLY_MORE else len(ranked)
    options = [choice for rank, choice in enumerate(ranked) if rank < at_once or choice in chosen]
    further = [choice for choice in ranked if choice not in options]
    top = max((counts.get(choice.key, 0) for choice in ranked), default=0)
    as_options = [[_option(choice, counts, top, filters) for choice in part] for part in (options, further)]
    return FacetList(facet, *as_options, n_unlisted=max(0, len(counts) - N_LISTED))


def _option(choice: Choice, counts: dict[str, int], top: int, filters: Filters) -> Option:
    n = counts.get(choice.key, 0)
    share = round(100 * n / top) if n else 0
    return Option(choice, n, share, choice in filters.choices, filters.toggled(choice).query())


def _largest(counts: dict[str, int]) -> list[str]:
    return sorted(counts, key=lambda key: (-counts[key], key))[:N_LISTED]

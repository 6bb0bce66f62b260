"""How many claims, and origins, have each value of the facets: from the rows that are open to it.

A claim counts once for a value, however many of its rows have it, and so does an origin. Facets with few values are
counted together, a bit for each value; the rest one by one: where all rows of each claim have the same values, claims
are looked at instead of rows, else pairs of an origin and a value.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from claims.timeline.columns import Columns
from claims.timeline.filters import FACETS, Facet
from claims.timeline.open_rows import Open, apart, together
from claims.timeline.packed import Numbers, packed_of
from claims.timeline.pairs import Pairs, count_pairs

#: Of fewer rows pairs are found by sorting: to number all of a dispute pays for many.
_MANY_ROWS = 30_000


class Figure(NamedTuple):
    """So many claims, on so many origins."""

    n_claims: int
    n_origins: int


NO_FIGURE = Figure(0, 0)


class Figures(Mapping[str, Figure]):
    """Key of a value → claims and origins, of all values of a facet that any claim has.

    They may be thousands, of which a page shows a few: kept are the numbers alone. ``keys`` are the values by code,
    ``places`` their codes.
    """

    __slots__ = "_keys", "_places", "_n_claims", "_n_origins"

    def __init__(self, keys: list[str], places: dict[str, int], n_claims: np.ndarray, n_origins: np.ndarray):
        self._keys, self._places = keys, places
        self._n_claims, self._n_origins = (n.astype(np.int32, copy=False) for n in (n_claims, n_origins))

    @classmethod
    def of(cls, figures: Mapping[str, Figure]) -> "Figures":
        """These figures."""
        n_claims, n_origins = np.array([*figures.values()], np.int32).reshape(-1, 2).T
        return cls([*figures], {key: place for place, key in enumerate(figures)}, n_claims, n_origins)

    def __getitem__(self, key: str) -> Figure:
        place = self._places[key]
        if not self._n_claims[place]:
            raise KeyError(key)
        return Figure(int(self._n_claims[place]), int(self._n_origins[place]))

    def __iter__(self) -> Iterator[str]:
        return (self._keys[place] for place in np.flatnonzero(self._n_claims).tolist())

    def __len__(self) -> int:
        return int(np.count_nonzero(self._n_claims))

    def some(self, keys: Iterable[str]) -> dict[str, Figure]:
        """The figures of those of these values that any claim has."""
        places = {key: self._places[key] for key in keys if key in self._places}
        numbers = (n.take([*places.values()]).tolist() for n in (self._n_claims, self._n_origins))
        return {key: figure for key, figure in zip(places, map(Figure, *numbers), strict=True) if figure.n_claims}

    def updated(self, others: "Figures", keys: Iterable[str]) -> "Figures":
        """With the figures that ``others`` of the same facet have for these values."""
        places = [self._places[key] for key in keys if key in self._places]
        n_claims, n_origins = self._n_claims.copy(), self._n_origins.copy()
        n_claims[places], n_origins[places] = others._n_claims[places], others._n_origins[places]
        return Figures(self._keys, self._places, n_claims, n_origins)

    def below(self, n_claims: int, but: Iterable[str]) -> "Figures":
        """Without the values that so many claims have, ``but`` these values."""
        stays = self._n_claims < n_claims
        stays[[self._places[key] for key in but if key in self._places]] = True
        return Figures(self._keys, self._places, self._n_claims * stays, self._n_origins)

    def largest(self, most: int) -> list[str]:
        """The values with most claims, the first by name of those with as many."""
        n_claims = self._n_claims
        least = np.partition(n_claims, -most)[-most] if len(n_claims) > most else 0
        places = np.flatnonzero(n_claims >= max(1, least))
        ranked = zip((-n_claims.take(places)).tolist(), [self._keys[place] for place in places.tolist()], strict=True)
        return [key for _, key in sorted(ranked)[:most]]


def count_values(columns: Columns, open_rows: Open, facets: list[Facet]) -> dict[Facet, Figures]:
    """The figures of all values that the open rows have under these facets.

    Those of all rows are remembered: a facet that alone is in use is counted from them.
    """
    if not open_rows.is_all:
        return _count_values(columns, open_rows, facets)
    every = columns.remember(count_values, lambda: _count_values(columns, open_rows, [*FACETS]))
    return {facet: every[facet] for facet in facets}


def _count_values(columns: Columns, open_rows: Open, facets: list[Facet]) -> dict[Facet, Figures]:
    packed = packed_of(columns)
    of_packed = packed.count(open_rows) if not packed.places.keys().isdisjoint(facets) else {}
    n_each = {facet: of_packed[facet] if facet in of_packed else _count(open_rows, facet) for facet in facets}
    lists = {facet: columns.values[facet].lists for facet in facets}
    return {facet: Figures(lists[facet].keys, lists[facet].places, *n_each[facet]) for facet in facets}


def _count(open_rows: Open, facet: Facet) -> Numbers:
    columns = open_rows.columns
    if columns.is_alike(facet):
        return columns.remember((_Alike, facet), lambda: _Alike(columns, facet)).count(open_rows)
    if not open_rows.is_most and len(open_rows.rows) < _MANY_ROWS:
        return count_pairs(open_rows, columns.values[facet])
    return columns.remember((Pairs, facet), lambda: Pairs(columns, facet)).count(open_rows)


class _Alike:
    """A facet of which all rows of a claim have the same values: each claim needs to be looked at once."""

    def __init__(self, columns: Columns, facet: Facet):
        values = columns.values[facet]
        self._lists = values.lists
        self._number = values.number.take(columns.claims.starts)
        self._every = self._spread(self._number, together(1, columns.n_known_origins))

    def count(self, open_rows: Open) -> Numbers:
        """For each value how many claims, and origins, have it in these rows."""
        given = self._spread(self._number.take(open_rows.touched_claims), open_rows.given_by_touched_claim)
        return tuple(open_rows.there(n, every) for n, every in zip(given, self._every, strict=True))

    def _spread(self, number: np.ndarray, n_each: np.ndarray) -> Numbers:
        """For each value what comes together in these lists, given by their numbers: claims and origins ``n_each``."""
        n_of_lists = apart(np.bincount(number, n_each, minlength=len(self._lists.sizes)))
        codes, sizes, n_values = self._lists.codes, self._lists.sizes, len(self._lists.keys)
        n_beside = (np.repeat(n, sizes) for n in n_of_lists)
        return tuple(np.bincount(codes, n, minlength=n_values).astype(np.int64) for n in n_beside)

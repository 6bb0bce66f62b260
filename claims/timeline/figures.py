"""How many claims, and origins, have each value of the facets: from the rows that are open to it.

A claim counts once for a value, however many of its rows have it, and so does an origin. Facets with few values are
counted together, a bit for each value; the others one by one, in pairs of an origin and a value.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np

from claims.timeline.columns import Columns, Lists, changes, unique_pairs
from claims.timeline.filters import FACETS, Facet

#: So many values of facets that have few are counted together, and the bits of a part of their numbers.
_N_BITS, _BITS = 63, np.arange(16)
#: From so many rows on it is quicker to mark numbers than to sort.
_MANY_ROWS = 30_000


class Figure(NamedTuple):
    """So many claims, on so many origins."""

    n_claims: int
    n_origins: int


NO_FIGURE = Figure(0, 0)
#: Key of a value → claims and origins.
Figures = dict[str, Figure]


def count_values(columns: Columns, rows: np.ndarray, facets: list[Facet]) -> dict[Facet, Figures]:
    """The figures of all values that these rows, given by their rising numbers, have under these facets.

    Those of all rows are remembered: a facet that alone is in use is counted from them.
    """
    if len(rows) < len(columns):
        return _count_values(columns, rows, facets)
    every = columns.remember(count_values, lambda: _count_values(columns, rows, [*FACETS]))
    return {facet: dict(every[facet]) for facet in facets}


def _count_values(columns: Columns, rows: np.ndarray, facets: list[Facet]) -> dict[Facet, Figures]:
    open_rows = _Open(columns, rows)
    packed = columns.remember(_Packed, lambda: _Packed(columns))
    together = [facet for facet in facets if facet in packed.places] if len(facets) > 1 else []
    found = packed.count(open_rows) if together else {}
    return {facet: found[facet] if facet in together else _count(open_rows, facet) for facet in facets}


class _Open:
    """The rows that are open, with their origins and claims, and where of them one begins."""

    def __init__(self, columns: Columns, rows: np.ndarray):
        self.columns, self.rows = columns, rows
        self.origin, self.claim = columns.origin_number.take(rows), columns.claim_number.take(rows)
        self.begins_origin, self.begins_claim = changes(self.origin), changes(self.claim)

    @cached_property
    def n_origins_by_claim(self) -> np.ndarray:
        """For each claim in them, on how many origins that are known."""
        is_known = columns_of_origins(self.columns).is_known.take(self.origin[self.begins_origin])
        place = (np.cumsum(self.begins_claim) - 1)[self.begins_origin]
        return np.bincount(place[is_known], minlength=int(self.begins_claim.sum()))


class _Origins(NamedTuple):
    """By the number of an origin: its claim's number, and whether it is one, or stands for none."""

    claim: np.ndarray
    is_known: np.ndarray


def columns_of_origins(columns: Columns) -> _Origins:
    """What is the same for all rows of an origin."""
    return columns.remember(_Origins, lambda: _load_origins(columns))


def _load_origins(columns: Columns) -> _Origins:
    is_first = changes(columns.origin_number)
    return _Origins(columns.claim_number[is_first], columns.origin[is_first] >= 0)


def _count(open_rows: _Open, facet: Facet) -> Figures:
    columns = open_rows.columns
    values = columns.values[facet]
    is_alike = columns.remember((_is_alike, facet), lambda: _is_alike(columns, facet))
    if is_alike:
        n_claims, n_origins = _count_alike(open_rows, values.lists, values.number)
    elif _MANY_ROWS <= len(open_rows.rows) < len(columns) and not columns.is_part:
        n_claims, n_origins = columns.remember((_Pairs, facet), lambda: _Pairs(columns, facet)).count(open_rows.rows)
    else:
        n_claims, n_origins = _count_pairs(open_rows, values.lists, values.number)
    codes = np.flatnonzero(n_claims)
    figures = map(Figure, n_claims[codes].tolist(), n_origins[codes].tolist())
    keys = values.keys
    return {keys[code]: figure for code, figure in zip(codes.tolist(), figures, strict=True)}


def _is_alike(columns: Columns, facet: Facet) -> bool:
    """Whether all rows of a claim have the same values, in every claim."""
    return not (changes(columns.values[facet].number) & ~changes(columns.claim_number)).any()


def _count_alike(open_rows: _Open, lists: Lists, number: np.ndarray) -> Iterator[np.ndarray]:
    """Where all rows of a claim have the same values, each claim needs to be looked at once."""
    number = number.take(open_rows.rows[open_rows.begins_claim])
    codes, n_origins = each_value(lists, number, open_rows.n_origins_by_claim)
    yield np.bincount(codes, minlength=len(lists.keys))
    yield np.bincount(codes, weights=n_origins, minlength=len(lists.keys)).astype(np.int64)


def _count_pairs(open_rows: _Open, lists: Lists, number: np.ndarray) -> Iterator[np.ndarray]:
    of_origins = columns_of_origins(open_rows.columns)
    number = number.take(open_rows.rows)
    is_new = open_rows.begins_origin | changes(number)
    codes, origin = each_value(lists, number[is_new], open_rows.origin[is_new])
    origin, codes = unique_pairs(origin, codes)
    _, of_claims = unique_pairs(of_origins.claim.take(origin), codes)
    yield np.bincount(of_claims, minlength=len(lists.keys))
    yield np.bincount(codes[of_origins.is_known.take(origin)], minlength=len(lists.keys))


def each_value(lists: Lists, number: np.ndarray, beside: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The codes in these lists, one behind the other, and what stands beside the list of each."""
    sizes = lists.sizes.take(number)
    if lists.sizes.max(initial=0) <= 1:
        return lists.codes.take(lists.starts.take(number[sizes > 0])), beside[sizes > 0]
    place = lists.starts.take(number) - (np.cumsum(sizes) - sizes)
    return lists.codes.take(np.arange(sizes.sum()) + np.repeat(place, sizes)), np.repeat(beside, sizes)


class _Pairs:
    """The pairs of an origin and a value, and of a claim and a value, that there are under a facet, numbered once.

    Those that many rows have are marked by their numbers: to sort so many each time takes longer.
    """

    def __init__(self, columns: Columns, facet: Facet):
        values, of_origins = columns.values[facet], columns_of_origins(columns)
        self._n_values = len(values.keys)
        self._list, origin, number = _numbered(columns.origin_number, values.number)
        self._sizes = values.lists.sizes.take(number).astype(np.int32)
        self._starts = np.cumsum(self._sizes, dtype=np.int32) - self._sizes
        codes, origin = each_value(values.lists, number, origin)
        self._pair, origin, self._code = _numbered(origin, codes)
        self._is_known = of_origins.is_known.take(origin)
        self._claim_pair, _, self._claim_code = _numbered(of_origins.claim.take(origin), self._code)

    def count(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """For each value how many claims, and origins, have it in these rows."""
        lists = _marked(self._list.take(rows), len(self._sizes))
        sizes = self._sizes.take(lists)
        place = self._starts.take(lists) - (np.cumsum(sizes) - sizes)
        pairs = _marked(self._pair.take(np.arange(sizes.sum()) + np.repeat(place, sizes)), len(self._code))
        of_claims = self._claim_code.take(_marked(self._claim_pair.take(pairs), len(self._claim_code)))
        of_origins = self._code.take(pairs)[self._is_known.take(pairs)]
        return tuple(np.bincount(codes, minlength=self._n_values) for codes in (of_claims, of_origins))


def _numbered(first: np.ndarray, second: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The number of each pair among the different ones in their order, and what these consist of."""
    bits = int(second.max(initial=0)).bit_length()
    pairs = first.astype(np.int64) << bits | second
    order = np.argsort(pairs, kind="stable")
    pairs = pairs[order]
    is_first = changes(pairs)
    number = np.empty(len(pairs), np.int32)
    number[order] = np.cumsum(is_first, dtype=np.int32) - np.int32(1)
    pairs = pairs[is_first]
    return number, pairs >> bits, (pairs & (1 << bits) - 1).astype(np.int32)


def _marked(numbers: np.ndarray, n: int) -> np.ndarray:
    """The different ones of these numbers below ``n``, in their order."""
    is_there = np.zeros(n, bool)
    is_there[numbers] = True
    return np.flatnonzero(is_there)


class _Packed:
    """The values of facets that have few, a bit for each; ``places`` says with which bit a facet begins."""

    def __init__(self, columns: Columns):
        self.places: dict[Facet, int] = {}
        self._bits = np.zeros(len(columns), np.int64)
        n_bits = 0
        for facet in sorted(FACETS, key=lambda facet: len(columns.values[facet].keys)):
            values = columns.values[facet]
            if n_bits + len(values.keys) <= _N_BITS:
                self.places[facet] = n_bits
                self._bits |= _bits_of(values.lists, n_bits).take(values.number)
                n_bits += len(values.keys)

    def count(self, open_rows: _Open) -> dict[Facet, Figures]:
        """The figures of all of these facets."""
        if not len(open_rows.rows):
            return {facet: {} for facet in self.places}
        of_origins = np.bitwise_or.reduceat(self._bits.take(open_rows.rows), np.flatnonzero(open_rows.begins_origin))
        begins_claim = np.flatnonzero(open_rows.begins_claim[open_rows.begins_origin])
        n_claims = _count_bits(np.bitwise_or.reduceat(of_origins, begins_claim))
        is_known = columns_of_origins(open_rows.columns).is_known.take(open_rows.origin[open_rows.begins_origin])
        n_origins = _count_bits(of_origins[is_known])
        counted = list(map(Figure, n_claims, n_origins))
        return {facet: self._figures(open_rows, facet, counted[place:]) for facet, place in self.places.items()}

    def _figures(self, open_rows: _Open, facet: Facet, counted: list[Figure]) -> Figures:
        keys = open_rows.columns.values[facet].keys
        return {key: figure for key, figure in zip(keys, counted, strict=False) if figure.n_claims}


def _bits_of(lists: Lists, place: int) -> np.ndarray:
    """For each list the sum of the bits of its values."""
    bits = np.zeros(len(lists.starts) - 1, np.int64)
    np.bitwise_or.at(bits, np.repeat(np.arange(len(bits)), lists.sizes), np.int64(1) << (lists.codes + np.int64(place)))
    return bits


def _count_bits(numbers: np.ndarray) -> list[int]:
    """How many of these numbers have each of the bits: a part of them at a time, for many are alike in it."""
    found = []
    for part in numbers.view(np.uint16).reshape(-1, 4).T:
        n_alike = np.bincount(part)
        alike = np.flatnonzero(n_alike)
        found += (n_alike[alike] @ (alike[:, np.newaxis] >> _BITS & 1)).tolist()
    return found

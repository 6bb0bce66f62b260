"""How many claims, and origins, have each value of the facets: from the rows that are open to it.

A claim counts once for a value, however many of its rows have it, and so does an origin. Where all rows of each claim
have the same values, claims are looked at instead of rows. Other facets with few values are counted together, a bit for
each value; the rest one by one, in pairs of an origin and a value.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from claims.timeline.columns import Columns, Lists, Spans, Values, changes, runs, unique_pairs
from claims.timeline.filters import FACETS, Facet
from claims.timeline.open_rows import Open, within

#: So many values of facets that have few are counted together, and the bits of a part of their numbers.
_N_BITS, _BITS = 32, np.arange(16)
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
    packed = columns.remember(_Packed, lambda: _Packed(columns))
    found = packed.count(open_rows) if not packed.places.keys().isdisjoint(facets) else {}
    return {facet: found[facet] if facet in found else _count(open_rows, facet) for facet in facets}


def _count(open_rows: Open, facet: Facet) -> Figures:
    columns = open_rows.columns
    if is_alike(columns, facet):
        n_each = columns.remember((_Alike, facet), lambda: _Alike(columns, facet)).count(open_rows)
    elif not open_rows.is_most and len(open_rows.rows) < _MANY_ROWS:
        n_each = _count_pairs(open_rows, columns.values[facet])
    else:
        n_each = columns.remember((_Pairs, facet), lambda: _Pairs(columns, facet)).count(open_rows)
    lists = columns.values[facet].lists
    return Figures(lists.keys, lists.places, *n_each)


def is_alike(columns: Columns, facet: Facet) -> bool:
    """Whether all rows of a claim have the same values, in every claim."""
    number = columns.values[facet].number
    return columns.remember((is_alike, facet), lambda: not (changes(number) & ~changes(columns.claim_number)).any())


class _Alike:
    """A facet of which all rows of a claim have the same values: each claim needs to be looked at once."""

    def __init__(self, columns: Columns, facet: Facet):
        values = columns.values[facet]
        self._lists = values.lists
        self._number = values.number.take(columns.claims.starts)
        self._every = self._spread(self._number), self._spread(self._number, columns.n_known_origins)

    def count(self, open_rows: Open) -> tuple[np.ndarray, np.ndarray]:
        """For each value how many claims, and origins, have it in these rows."""
        touched = self._number.take(open_rows.touched_claims)
        of_claims = self._spread(self._number.take(open_rows.claims))
        of_origins = self._spread(touched, open_rows.n_origins_by_touched_claim)
        return open_rows.there(of_claims, self._every[0]), open_rows.there(of_origins, self._every[1])

    def _spread(self, number: np.ndarray, n_each: np.ndarray | None = None) -> np.ndarray:
        """For each value how often it is in these lists, given by their numbers, each of which counts ``n_each``."""
        n_of_lists = np.bincount(number, n_each, minlength=len(self._lists.sizes))
        n_beside = np.repeat(n_of_lists, self._lists.sizes)
        return np.bincount(self._lists.codes, n_beside, minlength=len(self._lists.keys)).astype(np.int64)


def _count_pairs(open_rows: Open, values: Values) -> tuple[np.ndarray, np.ndarray]:
    columns = open_rows.columns
    number, origin = values.number.take(open_rows.rows), columns.origin_number.take(open_rows.rows)
    is_new = changes(origin, number)
    codes, origin = each_value(values.lists, number.compress(is_new), origin.compress(is_new))
    origin, codes = unique_pairs(origin, codes)
    _, of_claims = unique_pairs(columns.claim_of_origin.take(origin), codes)
    of_origins = codes.compress(columns.is_known_origin.take(origin))
    return tuple(np.bincount(each, minlength=len(values.keys)) for each in (of_claims, of_origins))


def each_value(lists: Lists, number: np.ndarray, beside: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The codes in these lists, one behind the other, and what stands beside the list of each."""
    sizes = lists.sizes.take(number)
    if lists.sizes.max(initial=0) <= 1:
        has_one = sizes > 0
        return lists.codes.take(lists.starts.take(number.compress(has_one))), beside.compress(has_one)
    return lists.codes.take(within(Spans(lists.starts, lists.sizes), number)), np.repeat(beside, sizes)


class _Pairs:
    """The pairs of an origin and a value, and of a claim and a value, that there are under a facet, numbered once.

    So what many open rows have is marked by numbers, which is quicker than to sort, and of many closed rows it can be
    said which pairs have no others. ``sizes``: of how many rows, lists or pairs of origins each is made.
    """

    def __init__(self, columns: Columns, facet: Facet):
        values = columns.values[facet]
        self._n_values = len(values.keys)
        self._list, self._list_sizes, origin, number = _numbered(columns.origin_number, values.number)
        if len(self._list_sizes) == len(columns.origins.starts):  # each origin has one list: their numbers are its own
            self._list = columns.origin_number
        n_held = _small(values.lists.sizes.take(number))
        self._lists = Spans(np.cumsum(n_held, dtype=np.int32) - n_held, n_held)
        codes, origin = each_value(values.lists, number, origin)
        self._pair, self._pair_sizes, origin, self._code = _numbered(origin, codes)
        self._is_known = columns.is_known_origin.take(origin)
        claim = columns.claim_of_origin.take(origin)
        self._claim_pair, self._claim_sizes, claim_of_pair, self._claim_code = _numbered(claim, self._code)
        self._pairs_of_claims = _spans_by(claim, len(columns.claims.starts))
        self._claim_pairs_of_claims = _spans_by(claim_of_pair, len(columns.claims.starts))
        self._every = self._by_value(self._claim_code), self._by_value(self._code.compress(self._is_known))

    def count(self, open_rows: Open) -> tuple[np.ndarray, np.ndarray]:
        """For each value how many claims, and origins, have it in these rows."""
        lists = self._found_lists(open_rows)
        pairs = open_rows.groups(self._pair.take(within(self._lists, lists)), self._pair_sizes)
        claim_pairs = open_rows.groups(self._claim_pair.take(pairs), self._claim_sizes)
        of_origins = self._of_origins(pairs) + self._of_origins(within(self._pairs_of_claims, open_rows.whole_claims))
        whole = within(self._claim_pairs_of_claims, open_rows.whole_claims)
        of_claims = self._by_value(self._claim_code.take(claim_pairs)) + self._by_value(self._claim_code.take(whole))
        return open_rows.there(of_claims, self._every[0]), open_rows.there(of_origins, self._every[1])

    def _found_lists(self, open_rows: Open) -> np.ndarray:
        if self._list is open_rows.columns.origin_number:
            return open_rows.origins_of_rest
        return open_rows.groups(self._list.take(open_rows.rest), self._list_sizes)

    def _of_origins(self, pairs: np.ndarray) -> np.ndarray:
        return self._by_value(self._code.take(pairs.compress(self._is_known.take(pairs))))

    def _by_value(self, codes: np.ndarray) -> np.ndarray:
        return np.bincount(codes, minlength=self._n_values)


def _numbered(first: np.ndarray, second: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The number of each pair among the different ones in their order, how many are alike, what these consist of."""
    bits = int(second.max(initial=0)).bit_length()
    pairs = first.astype(np.int64) << bits | second
    order = np.argsort(pairs, kind="stable")
    pairs = pairs[order]
    is_first = changes(pairs)
    number = np.empty(len(pairs), np.int32)
    number[order] = np.cumsum(is_first, dtype=np.int32) - np.int32(1)
    sizes = np.diff(np.flatnonzero(is_first), append=len(pairs))
    pairs = pairs.compress(is_first)
    return number, _small(sizes), pairs >> bits, _small(pairs & (1 << bits) - 1)


def _spans_by(numbers: np.ndarray, n: int) -> Spans:
    """Where each of the numbers below ``n`` begins among these, which rise, and how often it comes."""
    sizes = np.bincount(numbers, minlength=n).astype(np.int32)
    return Spans(np.cumsum(sizes, dtype=np.int32) - sizes, sizes)


def _small(numbers: np.ndarray) -> np.ndarray:
    """The same numbers in as few bytes as hold them."""
    return numbers.astype(np.min_scalar_type(numbers.max(initial=0)))


class _Packed:
    """The values of facets that have few, a bit for each; ``places`` says with which bit a facet begins.

    Not those of which all rows of a claim have the same.
    """

    def __init__(self, columns: Columns):
        self.places: dict[Facet, int] = {}
        self._bits = np.zeros(len(columns), np.uint32)
        n_bits = 0
        for facet in sorted(FACETS, key=lambda facet: len(columns.values[facet].keys)):
            values = columns.values[facet]
            if n_bits + len(values.keys) <= _N_BITS and not is_alike(columns, facet):
                self.places[facet] = n_bits
                self._bits |= _bits_of(values.lists, n_bits).take(values.number)
                n_bits += len(values.keys)
        self._of_origins = np.bitwise_or.reduceat(self._bits, columns.origins.starts)
        self._of_claims = np.bitwise_or.reduceat(self._of_origins, columns.origins_of_claims.starts)
        of_known = self._of_origins.compress(columns.is_known_origin)
        self._every = _count_bits(self._of_claims), _count_bits(of_known)

    def count(self, open_rows: Open) -> dict[Facet, Figures]:
        """The figures of all of these facets."""
        of_claims = _count_bits(self._of_claims.take(open_rows.whole_claims))
        of_origins = _count_bits(self._of_origins.take(open_rows.whole_origins))
        of_rest = self._lost(open_rows) if open_rows.is_most else self._found(open_rows)
        given = of_claims + of_rest[0], of_origins + of_rest[1]
        n_each = [open_rows.there(n, every) for n, every in zip(given, self._every, strict=True)]
        return {facet: self._figures(open_rows.columns, facet, *n_each) for facet in self.places}

    def _found(self, open_rows: Open) -> tuple[np.ndarray, np.ndarray]:
        """In how many claims, and origins, that are not whole each bit is found."""
        columns, (origins, n_rows) = open_rows.columns, open_rows.rest_by_origin
        of_origins = _joined(self._bits.take(open_rows.rest), n_rows)
        _, n_origins = runs(columns.claim_of_origin.take(origins))
        is_known = columns.is_known_origin.take(origins)
        return _count_bits(_joined(of_origins, n_origins)), _count_bits(of_origins.compress(is_known))

    def _lost(self, open_rows: Open) -> tuple[np.ndarray, np.ndarray]:
        """From how many of them each bit is lost: those that have it less those that have it in open rows."""
        columns, (origins, _) = open_rows.columns, open_rows.rest_by_origin
        claims, _ = runs(columns.claim_of_origin.take(origins))
        left = self._of_origins.copy()
        left[origins] = _joined_within(columns.origins, origins, open_rows.blanked(self._bits))
        left_of_claims = _joined_within(columns.origins_of_claims, claims, left)
        known = origins.compress(columns.is_known_origin.take(origins))
        return (
            _count_bits(self._of_claims.take(claims)) - _count_bits(left_of_claims),
            _count_bits(self._of_origins.take(known)) - _count_bits(left.take(known)),
        )

    def _figures(self, columns: Columns, facet: Facet, *n_each: np.ndarray) -> Figures:
        lists, place = columns.values[facet].lists, self.places[facet]
        return Figures(lists.keys, lists.places, *(n[place : place + len(lists.keys)] for n in n_each))


def _joined_within(spans: Spans, numbers: np.ndarray, bits: np.ndarray) -> np.ndarray:
    """The bits of all that is in each of these spans in one."""
    return _joined(bits.take(within(spans, numbers)), spans.sizes.take(numbers))


def _joined(bits: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """The bits of so many at a time in one."""
    return np.bitwise_or.reduceat(bits, np.cumsum(sizes) - sizes) if len(sizes) else bits[:0]


def _bits_of(lists: Lists, place: int) -> np.ndarray:
    """For each list the sum of the bits of its values."""
    bits = np.zeros(len(lists.sizes), np.uint32)
    np.bitwise_or.at(
        bits, np.repeat(np.arange(len(bits)), lists.sizes), np.uint32(1) << (lists.codes + place).astype(np.uint32)
    )
    return bits


def _count_bits(numbers: np.ndarray) -> np.ndarray:
    """How many of these numbers have each of the bits: a part of them at a time, for many are alike in it."""
    found = []
    for part in numbers.view(np.uint16).reshape(-1, 2).T:
        n_alike = np.bincount(part)
        alike = np.flatnonzero(n_alike)
        found.append(n_alike[alike] @ (alike[:, np.newaxis] >> _BITS & 1))
    return np.concatenate(found)

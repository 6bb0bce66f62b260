"""The facets that have few values, a bit for each value: so they are counted together, and asked about at once.

The bits of a group of rows are those that any of its rows has. Where rows are open for one of these bits alone, a group
has an open row where it has the bit: nobody needs to look at its rows.
"""

from collections.abc import Iterable

import numpy as np

from claims.timeline.columns import Columns, Lists, Spans, runs
from claims.timeline.filters import FACETS, Facet
from claims.timeline.open_rows import Open, within

#: So many values of facets that have few are counted together, and the bits of a part of their numbers.
_N_BITS, _BITS = 32, np.arange(16)

#: Of fewer rows the bits are added up one by one: to go through all that a part may be pays for many.
_MANY_ROWS = 20_000

#: For each value of a facet how many claims, and origins, have it.
Numbers = tuple[np.ndarray, np.ndarray]


class Packed:
    """The values of facets that have few; ``places`` says with which bit a facet begins, ``bits`` are those of rows.

    Facets of which all rows of a claim have the same values come after the others: those can be counted by claims, too.
    """

    def __init__(self, columns: Columns):
        self.places: dict[Facet, int] = {}
        self.bits = np.zeros(len(columns), np.uint32)
        self._lists: dict[Facet, Lists] = {}
        n_bits = 0
        for facet in sorted(FACETS, key=lambda facet: (columns.is_alike(facet), len(columns.values[facet].keys))):
            values = columns.values[facet]
            if n_bits + len(values.keys) <= _N_BITS:
                self.places[facet], self._lists[facet] = n_bits, values.lists
                self.bits |= _bits_of(values.lists, n_bits).take(values.number)
                n_bits += len(values.keys)
        self._of_origins = np.bitwise_or.reduceat(self.bits, columns.origins.starts)
        self._of_claims = np.bitwise_or.reduceat(self._of_origins, columns.origins_of_claims.starts)
        of_known = self._of_origins.compress(columns.is_known_origin)
        self._every = _count_bits(self._of_claims), _count_bits(of_known)

    def asked_by(self, facet: Facet | None, keys: Iterable[str], is_out: bool) -> np.uint32 | None:
        """The bits of which a row has any where it has one of these values of the facet, or (``is_out``) none of them.

        None where bits do not say it: of other facets, and of values that are left out where rows may have several.
        """
        if facet not in self.places:
            return None
        lists = self._lists[facet]
        if is_out and (lists.sizes != 1).any():
            return None
        asked = {lists.places[key] for key in keys if key in lists.places}
        codes = set(range(len(lists.keys))) - asked if is_out else asked
        return np.uint32(sum(1 << self.places[facet] + code for code in codes))

    def count(self, open_rows: Open) -> dict[Facet, Numbers]:
        """The numbers of all of these facets."""
        of_claims = _count_bits(self._of_claims.take(open_rows.whole_claims))
        of_origins = _count_bits(self._of_origins.take(open_rows.whole_origins))
        of_rest = self._lost(open_rows) if open_rows.is_most else self._found(open_rows)
        given = of_claims + of_rest[0], of_origins + of_rest[1]
        n_each = [open_rows.there(n, every) for n, every in zip(given, self._every, strict=True)]
        return {facet: self._of_facet(facet, *n_each) for facet in self.places}

    def _found(self, open_rows: Open) -> Numbers:
        """In how many claims, and origins, that are not whole each bit is found."""
        columns, (origins, n_rows) = open_rows.columns, open_rows.rest_by_origin
        of_origins = _joined(self.bits.take(open_rows.rest), n_rows)
        _, n_origins = runs(columns.claim_of_origin.take(origins))
        is_known = columns.is_known_origin.take(origins)
        return _count_bits(_joined(of_origins, n_origins)), _count_bits(of_origins.compress(is_known))

    def _lost(self, open_rows: Open) -> Numbers:
        """From how many of them each bit is lost: those that have it less those that have it in open rows."""
        columns, (origins, _) = open_rows.columns, open_rows.rest_by_origin
        claims, _ = runs(columns.claim_of_origin.take(origins))
        left = self._of_origins.copy()
        left[origins] = _joined_within(columns.origins, origins, open_rows.blanked(self.bits))
        left_of_claims = _joined_within(columns.origins_of_claims, claims, left)
        known = origins.compress(columns.is_known_origin.take(origins))
        return (
            _count_bits(self._of_claims.take(claims)) - _count_bits(left_of_claims),
            _count_bits(self._of_origins.take(known)) - _count_bits(left.take(known)),
        )

    def _of_facet(self, facet: Facet, of_claims: np.ndarray, of_origins: np.ndarray) -> Numbers:
        bits = slice(self.places[facet], self.places[facet] + len(self._lists[facet].keys))
        return of_claims[bits], of_origins[bits]


def packed_of(columns: Columns) -> Packed:
    """Those of all rows of columns, remembered with them."""
    return columns.remember(Packed, lambda: Packed(columns))


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
    """How many of these numbers have each of the bits: of many a part at a time, for many are alike in it."""
    if len(numbers) < _MANY_ROWS:
        bits = np.unpackbits(numbers.view(np.uint8), bitorder="little").reshape(-1, numbers.itemsize * 8)
        return bits.sum(axis=0, dtype=np.int64)
    found = []
    for part in numbers.view(np.uint16).reshape(-1, 2).T:
        n_alike = np.bincount(part)
        alike = np.flatnonzero(n_alike)
        found.append(n_alike[alike] @ (alike[:, np.newaxis] >> _BITS & 1))
    return np.concatenate(found)

"""The rows that are open to a count, and what of everything stands in them.

Rows come in groups: those of a claim, of an origin, of a value under a claim. A group counts where any of its rows is
open. Mostly the open rows are looked at, and their groups are found. Where most rows are open, the closed ones are
looked at instead: a group of which all rows are closed is lost, and what is lost is taken off the figures of
everything. Of claims whose rows are all looked at every group is found, or lost: only the rest goes by rows.

What a mask leaves is taken with ``compress``: ``rows[mask]`` takes five times as long where a third of it is true.
"""

from functools import cached_property

import numpy as np

from claims.timeline.columns import Columns, Spans, changes, runs

#: Where more than this part of all rows is open, it is less work to look at those that are closed; the first open ones
#: are quicker to find from all others where more than this part is.
_MOST, _NEARLY_ALL = 2 / 3, 7 / 8
#: Up to this part of all it is quicker to put numbers in order than to mark their places.
_FEW = 1 / 16
#: By so many bits two numbers of a dispute, neither of which is larger, are moved apart in one.
_APART = 26


class Open:
    """Some rows of columns, ``n_open`` of them. What is made of them is remembered with them.

    ``bits``: of packed facets, of each of which the groups that have an open row have any, and no others; none: it is
    not known.
    """

    def __init__(self, columns: Columns, is_open: np.ndarray, bits: tuple[np.uint32, ...] = ()):
        self.columns = columns
        self.bits = bits
        self._is_open = is_open
        self.n_open = int(np.count_nonzero(is_open))

    @property
    def is_all(self) -> bool:
        """Whether every row is open."""
        return self.n_open == len(self.columns)

    @cached_property
    def is_most(self) -> bool:
        """Whether groups are given as lost, not as found."""
        return self.n_open > _MOST * len(self.columns)

    @cached_property
    def rows(self) -> np.ndarray:
        """The rising numbers of the open rows."""
        return np.flatnonzero(self._is_open)

    @cached_property
    def looked_at(self) -> np.ndarray:
        """The rising numbers of the rows in which groups are found, or lost."""
        return np.flatnonzero(~self._is_open) if self.is_most else self.rows

    def among(self, rows: np.ndarray) -> np.ndarray:
        """Those of these rows that are open."""
        return rows.compress(self._is_open.take(rows))

    def blanked(self, bits: np.ndarray) -> np.ndarray:
        """Bits of all rows without those of the closed ones."""
        return bits * self._is_open

    @cached_property
    def by_day(self) -> np.ndarray:
        """The open rows in the order of claim and day."""
        by_day = self.columns.by_day
        if self.is_all:
            return by_day
        if self.n_open > _FEW * len(by_day):
            return self.among(by_day)
        places = self.columns.place_by_day.take(self.rows)
        places.sort(kind="stable")  # they nearly are in order
        return by_day.take(places)

    @cached_property
    def _touched(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The rising numbers of the claims of the rows that are looked at, how many of these each has, if it is all."""
        claims, n_rows = runs(self.columns.claim_number.take(self.looked_at))
        return claims, n_rows, n_rows == self.columns.claims.sizes.take(claims)

    @property
    def touched_claims(self) -> np.ndarray:
        """The rising numbers of the claims of the rows that are looked at."""
        return self._touched[0]

    @cached_property
    def whole_claims(self) -> np.ndarray:
        """Those of which all rows are looked at: everything of theirs is found, or lost, without looking at it."""
        claims, _, is_whole = self._touched
        return claims.compress(is_whole)

    @cached_property
    def whole_origins(self) -> np.ndarray:
        """The rising numbers of their origins that are known."""
        origins = within(self.columns.origins_of_claims, self.whole_claims)
        return origins.compress(self.columns.is_known_origin.take(origins))

    @cached_property
    def claims(self) -> np.ndarray:
        """The rising numbers of the claims that are found, or lost."""
        return self.whole_claims if self.is_most else self.touched_claims

    @cached_property
    def rest(self) -> np.ndarray:
        """The rows to look at of claims that are not whole."""
        _, n_rows, is_whole = self._touched
        return self.looked_at.compress(np.repeat(~is_whole, n_rows))

    @cached_property
    def rest_by_origin(self) -> tuple[np.ndarray, np.ndarray]:
        """The rising numbers of their origins, and how many of these rows each has.

        Of each claim those tellings that have no origin are one.
        """
        return runs(self.columns.origin_number.take(self.rest))

    @cached_property
    def origins_of_rest(self) -> np.ndarray:
        """The rising numbers of those origins that are found, or lost."""
        origins, n_rows = self.rest_by_origin
        if not self.is_most:
            return origins
        return origins.compress(n_rows == self.columns.origins.sizes.take(origins))

    @cached_property
    def n_origins_by_touched_claim(self) -> np.ndarray:
        """For each touched claim how many of its known origins are found, or lost."""
        n_each = self.columns.n_known_origins.take(self.touched_claims)
        is_known = self.columns.is_known_origin.take(self.origins_of_rest)
        claims, n_origins = runs(self.columns.claim_of_origin.take(self.origins_of_rest.compress(is_known)))
        n_each *= self._touched[2]
        n_each[np.searchsorted(self.touched_claims, claims)] = n_origins
        return n_each

    @cached_property
    def given_by_touched_claim(self) -> np.ndarray:
        """What each touched claim gives ``together``: itself, where it is found, or lost, and so many known origins."""
        return together(self._touched[2] if self.is_most else 1, self.n_origins_by_touched_claim)

    def groups(self, numbers: np.ndarray, sizes: np.ndarray) -> np.ndarray:
        """The rising numbers of the groups that are found, or lost, from ``numbers``: the group of each part that is.

        ``sizes`` says how many parts each group has.
        """
        return _complete(numbers, sizes) if self.is_most else _different(numbers, len(sizes))

    def there(self, given: np.ndarray, every: np.ndarray) -> np.ndarray:
        """What there is of ``every``, where ``given`` is what is found of it, or lost."""
        return every - given if self.is_most else given

    @cached_property
    def n_claims(self) -> int:
        """How many claims have an open row."""
        return int(self.there(len(self.claims), len(self.columns.claims.starts)))

    @cached_property
    def n_origins(self) -> int:
        """How many origins that are known have an open row."""
        return int(self.there(self.n_origins_by_touched_claim.sum(), self.columns.n_known_origins.sum()))

    @cached_property
    def cards(self) -> np.ndarray:
        """Of each claim that has an open row the one with the earliest day, by its number."""
        return self._firsts(self.columns.claims, self.columns.claim_number)

    @cached_property
    def tellings(self) -> np.ndarray:
        """The same of each claim and month."""
        return self._firsts(self.columns.months, self.columns.claim_number, self.columns.month)

    def _firsts(self, spans: Spans, *by: np.ndarray) -> np.ndarray:
        """The first open row of each span in the order of claim and day; it is where one of the columns ``by`` changes.

        Where nearly all rows are open it mostly is the very first one.
        """
        if self.n_open <= _NEARLY_ALL * len(self.columns):
            return self.by_day.compress(changes(*(column.take(self.by_day) for column in by)))
        firsts = self.columns.by_day.take(spans.starts)
        is_there = self._is_open.take(firsts)
        closed = np.flatnonzero(~is_there)
        rows, span = self.columns.by_day.take(within(spans, closed)), np.repeat(closed, spans.sizes.take(closed))
        is_open = self._is_open.take(rows)
        rows, span = rows.compress(is_open), span.compress(is_open)
        is_new = changes(span)
        firsts[span.compress(is_new)] = rows.compress(is_new)
        is_there[span] = True
        return firsts.compress(is_there)


def within(spans: Spans, numbers: np.ndarray) -> np.ndarray:
    """The places that belong to these spans, one behind the other."""
    sizes = spans.sizes.take(numbers)
    ends = np.cumsum(sizes, dtype=np.int64)
    return np.arange(int(sizes.sum())) + np.repeat(spans.starts.take(numbers) - (ends - sizes), sizes)


def together(first: np.ndarray | int, second: np.ndarray) -> np.ndarray:
    """Two columns of numbers of claims or origins as one, which takes half the time to add up."""
    return second + first * float(1 << _APART)


def apart(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The sums of both."""
    sums = sums.astype(np.int64)
    return sums >> _APART, sums & (1 << _APART) - 1


def _different(numbers: np.ndarray, n: int) -> np.ndarray:
    """Each of these numbers below ``n`` once, in their order."""
    if len(numbers) <= _FEW * n:
        return runs(np.sort(numbers, kind="stable"))[0]
    is_there = np.zeros(n, bool)
    is_there[numbers] = True
    return np.flatnonzero(is_there)


def _complete(numbers: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """The same of those that come as often as ``sizes`` says."""
    if len(numbers) > _FEW * len(sizes):
        return np.flatnonzero(np.bincount(numbers, minlength=len(sizes)) == sizes)
    found, n_each = runs(np.sort(numbers, kind="stable"))
    return found.compress(n_each == sizes.take(found))

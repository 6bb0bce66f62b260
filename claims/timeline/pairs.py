"""The pairs of an origin and a value of a facet, and of a claim and a value: by them many rows are counted."""

import numpy as np

from claims.timeline.columns import Columns, Lists, Spans, Values, changes, unique_pairs
from claims.timeline.filters import Facet
from claims.timeline.open_rows import Open, within
from claims.timeline.packed import Numbers, packed_of


class Pairs:
    """The pairs of an origin and a value, and of a claim and a value, that there are under a facet, numbered once.

    So what many open rows have is marked by numbers, which is quicker than to sort, and of many closed rows it can be
    said which pairs have no others. ``sizes``: of how many rows, lists or pairs of origins each is made. Where rows are
    open for bits of packed facets, those of a pair say by themselves whether it is found.
    """

    def __init__(self, columns: Columns, facet: Facet):
        values = columns.values[facet]
        self._n_values = len(values.keys)
        self._list, self._list_sizes, origin, number = _numbered(columns.origin_number, values.number)
        if len(self._list_sizes) == len(columns.origins.starts):  # each origin has one list: their numbers are its own
            self._list = columns.origin_number
        bits = _joined(packed_of(columns).bits, self._list, len(self._list_sizes))
        n_held = _small(values.lists.sizes.take(number))
        self._lists = Spans(np.cumsum(n_held, dtype=np.int32) - n_held, n_held)
        codes, origin = each_value(values.lists, number, origin)
        self._pair, self._pair_sizes, origin, code = _numbered(origin, codes)
        self._bits = _joined(np.repeat(bits, n_held), self._pair, len(code))
        claim = columns.claim_of_origin.take(origin)
        self._claim_pair, self._claim_sizes, claim_of_pair, self._claim_code = _numbered(claim, code)
        self._claim_bits = _joined(self._bits, self._claim_pair, len(self._claim_code))
        self._code = _small(np.where(columns.is_known_origin.take(origin), code, self._n_values))
        self._pairs_of_claims = _spans_by(claim, len(columns.claims.starts))
        self._claim_pairs_of_claims = _spans_by(claim_of_pair, len(columns.claims.starts))
        self._every = self._by_value(self._claim_code), self._by_value(self._code)

    def count(self, open_rows: Open) -> Numbers:
        """For each value how many claims, and origins, have it in these rows."""
        if open_rows.bits:
            return self._having(open_rows.bits)
        lists = self._found_lists(open_rows)
        pairs = open_rows.groups(self._pair.take(within(self._lists, lists)), self._pair_sizes)
        claim_pairs = open_rows.groups(self._claim_pair.take(pairs), self._claim_sizes)
        whole = within(self._pairs_of_claims, open_rows.whole_claims)
        of_origins = self._by_value(self._code.take(pairs)) + self._by_value(self._code.take(whole))
        whole = within(self._claim_pairs_of_claims, open_rows.whole_claims)
        of_claims = self._by_value(self._claim_code.take(claim_pairs)) + self._by_value(self._claim_code.take(whole))
        return open_rows.there(of_claims, self._every[0]), open_rows.there(of_origins, self._every[1])

    def _having(self, bits: tuple[np.uint32, ...]) -> Numbers:
        """The same of all pairs that have any of each of these bits."""
        of_claims, of_origins = (
            self._by_value(codes.compress(np.logical_and.reduce([of_pairs & each != 0 for each in bits])))
            for codes, of_pairs in ((self._claim_code, self._claim_bits), (self._code, self._bits))
        )
        return of_claims, of_origins

    def _found_lists(self, open_rows: Open) -> np.ndarray:
        if self._list is open_rows.columns.origin_number:
            return open_rows.origins_of_rest
        return open_rows.groups(self._list.take(open_rows.rest), self._list_sizes)

    def _by_value(self, codes: np.ndarray) -> np.ndarray:
        """How often each value comes; what stands for an origin that is not known comes after all of them."""
        return np.bincount(codes, minlength=self._n_values)[: self._n_values]


def count_pairs(open_rows: Open, values: Values) -> Numbers:
    """What ``Pairs.count`` gives, found by sorting the pairs of the open rows alone."""
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


def _joined(bits: np.ndarray, numbers: np.ndarray, n: int) -> np.ndarray:
    """The bits of all that has a number in one, for each number below ``n``."""
    joined = np.zeros(n, bits.dtype)
    np.bitwise_or.at(joined, numbers, bits)
    return joined


def _spans_by(numbers: np.ndarray, n: int) -> Spans:
    """Where each of the numbers below ``n`` begins among these, which rise, and how often it comes."""
    sizes = np.bincount(numbers, minlength=n).astype(np.int32)
    return Spans(np.cumsum(sizes, dtype=np.int32) - sizes, sizes)


def _small(numbers: np.ndarray) -> np.ndarray:
    """The same numbers in as few bytes as hold them."""
    return numbers.astype(np.min_scalar_type(numbers.max(initial=0)))

"""The entries of a dispute as columns of numbers, in which counting is quick.

Rows stand in the order of claim and origin. What belongs together is then neighbours, also of any part of the rows, and
different ones are counted by looking at where a column changes. To read all columns takes a while (``column_loading``);
a process keeps them, and after a change reads the claims that changed (``column_updating``). Tables of sums in the
database would want one for each way in which viewers, days and filters can be combined; columns want none, and the gate
alone says what is in them.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar

import numpy as np

from claims.timeline.filters import Facet
from claims.timeline.names import Names

#: In a column of ids or months: none. In a column of days: none, or none any more, so that it comes last.
NONE, NO_DAY = -1, np.iinfo(np.int32).max
#: The columns that hold a number for each row.
PLAIN = ("id", "claim", "origin", "appearance", "article", "speaker", "day", "last", "month", "manner")
#: So many readings that are costly to make are kept with columns.
MOST_COSTLY = 128

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Lists:
    """The different lists of values that rows hold under a facet, by number: most rows hold the same few.

    ``keys`` are the values by code, ``places`` their codes; list n has the codes ``codes[starts[n]:starts[n + 1]]``.
    ``numbers`` says which number a list has, as the database gave it.
    """

    keys: list[str]
    places: dict[str, int]
    codes: np.ndarray
    starts: np.ndarray
    numbers: dict[object, int]

    @property
    def sizes(self) -> np.ndarray:
        """How many values each list has."""
        return np.diff(self.starts)

    def having(self, keys: Iterable[str]) -> np.ndarray:
        """For each list whether it has one of these values."""
        asked = set(keys)
        return self.with_any(np.array([key in asked for key in self.keys], bool))

    def with_any(self, wanted: np.ndarray) -> np.ndarray:
        """The same of values by their codes, of each of which it is said whether it is ``wanted``."""
        owners = np.repeat(np.arange(len(self.starts) - 1), self.sizes)
        found = np.zeros(len(self.starts) - 1, bool)
        found[owners[wanted[self.codes]]] = True
        return found


@dataclass(frozen=True, slots=True)
class Values:
    """The values of one facet: for each row the number of its list."""

    lists: Lists
    number: np.ndarray

    @property
    def keys(self) -> list[str]:
        """All values, by code; some may have lost their last row."""
        return self.lists.keys

    def held(self) -> list[str]:
        """The values that rows have."""
        is_held = np.zeros(len(self.lists.starts) - 1, bool)
        is_held[self.number] = True
        codes = np.unique(self.lists.codes[np.repeat(is_held, self.lists.sizes)])
        return [self.keys[code] for code in codes.tolist()]

    def has_any(self, keys: Iterable[str]) -> np.ndarray:
        """For each row whether it has one of these values."""
        return self.lists.having(keys).take(self.number)


class Totals(NamedTuple):
    """What a dispute comes to, whatever the filters; months are counted since year 0, None where nothing has a date."""

    n_claims: int
    n_speakers: int
    n_articles: int
    first: int | None
    last: int | None


class Told(NamedTuple):
    """In how many articles, and on how many origins, the claims are told, for each row those of its claim."""

    n_articles: np.ndarray
    n_origins: np.ndarray


class Spans(NamedTuple):
    """Where groups of neighbours begin, and how many each has."""

    starts: np.ndarray
    sizes: np.ndarray


@dataclass(frozen=True, eq=False)
class Columns:
    """All entries that a viewer may see of one dispute. ``day`` and ``month`` are of the clock that was asked for.

    ``last`` is the last day on that clock, ``NO_DAY`` where it may be any later one. ``by_day`` are the rows in the
    order of claim and day, undated ones last. ``manner`` are places in the vocabulary. The claims ``withdrawn``
    have no rows any more: nothing is known of them but that. ``n_undated`` tellings have none because
    nobody knows by when they were published. ``names`` are those of all parties and publishers in the columns.
    """

    id: np.ndarray
    claim: np.ndarray
    origin: np.ndarray
    appearance: np.ndarray
    article: np.ndarray
    speaker: np.ndarray
    day: np.ndarray
    last: np.ndarray
    month: np.ndarray
    manner: np.ndarray
    by_day: np.ndarray
    values: dict[Facet, Values]
    withdrawn: np.ndarray
    n_undated: int = 0
    names: Names = Names({}, {})
    _remembered: dict[Hashable, object] = field(default_factory=dict)
    _latest: dict[Hashable, object] = field(default_factory=dict)
    _costly: dict[Hashable, object] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.claim)

    @cached_property
    def claim_number(self) -> np.ndarray:
        """The claims numbered from 0."""
        return _numbered(changes(self.claim))

    @cached_property
    def origin_number(self) -> np.ndarray:
        """The origins numbered from 0; of each claim those tellings that have none share a number."""
        return _numbered(changes(self.claim, self.origin))

    @cached_property
    def claims(self) -> Spans:
        """The rows of each claim; in the order of claim and day they are the same places."""
        return spans_of(changes(self.claim))

    @cached_property
    def origins(self) -> Spans:
        """The rows of each origin."""
        return spans_of(changes(self.claim, self.origin))

    @cached_property
    def is_known_origin(self) -> np.ndarray:
        """For each number of an origin whether it is one, or stands for none."""
        return self.origin.take(self.origins.starts) != NONE

    @cached_property
    def claim_of_origin(self) -> np.ndarray:
        """For each number of an origin that of its claim."""
        return self.claim_number.take(self.origins.starts)

    @cached_property
    def origins_of_claims(self) -> Spans:
        """The numbers of the origins of each claim."""
        return spans_of(changes(self.claim_of_origin))

    @cached_property
    def n_known_origins(self) -> np.ndarray:
        """For each number of a claim how many origins it has that are known."""
        return np.bincount(self.claim_of_origin.compress(self.is_known_origin), minlength=len(self.claims.starts))

    @cached_property
    def months(self) -> Spans:
        """The rows of each claim and month in the order of claim and day."""
        return spans_of(changes(self.claim_number, self.month.take(self.by_day)))

    @cached_property
    def place_by_day(self) -> np.ndarray:
        """The place of each row in ``by_day``."""
        places = np.empty(len(self), np.int32)
        places[self.by_day] = np.arange(len(self), dtype=np.int32)
        return places

    @cached_property
    def longer(self) -> np.ndarray:
        """The rows with a time of more than a day."""
        return np.flatnonzero((self.day != NO_DAY) & (self.last > self.day))

    @cached_property
    def totals(self) -> Totals:
        """Of all rows."""
        months = self.month[self.month != NONE]
        return Totals(
            n_claims=int(changes(self.claim).sum()),
            n_speakers=_n_different(self.speaker[self.speaker != NONE]),
            n_articles=_n_different(self.article),
            first=int(months.min()) if len(months) else None,
            last=int(months.max()) if len(months) else None,
        )

    @cached_property
    def told(self) -> Told:
        """Of all rows of each claim, which are neighbours by origin."""
        number = self.claim_number
        article = np.unique(self.article, return_inverse=True)[1]
        is_new = changes(self.claim, self.origin) & (self.origin != NONE)
        counted = (unique_pairs(number, article)[0], number[is_new])
        return Told(*(np.bincount(each, minlength=len(self)).astype(np.int32)[number] for each in counted))

    def is_alike(self, facet: Facet) -> bool:
        """Whether all rows of a claim have the same values under a facet, in every claim."""
        number = self.values[facet].number
        return self.remember(("is_alike", facet), lambda: not (changes(number) & ~changes(self.claim)).any())

    def remember(self, key: Hashable, make: Callable[[], Made], *, others: bool = True) -> Made:
        """What ``make`` gives for ``key``, made once. Without ``others`` only the latest that was made so is kept."""
        kept = self._remembered if others else self._latest
        found = kept.get(key)
        if found is None:
            found = make()
            if not others:
                kept.clear()
            kept[key] = found
        return found

    def remember_costly(self, key: Hashable, make: Callable[[], Made], is_costly: bool) -> Made:
        """What ``make`` gives for ``key``, made once where that is costly; the first ones go when there are many."""
        found = self._costly.get(key)
        if found is None:
            found = make()
            if is_costly:
                self._costly[key] = found
                if len(self._costly) > MOST_COSTLY:
                    self._costly.pop(next(iter(self._costly)), None)
        return found


def changes(*columns: np.ndarray) -> np.ndarray:
    """For each row whether it is the first, or differs from the one before it in one of these columns."""
    differs = np.zeros(len(columns[0]), bool)
    differs[:1] = True
    for column in columns:
        differs[1:] |= column[1:] != column[:-1]
    return differs


def runs(numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of numbers that are in their order each once, and how often it comes."""
    begins = np.flatnonzero(changes(numbers))
    return numbers.take(begins), np.diff(begins, append=len(numbers))


def unique_pairs(first: np.ndarray, second: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each pair of numbers once. Quick where ``first`` rises: a stable sort is, with what is nearly in order."""
    bits = int(second.max(initial=0)).bit_length()
    pairs = first.astype(np.int64) << bits | second
    pairs.sort(kind="stable")
    pairs = pairs.compress(changes(pairs))
    return pairs >> bits, pairs & (1 << bits) - 1


def spans_of(is_first: np.ndarray) -> Spans:
    """The groups of neighbours, from the first of each."""
    starts = np.flatnonzero(is_first)
    return Spans(starts.astype(np.int32), np.diff(starts, append=len(is_first)).astype(np.int32))


def _n_different(ids: np.ndarray) -> int:
    """Ids mostly lie close together: then to note each one's place is much quicker than to sort them."""
    if not len(ids) or ids.max() > 16 * len(ids):
        return len(np.unique(ids))
    return int(np.count_nonzero(np.bincount(ids)))


def _numbered(is_first: np.ndarray) -> np.ndarray:
    return np.cumsum(is_first, dtype=np.int32) - np.int32(1)

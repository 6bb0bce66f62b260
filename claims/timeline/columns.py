"""The entries of a dispute as columns of numbers, in which counting is quick.

Rows stand in the order of claim and origin. What belongs together is then neighbours, also of any part of the rows, and
different ones are counted by looking at where a column changes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import QuerySet

from claims.models import TimelineEntry
from claims.timeline.filters import FACETS, STANDING, Facet, Filters
from claims.timeline.standing import MARKS, standings_of

#: In a column of ids: none. In a column of days: none, so that it comes last.
NONE, NO_DAY = -1, np.iinfo(np.int64).max

_IDS = ("claim", "origin", "appearance", "article", "speaker")


@dataclass(frozen=True, slots=True)
class Values:
    """The values of one facet: pairs (row, code) in the order of code and row; ``keys`` are the values, by code."""

    keys: list[str]
    codes: np.ndarray
    rows: np.ndarray

    def rows_with(self, keys: Iterable[str]) -> np.ndarray:
        """The rows that have one of these values, some perhaps several times."""
        asked = set(keys)
        wanted = [code for code, key in enumerate(self.keys) if key in asked]
        return self.rows[np.isin(self.codes, wanted)]


@dataclass(frozen=True, slots=True)
class Columns:
    """All entries that a viewer may see of one dispute. ``days`` are those of the clock that was asked for."""

    claim: np.ndarray
    origin: np.ndarray
    appearance: np.ndarray
    article: np.ndarray
    speaker: np.ndarray
    day: np.ndarray
    month: np.ndarray
    manner: np.ndarray
    values: dict[Facet, Values]

    def __len__(self) -> int:
        return len(self.claim)


def load_columns(entries: QuerySet[TimelineEntry], filters: Filters) -> Columns:
    """The columns of ``entries`` (``standing.entries_of``) by the clock of the filters; one query."""
    facets = [facet for facet in FACETS if facet is not STANDING]
    names = [*_IDS, filters.day, "manner", *(filters.column(facet) for facet in facets), *MARKS]
    rows = list(zip(*entries.order_by().values_list(*names), strict=True)) or [() for _ in names]
    ids = [_numbers(column) for column in rows[: len(_IDS)]]
    order = np.lexsort((ids[2], ids[1], ids[0]))
    claim, origin, appearance, article, speaker = (column[order] for column in ids)
    days, manner = rows[len(_IDS) : len(_IDS) + 2]
    of_facets = dict(zip(facets, rows[len(_IDS) + 2 :], strict=False))
    of_facets[STANDING] = [standings_of(marks) for marks in zip(*rows[-len(MARKS) :], strict=True)]
    return Columns(
        claim=claim,
        origin=origin,
        appearance=appearance,
        article=article,
        speaker=speaker,
        day=np.array([NO_DAY if day is None else day.toordinal() for day in days], np.int64)[order],
        month=np.array([NONE if day is None else month_index(day) for day in days], np.int64)[order],
        manner=np.array(manner, np.str_)[order],
        values={facet: _values(facet, of_facets[facet], order) for facet in FACETS},
    )


def month_index(day: date) -> int:
    """Months since year 0."""
    return day.year * 12 + day.month - 1


def changes(*columns: np.ndarray) -> np.ndarray:
    """For each row whether it is the first, or differs from the one before it in one of these columns."""
    differs = np.zeros(len(columns[0]), bool)
    differs[:1] = True
    for column in columns:
        differs[1:] |= column[1:] != column[:-1]
    return differs


def _numbers(ids: Iterable[int | None]) -> np.ndarray:
    return np.array([NONE if one is None else one for one in ids], np.int64)


def _values(facet: Facet, column: Iterable, order: np.ndarray) -> Values:
    """Keys become codes in the order in which they turn up."""
    codes: dict[object, int] = {}
    pairs = [(row, codes.setdefault(key, len(codes))) for row, key in _each(facet, column)]
    rows, found = np.array(pairs, np.int64).reshape(-1, 2).T
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    rows = place[rows]
    by_code = np.lexsort((rows, found))
    return Values([str(key) for key in codes], found[by_code], rows[by_code])


def _each(facet: Facet, column: Iterable) -> Iterator[tuple[int, object]]:
    """The values of a column with the numbers of their rows; an empty one is none."""
    for row, held in enumerate(column):
        if facet.is_array:
            for key in held:
                yield row, key
        elif held is not None and held != "":
            yield row, held

"""The timeline as a table: one row per claim, sorted by a column.

Pages are counted here, not kept by a cursor: most columns hold one value many times, and a desk that sorts wants to
know how far it is. Every order ends with the claim, so that no row stands on two pages.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from django.db.models import Case, F, Value, When
from django.db.models.expressions import Combinable

from claims.models import Folded
from claims.terms import Certainty
from claims.timeline.columns import Columns
from claims.timeline.filters import Filters, Order
from claims.timeline.looks import Sort
from claims.timeline.paging import rows_in_order
from claims.timeline.query import with_ids

ROWS_A_PAGE = 50
#: Title, and the two ways to sort by it, that which is wanted first before the other.
_COLUMNS = (
    ("Day", Sort.DAY, Sort.DAY),
    ("Who said it", Sort.SPEAKER, Sort.SPEAKER_Z),
    ("Claim", None, None),
    ("About", None, None),
    ("Outlet", Sort.OUTLET, Sort.OUTLET_Z),
    ("Manner", None, None),
    ("Certainty", Sort.CERTAIN, Sort.UNCERTAIN),
    ("Articles", Sort.ARTICLES, Sort.FEW_ARTICLES),
    ("Origins", Sort.ORIGINS, Sort.FEW_ORIGINS),
    ("Checked", None, None),
)
_RUNG = Case(*(When(certainty=rung, then=rung.rung) for rung in Certainty), default=Value(0))
_IN_DATABASE = {
    **dict.fromkeys((Sort.SPEAKER, Sort.SPEAKER_Z), Folded("speaker__name")),
    **dict.fromkeys((Sort.OUTLET, Sort.OUTLET_Z), Folded("publisher__name")),
    **dict.fromkeys((Sort.CERTAIN, Sort.UNCERTAIN), _RUNG),
}
_FALLING = {Sort.SPEAKER_Z, Sort.OUTLET_Z, Sort.CERTAIN, Sort.ARTICLES, Sort.ORIGINS}


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head. ``query`` sorts by it, "" where it cannot; ``sorted_as`` is what ``aria-sort`` says."""

    title: str
    query: str | None
    sorted_as: str

    @property
    def is_number(self) -> bool:
        """Whether its values stand under each other digit by digit."""
        return self.title in ("Day", "Articles", "Origins")


@dataclass(frozen=True, slots=True)
class NumberedPage:
    """The ids of one page of entries, and where it stands among the others."""

    entries: list[int]
    number: int
    n_pages: int

    @property
    def previous(self) -> int | None:
        """The number of the page before it."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The number of the page after it."""
        return self.number + 1 if self.number < self.n_pages else None


def load_table_page(columns: Columns, filters: Filters, number: int) -> NumberedPage:
    """One page of the cards that pass the filters, the last where there are fewer; one query where names or certainty
    decide, which are no columns of numbers."""
    rows = rows_in_order(columns, filters)
    n_pages = max(1, -(-len(rows) // ROWS_A_PAGE))
    number = min(number, n_pages)
    page = slice((number - 1) * ROWS_A_PAGE, number * ROWS_A_PAGE)
    if filters.sort in _IN_DATABASE:
        ordered = with_ids(columns.id[rows].tolist()).order_by(*_order(filters)).values_list("pk", flat=True)
        return NumberedPage(list(ordered[page]), number, n_pages)
    return NumberedPage(columns.id[_by_figure(columns, rows, filters.sort)[page]].tolist(), number, n_pages)


def _by_figure(columns: Columns, rows: np.ndarray, sort: Sort) -> np.ndarray:
    """The rows by what is counted of their claims; those with as many stay in their order."""
    match sort:
        case Sort.ARTICLES | Sort.FEW_ARTICLES:
            n = columns.told.n_articles[rows]
        case Sort.ORIGINS | Sort.FEW_ORIGINS:
            n = columns.told.n_origins[rows]
        case _:
            return rows
    return rows[np.argsort(-n if sort in _FALLING else n, kind="stable")]


def columns_of_table(filters: Filters) -> list[Column]:
    """The heads of the columns; the one that is sorted by offers to turn round."""
    return [_column(title, first, other, filters) for title, first, other in _COLUMNS]


def _column(title: str, first: Sort | None, other: Sort | None, filters: Filters) -> Column:
    if first is None:
        return Column(title, None, "")
    if filters.sort not in (first, other):
        return Column(title, replace(filters, sort=first).query(), "")
    if first == Sort.DAY:
        turned = filters.ordered(Order.OLDEST if filters.order == Order.NEWEST else Order.NEWEST)
        return Column(title, turned.query(), "descending" if filters.order == Order.NEWEST else "ascending")
    turned = replace(filters, sort=other if filters.sort == first else first)
    return Column(title, turned.query(), "descending" if filters.sort in _FALLING else "ascending")


def _order(filters: Filters) -> Iterator[Combinable | str]:
    """The column sorted by, then the day, then the claim."""
    value = _IN_DATABASE[filters.sort]
    yield value.desc(nulls_last=True) if filters.sort in _FALLING else value.asc(nulls_last=True)
    day = F(filters.day)
    if filters.order == Order.OLDEST:
        yield from (day.asc(nulls_last=True), "claim")
    else:
        yield from (day.desc(nulls_last=True), "-claim")

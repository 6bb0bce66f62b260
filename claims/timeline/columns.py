"""The entries of a dispute as columns of numbers, in which counting is quick.

Rows stand in the order of claim and origin. What belongs together is then neighbours, also of any part of the rows, and
different ones are counted by looking at where a column changes. To read all columns takes a while; they are kept as
long as the data they come from is the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast

from claims.models import Dispute, TimelineEntry
from claims.permissions import Gate
from claims.terms import Clock
from claims.timeline.filters import ABOUT, FACETS, FIRST, PUBLISHER, ROLE, SPEAKER, STANDING, Facet, Filters
from claims.timeline.keeping import Keep
from claims.timeline.longer_times import past_of
from claims.timeline.names import Names, load_names
from claims.timeline.standing import MARKS, entries_for_counting, standings_of
from claims.timeline.viewing import key_of_view, view_holds_until

#: In a column of ids: none. In a column of days: none, or none any more, so that it comes last.
NONE, NO_DAY = -1, np.iinfo(np.int64).max

_IDS = ("id", "claim_id", "origin_id", "appearance_id", "article_id", "speaker_id")
#: Columns of which every row holds the same.
_TOTALS = ("n_withdrawn", "n_undated")


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


@dataclass(frozen=True, eq=False)
class Columns:
    """All entries that a viewer may see of one dispute. ``day`` and ``month`` are of the clock that was asked for.

    ``last`` is the last day on that clock, ``NO_DAY`` where it may be any later one. ``by_day`` are the rows in the
    order of claim and day, undated ones last. ``n_withdrawn`` claims have no rows any more: nothing is known of them
    but that they were withdrawn. ``n_undated`` tellings have none because nobody knows by when they were published.
    ``names`` are those of all parties and publishers in the columns.
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
    n_withdrawn: int = 0
    n_undated: int = 0
    names: Names = Names({}, {})

    def __len__(self) -> int:
        return len(self.claim)

    @cached_property
    def totals(self) -> Totals:
        """Of all rows."""
        months = self.month[self.month != NONE]
        return Totals(
            n_claims=int(changes(self.claim).sum()),
            n_speakers=len(np.unique(self.speaker[self.speaker != NONE])),
            n_articles=len(np.unique(self.article)),
            first=int(months.min()) if len(months) else None,
            last=int(months.max()) if len(months) else None,
        )

    @cached_property
    def told(self) -> Told:
        """Of all rows of each claim, which are neighbours by origin."""
        number = np.cumsum(changes(self.claim)) - 1
        by_article = np.lexsort((self.article, number))
        is_further = changes(number[by_article], self.article[by_article])
        is_new = changes(self.claim, self.origin) & (self.origin != NONE)
        counted = (number[by_article][is_further], number[is_new])
        return Told(*(np.bincount(each, minlength=len(self))[number] for each in counted))


_KEPT: Keep[tuple, Columns] = Keep(most=24)


def columns_of(gate: Gate, dispute: Dispute, filters: Filters) -> Columns:
    """The columns of all entries that the viewer may see, by the clock of the filters. One query where they are kept.

    Only what is asked of them is the matter of the filters, so any filters find them kept.
    """
    return _KEPT.get(
        key_of_view(gate, dispute, filters.clock),
        gate.now,
        lambda: with_names(load_columns(entries_for_counting(gate, dispute), filters)),
        lambda: view_holds_until(gate),
    )


def names_in(gate: Gate, dispute: Dispute, clock: Clock) -> Names:
    """The names of all parties and publishers that the viewer may see in a dispute; columns by any clock hold them."""
    return columns_of(gate, dispute, Filters(clock=clock, known=gate.known)).names


def with_names(columns: Columns) -> Columns:
    """The same with the names of all parties and publishers in them; one query."""
    parties, publishers = (
        {int(pk) for facet in facets for key in columns.values[facet].keys if (pk := key.rpartition(":")[2]).isdigit()}
        for facets in ((SPEAKER, ABOUT, ROLE), (FIRST, PUBLISHER))
    )
    return replace(columns, names=load_names(parties, publishers))


def load_columns(entries: QuerySet[TimelineEntry], filters: Filters) -> Columns:
    """The columns of ``entries`` (``standing.entries_for_counting``) by the clock of the filters; one query."""
    facets = [facet for facet in FACETS if facet is not STANDING]
    names = [*_IDS, filters.day, past_of(filters.clock), "manner", *(_read(facet, filters) for facet in facets), *MARKS]
    rows = entries.order_by().values_list(*names, *_TOTALS)
    columns = list(zip(*rows, strict=True)) or [() for _ in (*names, *_TOTALS)]
    ids = [_numbers(column) for column in columns[: len(_IDS)]]
    order = np.lexsort((ids[3], ids[2], ids[1]))
    pk, claim, origin, appearance, article, speaker = (column[order] for column in ids)
    days, pasts, manner, *held, n_withdrawn, n_undated = columns[len(_IDS) :]
    of_facets = dict(zip(facets, held, strict=False))
    of_facets[STANDING] = list(zip(*held[-len(MARKS) :], strict=True))
    day = _ordinals(days)[order]
    return Columns(
        id=pk,
        claim=claim,
        origin=origin,
        appearance=appearance,
        article=article,
        speaker=speaker,
        day=day,
        last=_last(_ordinals(pasts)[order]),
        month=np.array([NONE if day is None else month_index(day) for day in days], np.int64)[order],
        manner=np.array(manner, np.str_)[order],
        by_day=np.lexsort((appearance, day, claim)),
        values={facet: _values(facet, of_facets[facet], order) for facet in FACETS},
        n_withdrawn=(n_withdrawn and n_withdrawn[0]) or 0,
        n_undated=(n_undated and n_undated[0]) or 0,
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


def _read(facet: Facet, filters: Filters) -> str | Cast:
    """A column, an array as text: the same few are then taken apart once each."""
    column = filters.column(facet)
    return Cast(F(column), TextField()) if facet.is_array else column


def _numbers(ids: Sequence[int | None]) -> np.ndarray:
    return np.array([NONE if one is None else one for one in ids], np.int64)


def _ordinals(days: Sequence[date | None]) -> np.ndarray:
    return np.array([NO_DAY if day is None else day.toordinal() for day in days], np.int64)


def _last(past: np.ndarray) -> np.ndarray:
    return np.where(past == NO_DAY, NO_DAY, past - 1)


def _values(facet: Facet, column: Sequence, order: np.ndarray) -> Values:
    """Keys become codes in the order in which they turn up. Many rows hold the same: that is looked at once."""
    alike: dict[object, int] = {}
    number = np.array([alike.setdefault(held, len(alike)) for held in column], np.int64)[order]
    codes: dict[str, int] = {}
    of_number = [[codes.setdefault(key, len(codes)) for key in _keys(facet, held)] for held in alike]
    n_keys = np.array([len(keys) for keys in of_number], np.int64)[number]
    rows = np.repeat(np.arange(len(number)), n_keys)
    found = np.array([code for one in number.tolist() for code in of_number[one]], np.int64)
    by_code = np.lexsort((rows, found))
    return Values(list(codes), found[by_code], rows[by_code])


def _keys(facet: Facet, held: object) -> list[str]:
    """The values of one row; none is none."""
    if facet is STANDING:
        return standings_of(held)
    if facet.is_array:
        return held.strip("{}").split(",") if held != "{}" else []
    return [] if held in (None, "") else [str(held)]

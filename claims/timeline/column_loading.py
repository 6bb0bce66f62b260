"""Columns out of the entry table, a part at a time, so that hardly more is in memory than they themselves."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice

import numpy as np
from django.db.models import F, Func, IntegerField, QuerySet, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from claims.models import Dispute
from claims.models.prepared import Place
from claims.permissions import Gate
from claims.permissions.gated import Gated
from claims.terms import Clock, Manner, Publishes
from claims.timeline.beside import load_beside
from claims.timeline.columns import NO_DAY, NONE, Columns, Lists, Values
from claims.timeline.filters import ABOUT, FACETS, FIRST, PUBLISHER, ROLE, SPEAKER, STANDING, Facet, Filters
from claims.timeline.longer_times import past_of
from claims.timeline.named_then import named_then
from claims.timeline.standing import MARKS, entries_for_counting, standings_of

_AT_ONCE = 10_000
_IDS = ("id", "claim_id", "origin_id", "appearance_id", "article_id", "speaker_id")
_MANNERS = {manner.value: place for place, manner in enumerate(Manner)}
_NO_LISTS = Lists([], {}, np.zeros(0, np.int32), np.zeros(1, np.int64), {})
_YEAR_1 = np.datetime64("0001-01-01")


def load_columns(
    gate: Gate,
    dispute: Dispute,
    filters: Filters,
    claims: Collection[int] | None = None,
    like: Columns | None = None,
) -> Columns:
    """All entries that the viewer may see, by the clock of the filters; two queries.

    ``claims``: only those of these claims. ``like``: values have the codes that they have there.
    """
    read = [_FacetRead(facet, like.values[facet].lists if like else _NO_LISTS) for facet in FACETS]
    parts = [_numbers_of(rows, read) for rows in _parts(_rows(gate, dispute, filters.clock, claims))]
    columns = [np.concatenate(column) for column in zip(*(parts or [_numbers_of([], read)]), strict=True)]
    pk, claim, origin, appearance, article, speaker, day, past, manner, *numbers = _ordered(columns)
    columns = Columns(
        id=pk,
        claim=claim,
        origin=origin,
        appearance=appearance,
        article=article,
        speaker=speaker,
        day=day,
        last=np.where(past == NO_DAY, NO_DAY, past - 1),
        month=months_of(day),
        manner=manner.astype(np.int8),
        by_day=np.lexsort((appearance, day, claim)).astype(np.int32),
        values={one.facet: Values(one.lists(), number) for one, number in zip(read, numbers, strict=True)},
        withdrawn=np.zeros(0, np.int64),
    )
    beside = load_beside(gate, dispute, *named_in(columns), claims)
    columns = _with_lists(columns, read, named_then(beside.roles))
    return replace(
        columns,
        names=beside.names.only(*named_in(columns)),
        withdrawn=np.array(beside.withdrawn, np.int64),
        n_undated=len(beside.undated),
    )


def named_in(columns: Columns) -> tuple[set[int], set[int]]:
    """The ids of all parties and publishers in the rows."""
    parties, publishers = (
        {
            int(pk)
            for facet in facets
            for key in columns.values[facet].held()
            if (pk := key.rpartition(":")[2]).isdigit()
        }
        for facets in ((SPEAKER, ABOUT, ROLE), (FIRST, PUBLISHER))
    )
    return parties, publishers


def months_of(days: np.ndarray) -> np.ndarray:
    """The months, counted since year 0, in which days lie; ``NONE`` of none."""
    dated = np.where(days == NO_DAY, 1, days)
    months = (_YEAR_1 + (dated - 1).astype("timedelta64[D]")).astype("datetime64[M]").astype(np.int32) + 12 * 1970
    return np.where(days == NO_DAY, np.int32(NONE), months)


def _rows(gate: Gate, dispute: Dispute, clock: Clock, claims: Collection[int] | None) -> Iterator[tuple]:
    how = dispute.publishes, clock
    if claims is None:
        return _all_rows[how].each(gate, _AT_ONCE, dispute=dispute.pk)
    return iter(_rows_of_claims[how](gate, dispute=dispute.pk, claims=list(claims)))


def _asked(
    publishes: Publishes, clock: Clock, gate: Gate, dispute: int | Place, claims: Collection[int] | Place | None = None
) -> QuerySet:
    """What is read of each entry; of the dispute it is enough to know the key and what it publishes."""
    facets = (_read(facet) for facet in FACETS if facet is not STANDING)
    days = _ordinal(F(Filters(clock=clock).day)), _ordinal(past_of(clock))
    entries = entries_for_counting(gate, Dispute(pk=dispute, publishes=publishes), claims).order_by()
    return entries.values_list(*_IDS, *days, "manner", *facets, *MARKS)


#: By what a dispute publishes and by the clock; put together once, which takes longer than to ask for a small dispute.
_all_rows, _rows_of_claims = (
    {(publishes, clock): Gated(partial(_asked, publishes, clock), *names) for publishes in Publishes for clock in Clock}
    for names in (("dispute",), ("dispute", "claims"))
)


def _parts(rows: Iterator[tuple]) -> Iterator[list[tuple]]:
    return iter(lambda: list(islice(rows, _AT_ONCE)), [])


def _read(facet: Facet) -> str | Cast:
    """A column as it is today, an array as text: the same few are then taken apart once each."""
    return Cast(F(facet.column), TextField()) if facet.is_array else facet.column


def _ordinal(day: Combinable) -> Func:
    """A day counted as ``date.toordinal`` does."""
    return Func(day, template="(%(expressions)s - DATE '0001-01-01' + 1)", output_field=IntegerField())


def _numbers_of(rows: list[tuple], read: "list[_FacetRead]") -> list[np.ndarray]:
    """Rows as columns of numbers: ids, day, day after the last, manner, the list of each facet."""
    columns = list(zip(*rows, strict=True)) or [()] * (len(_IDS) + 3 + len(read) - 1 + len(MARKS))
    ids, (day, past, manner), held = columns[: len(_IDS)], columns[len(_IDS) :][:3], columns[len(_IDS) + 3 :]
    marks = list(zip(*held[-len(MARKS) :], strict=True))
    of_facets = iter(held[: -len(MARKS)])
    return [
        *(_filled(column, NONE, np.int64) for column in ids),
        *(_filled(column, NO_DAY, np.int32) for column in (day, past)),
        np.array([_MANNERS[one] for one in manner], np.int32),
        *(one.number(marks if one.facet is STANDING else next(of_facets)) for one in read),
    ]


def _filled(column: Sequence[int | None], none: int, kind: type) -> np.ndarray:
    return np.array([none if one is None else one for one in column], kind)


def _ordered(columns: list[np.ndarray]) -> list[np.ndarray]:
    """In the order of claim, origin and appearance."""
    _, claim, origin, appearance, *_ = columns
    order = np.lexsort((appearance, origin, claim))
    return [column[order] for column in columns]


def _with_lists(columns: Columns, read: "list[_FacetRead]", lists: dict[Facet, dict[int, str]]) -> Columns:
    """With other lists under a facet for the rows of some claims."""
    values = dict(columns.values)
    for one in read:
        if of_claims := lists.get(one.facet):
            number = _put_in(of_claims, columns.claim, one, values[one.facet].number)
            values[one.facet] = Values(one.lists(), number)
    return replace(columns, values=values)


def _put_in(lists: dict[int, str], claim: np.ndarray, read: "_FacetRead", number: np.ndarray) -> np.ndarray:
    """The numbers of the lists of rows (in the order of their claims), those of some claims replaced by others."""
    number = number.copy()
    rows = zip(*(np.searchsorted(claim, list(lists), side) for side in ("left", "right")), strict=True)
    for (begin, end), new in zip(rows, read.number(list(lists.values())), strict=True):
        number[begin:end] = new
    return number


class _FacetRead:
    """Numbers the different lists of values under a facet as they turn up, those known ``before`` as they were."""

    def __init__(self, facet: Facet, before: Lists):
        self.facet, self._before = facet, before
        self._numbers = dict(before.numbers)

    def number(self, column: Sequence) -> np.ndarray:
        """The number of the list of each row."""
        numbers = self._numbers
        return np.array([numbers.setdefault(held, len(numbers)) for held in column], np.int32)

    def lists(self) -> Lists:
        """All lists that turned up, and those before."""
        codes = {key: code for code, key in enumerate(self._before.keys)}
        held = map(partial(_keys, self.facet), islice(self._numbers, len(self._before.numbers), None))
        new = [[codes.setdefault(key, len(codes)) for key in keys] for keys in held]
        ends = self._before.starts[-1] + np.cumsum([len(codes) for codes in new], dtype=np.int64)
        flat = np.fromiter(chain.from_iterable(new), np.int32)
        return Lists(
            list(codes),
            codes,
            np.concatenate([self._before.codes, flat]),
            np.concatenate([self._before.starts, ends]),
            self._numbers,
        )


def _keys(facet: Facet, held: object) -> list[str]:
    """The values of one row; none is none."""
    if facet is STANDING:
        return standings_of(held)
    if facet.is_array:
        return held.strip("{}").split(",") if held != "{}" else []
    return [] if held in (None, "") else [str(held)]

"""Which claims a search finds, by their own wording or by the words of a telling, and in which order.

What finds fewer than ``MOST_READ`` tellings, and wordings, is counted and ranked. To rank hundreds of thousands would
take seconds, and nobody reads on so far: they stand by day, as an index has them, and are said to be more than so many.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import BigIntegerField, Count, Expression, F, FloatField, Q, QuerySet, Value

from claims.models import Appearance, Claim, TimelineEntry, prepared
from claims.permissions import Gate
from claims.permissions.gated import Gated
from claims.terms import Clock
from claims.timeline.columns import Columns, Spans
from claims.timeline.columns_kept import all_at_hand
from claims.timeline.matches import OWN_WORDING, Matches, MoreThan, Place
from claims.timeline.open_rows import within
from claims.timeline.query import among, among_array, as_array
from claims.timeline.wordings import worded_by_then
from claims.timeline.words import query_of

#: "More than" the latter is said of what comes to the former, some of which may be hidden.
MOST_READ, MOST_SAID = 11_000, 10_000
#: Where readers see fewer claims than one in so many hits that were read, others may be the ones that they see.
_LEAST_SEEN = 100
#: On so many days each claim is told, to begin with; those of one claim mostly come together.
_DAYS_A_CLAIM = 2
_TELLINGS_A_CLAIM = 4
#: The index of entries by day, from either end.
_EARLIEST = ("published_on", "claim", "appearance")
_LATEST = tuple(f"-{column}" for column in _EARLIEST)


@dataclass(frozen=True, slots=True)
class _Keys:
    """Of what a query finds: all of it, whoever may see it, or where that is very much all that the viewer may see,
    which then ``are_picked``; or how many of these there are ``more_than``."""

    keys: list[int]
    are_picked: bool = False
    more_than: MoreThan | None = None


def find(gate: Gate, words: str) -> Matches:
    """What ``words`` find of all that the viewer may see; four queries, or seven where readers see little of it.

    The indexes of words are asked first, and then the gate about what they gave: to both at once the planner reads all
    that may be seen.
    """
    query = query_of(words)
    told = _found(gate, tellings, "appearance", query)
    if told.more_than:
        return Matches.among([], told.more_than)
    worded = _found(gate, wordings, "claim", query)
    if worded.more_than:
        return Matches.among([], worded.more_than)
    return _seen(gate, Matches.among(_ranked(words, told, worded)))


def _ranked(words: str, told: _Keys, worded: _Keys) -> list[tuple[int, int, float]]:
    """Claim, telling and rank of these, which ``words`` found; at most one query.

    To find all once more, with their ranks, takes a third of the time that looking for each takes.
    """
    if not (told.keys or worded.keys):
        return []
    if told.are_picked or worded.are_picked:
        return _ranks_of_picked()(words=words, told=as_array(told.keys), worded=as_array(worded.keys))
    return _ranks_of_all()(words=words)


def _seen(gate: Gate, found: Matches) -> Matches:
    """Those that the viewer may see; at most one query.

    The gate is asked for what stands in no timeline that the process keeps: what does has come through it.
    """
    is_seen = np.zeros(len(found.claims), bool)
    for columns in [] if gate.known else all_at_hand(gate):
        is_seen |= _standing_in(columns, found)
    if not is_seen.all():
        left = found.only(~is_seen)
        passing = Matches.among(_passing(gate, told=as_array(left.told), worded=as_array(left.worded)))
        is_seen |= _among(found, passing.told, passing.worded)
    return found.only(is_seen)


def _standing_in(columns: Columns, found: Matches) -> np.ndarray:
    """For each of what was found whether it stands in this timeline.

    Of each claim the rows are neighbours: to look for the tellings among all rows takes several times as long.
    """
    claims = np.unique(found.claims)
    starts, ends = (np.searchsorted(columns.claim, claims, side) for side in ("left", "right"))
    is_there = starts < ends
    rows = within(Spans(starts, ends - starts), np.flatnonzero(is_there))
    return _among(found, columns.appearance.take(rows), claims.compress(is_there))


def _among(found: Matches, told: np.ndarray, worded: np.ndarray) -> np.ndarray:
    """For each of what was found whether it is one of these tellings, or a wording of one of these claims."""
    return np.where(found.are_told, np.isin(found.tellings, told), np.isin(found.claims, worded))


@cache
def _ranks_of_all() -> prepared.Prepared[tuple[int, int, float]]:
    """Claim, telling and rank of what ``words`` find, whoever may see it; no more than are read."""
    words = prepared.Place("words")
    query = query_of(words)
    told, worded = _of_claims().filter(search=query), Claim.objects.filter(search=query).order_by()
    return prepared.Prepared(_with_ranks(told[:MOST_READ], worded[:MOST_READ], words))


@cache
def _ranks_of_picked() -> prepared.Prepared[tuple[int, int, float]]:
    """The same of these tellings and claims."""
    told, worded, words = (prepared.Place(name) for name in ("told", "worded", "words"))
    rows = _of_claims().filter(pk__in=among_array(told)), Claim.objects.filter(pk__in=among_array(worded)).order_by()
    return prepared.Prepared(_with_ranks(*rows, words))


def _of_claims() -> QuerySet[Appearance]:
    return Appearance.objects.filter(claim__isnull=False).order_by()


def _with_ranks(told: QuerySet[Appearance], worded: QuerySet[Claim], words: Expression) -> QuerySet:
    """Of tellings and of claims: claim, telling or ``OWN_WORDING``, and how well ``words`` fit."""
    return _both(told, worded, SearchRank(F("search"), query_of(words)))


def _both(told: QuerySet[Appearance], worded: QuerySet[Claim], rank: Expression) -> QuerySet:
    own_wording = Value(OWN_WORDING, BigIntegerField())
    return told.values_list("claim", "pk", rank).union(worded.values_list("pk", own_wording, rank), all=True)


#: Those of these tellings and claims that the viewer may see, as rows of ``Matches``, without a rank.
_passing: Gated[tuple[int, int, float]] = Gated(
    lambda gate, told, worded: _both(
        tellings(gate).filter(pk__in=among_array(told)),
        wordings(gate).filter(pk__in=among_array(worded)),
        Value(0.0, FloatField()),
    ),
    *("told", "worded"),
)


def wordings(gate: Gate) -> QuerySet[Claim]:
    """The claims that may be found by their own wording."""
    return gate.claims().filter(worded_by_then(gate)).order_by()


def tellings(gate: Gate) -> QuerySet[Appearance]:
    """The tellings that may be found by their words."""
    return gate.appearances().filter(claim__isnull=False).order_by()


def find_some(gate: Gate, query: SearchQuery, n: int) -> QuerySet:
    """The keys of claims that a query finds, each once: all of them, or at least ``n``."""
    worded = wordings(gate).filter(search=query).values("pk")[:n]
    return worded.union(tellings(gate).filter(search=query).values("claim")[: n * _TELLINGS_A_CLAIM])


def _found(gate: Gate, rows: Callable[[Gate], QuerySet], column: str, query: SearchQuery) -> _Keys:
    """The keys of what a query finds of ``rows``, which the viewer may see. ``column`` is that of the entries which
    points to them."""
    found = TimelineEntry._meta.get_field(column).related_model.objects.filter(search=query).order_by()
    keys = list(found.values_list("pk", flat=True)[:MOST_READ])
    if len(keys) < MOST_READ:
        return _Keys(keys)
    more_than = _more_than(gate, column, keys)
    if more_than.n_claims >= MOST_READ // _LEAST_SEEN:
        return _Keys(keys, more_than=more_than)
    keys = list(rows(gate).filter(search=query).values_list("pk", flat=True)[:MOST_READ])
    return _Keys(keys, True, _more_than(gate, column, keys) if len(keys) == MOST_READ else None)


def _more_than(gate: Gate, column: str, keys: list[int]) -> MoreThan:
    """What there is more than, as these are part of what was found.

    Counted in what the process keeps of timelines, where it does: to look for so many keys takes tens of milliseconds.
    """
    if kept := all_at_hand(gate):
        seen = [(columns, np.isin(getattr(columns, column), keys)) for columns in kept]
        return MoreThan(*(_rounded(_n_different(name, seen)) for name in ("claim", column)))
    seen = gate.entries().filter(**{f"{column}__in": among(keys)})
    counted = seen.aggregate(claims=Count("claim", distinct=True), tellings=Count(column, distinct=True))
    return MoreThan(_rounded(counted["claims"]), _rounded(counted["tellings"]))


def _n_different(name: str, seen: list[tuple[Columns, np.ndarray]]) -> int:
    """How many different ids this column has in these rows of all columns."""
    return len(np.unique(np.concatenate([getattr(columns, name).compress(is_seen) for columns, is_seen in seen])))


def _rounded(n: int) -> int:
    """A round number that ``n`` is more than, for saying it."""
    n = max(min(n - 1, MOST_SAID), 0)
    return n if n < 100 else n // 100 * 100


def by_day(gate: Gate, matches: Matches, oldest_first: bool) -> list[Place]:
    """All claims that were found, by the day of their first telling, or the other way round of their last: of those
    that have the words, or stand for a claim whose wording has. Undated ones come last. One query."""
    found = Q(pk__in=matches.told.tolist()) | Q(claim__in=matches.worded.tolist())
    day = F("article__published__startswith")
    by_day = day.asc(nulls_last=True) if oldest_first else day.desc(nulls_last=True)
    return _once(gate.appearances().filter(found).order_by(by_day, "claim", "pk").values_list("claim", "pk"))


def walk_by_day(gate: Gate, query: SearchQuery, oldest_first: bool, n: int) -> list[Place]:
    """The first ``n`` of what ``by_day`` gives, where there is too much to be read: as far as it is dated.

    From one end of the timeline each telling is looked at until there are enough. One query, and some more where few
    claims are told by many.
    """
    order, beyond = (_EARLIEST, "gt") if oldest_first else (_LATEST, "lt")
    rows = _dated(gate).filter(_tells(gate, query)).order_by(*order).distinct("published_on", "claim")
    told: list[tuple[int, int]] = []
    n_read = n
    while True:
        n_read *= _DAYS_A_CLAIM
        read = list(rows.values_list("published_on", "claim", "appearance")[:n_read])
        told += [(claim, telling) for _, claim, telling in read]
        places = _once(told)
        if len(places) >= n or len(read) < n_read:
            return places[:n]
        day, *_ = read[-1]
        seen = [place.claim for place in places]
        rows = rows.filter(**{f"published_on__{beyond}e": day}).exclude(claim__in=seen)


def _dated(gate: Gate) -> QuerySet[TimelineEntry]:
    """Dated entries; a day to which the gate is wound back is where to begin."""
    dated = gate.entries().filter(published_on__isnull=False)
    if gate.known and gate.known.clock == Clock.PUBLISHED:
        return dated.filter(published_on__lte=gate.known.day)
    return dated


def _tells(gate: Gate, query: SearchQuery) -> Q:
    """Whether an entry's own words are found, or those of its claim; wound back the former alone say what was known."""
    told = Q(appearance__search=query)
    return told if gate.known else told | Q(claim__search=query)


def _once(rows: Iterable[tuple[int, int]]) -> list[Place]:
    """Each claim with the first of its tellings."""
    first: dict[int, int] = {}
    for claim, telling in rows:
        first.setdefault(claim, telling)
    return [Place(claim, telling) for claim, telling in first.items()]

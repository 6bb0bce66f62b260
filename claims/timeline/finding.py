"""Which claims a search finds, by their own wording or by the words of a telling, and in which order.

What finds fewer than ``MOST_READ`` tellings, and wordings, is counted and ranked. To rank hundreds of thousands would
take seconds, and nobody reads on so far: they stand by day, as an index has them, and are said to be more than so many.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import BigIntegerField, Count, Expression, F, Q, QuerySet, Value

from claims.models import Appearance, Claim, TimelineEntry, prepared
from claims.permissions import Gate
from claims.permissions.gated import Gated
from claims.terms import Clock
from claims.timeline.columns import Columns, Spans
from claims.timeline.columns_kept import all_at_hand
from claims.timeline.open_rows import within
from claims.timeline.query import among, among_array, as_array
from claims.timeline.wordings import worded_by_then

CONFIG = "english"
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
class Place:
    """A claim that was found, and the telling to show with it, where one has the words."""

    claim: int
    telling: int | None


@dataclass(frozen=True, slots=True)
class MoreThan:
    """Of what was found there is more than so many claims and so many tellings: round numbers."""

    n_claims: int
    n_tellings: int


@dataclass(frozen=True, slots=True)
class Matches:
    """The tellings whose words were found (id, claim, rank), and the claims whose wording was, with its rank; or what
    there is ``more_than``, where it is too much to be read."""

    told: list[tuple[int, int, float]]
    worded: dict[int, float]
    more_than: MoreThan | None = None

    @property
    def n_claims(self) -> int:
        """How many claims were found, or what there are more than."""
        if self.more_than:
            return self.more_than.n_claims
        return len(self.worded.keys() | {claim for _, claim, _ in self.told})

    def best(self) -> list[Place]:
        """All claims, the best first: one counts as much as the best of its wording and its tellings."""
        best: dict[int, tuple[float, int]] = {}
        for telling, claim, rank in self.told:
            best[claim] = max(best.get(claim, (0, 0)), (rank, -telling))
        ranks = {claim: max(rank, self.worded.get(claim, 0)) for claim, (rank, _) in best.items()}
        ranks = self.worded | ranks
        ordered = sorted(ranks, key=lambda claim: (-ranks[claim], claim))
        return [Place(claim, -best[claim][1] if claim in best else None) for claim in ordered]


def query_of(words: str | Expression) -> SearchQuery:
    """What somebody searches for, as they wrote it."""
    return SearchQuery(words, search_type="websearch", config=CONFIG)


def find(gate: Gate, words: str) -> Matches:
    """What ``words`` find of all that the viewer may see; four queries, or eight where readers see little of it.

    The indexes of words are asked first, and then the gate about what they gave: to both at once the planner reads all
    that may be seen.
    """
    query = query_of(words)
    told, more_than = _found(gate, tellings, "appearance", query)
    if more_than:
        return Matches([], {}, more_than)
    worded, more_than = _found(gate, wordings, "claim", query)
    if more_than:
        return Matches([], {}, more_than)
    rows = _ranked(gate, words, told, worded) if told or worded else []
    return Matches(
        [(telling, claim, rank) for claim, telling, rank in rows if telling],
        {claim: rank for claim, telling, rank in rows if not telling},
    )


def _ranked(gate: Gate, words: str, told: list[int], worded: list[int]) -> list[tuple[int, int | None, float]]:
    """Those of these tellings and claims, found by ``words``, that the viewer may see: claim, telling or None, rank.

    The gate is asked for what stands in no timeline that the process keeps: what does has come through it. To find all
    once more, with their ranks, takes a third of the time that looking for each takes.
    """
    kept = [] if gate.known else all_at_hand(gate)
    if not kept:
        return _gated_ranks(gate, words=words, told=as_array(told), worded=as_array(worded))
    rows = _all_ranks()(words=words)
    seen_claims, seen_tellings = _standing_in(kept, {claim for claim, _, _ in rows if claim})
    rows = [row for row in rows if (row[1] in seen_tellings if row[1] else row[0] in seen_claims)]
    told_left = set(told).difference(telling for _, telling, _ in rows if telling)
    worded_left = set(worded).difference(claim for claim, telling, _ in rows if not telling)
    if told_left or worded_left:
        rows += _gated_ranks(gate, words=words, told=as_array(told_left), worded=as_array(worded_left))
    return rows


def _standing_in(kept: list[Columns], claims: set[int]) -> tuple[set[int], set[int]]:
    """Those of the claims that stand in these timelines, and all their tellings there.

    Of each claim the rows are neighbours: to look for the tellings among all rows takes several times as long.
    """
    ids = np.array(sorted(claims), np.int64)
    seen_claims: set[int] = set()
    seen_tellings: set[int] = set()
    for columns in kept:
        starts, ends = (np.searchsorted(columns.claim, ids, side) for side in ("left", "right"))
        is_there = starts < ends
        seen_claims.update(ids.compress(is_there).tolist())
        rows = within(Spans(starts, ends - starts), np.flatnonzero(is_there))
        seen_tellings.update(columns.appearance.take(rows).tolist())
    return seen_claims, seen_tellings


@cache
def _all_ranks() -> prepared.Prepared[tuple[int, int | None, float]]:
    """Claim, telling or None, and rank of what ``words`` find, whoever may see it; no more than are read."""
    words = prepared.Place("words")
    tellings, wordings = (model.objects.filter(search=query_of(words)).order_by() for model in (Appearance, Claim))
    return prepared.Prepared(_with_ranks(tellings[:MOST_READ], wordings[:MOST_READ], words))


_gated_ranks: Gated[tuple[int, int | None, float]] = Gated(
    lambda gate, words, told, worded: _with_ranks(
        tellings(gate).filter(pk__in=among_array(told)), wordings(gate).filter(pk__in=among_array(worded)), words
    ),
    *("words", "told", "worded"),
)


def _with_ranks(tellings: QuerySet[Appearance], wordings: QuerySet[Claim], words: str | Expression) -> QuerySet:
    """Of tellings and of claims: claim, telling or None, and how well ``words`` fit."""
    rank, nothing = SearchRank(F("search"), query_of(words)), Value(None, BigIntegerField())
    return tellings.values_list("claim", "pk", rank).union(wordings.values_list("pk", nothing, rank), all=True)


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


def _found(
    gate: Gate, rows: Callable[[Gate], QuerySet], column: str, query: SearchQuery
) -> tuple[list[int], MoreThan | None]:
    """The keys of what a query finds, with all of ``rows``, which the viewer may see, among them; or how many of these
    there are more than. ``column`` is that of the entries which points to them."""
    found = TimelineEntry._meta.get_field(column).related_model.objects.filter(search=query).order_by()
    keys = list(found.values_list("pk", flat=True)[:MOST_READ])
    if len(keys) < MOST_READ:
        return keys, None
    more_than = _more_than(gate, column, keys)
    if more_than.n_claims < MOST_READ // _LEAST_SEEN:
        keys = list(rows(gate).filter(search=query).values_list("pk", flat=True)[:MOST_READ])
        more_than = _more_than(gate, column, keys)
    return keys, more_than if len(keys) == MOST_READ else None


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
    found = Q(pk__in=[telling for telling, _, _ in matches.told]) | Q(claim__in=matches.worded)
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

"""Who quotes whom about whom: ties between outlets and parties, counted in claims over a selection of the timeline.

An outlet quotes a party where a telling by that party came through the outlet; a party speaks about another one where
the claim is about it. Each count is that of the timeline under the filters to which the tie links.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import BigIntegerField, Count, F, Func, QuerySet

from claims.models import Dispute, TimelineEntry
from claims.permissions import Gate
from claims.terms import Term
from claims.timeline.filters import ABOUT, PUBLISHER, SPEAKER, Choice, Facet, Filters
from claims.timeline.looks import Look
from claims.timeline.names import Named, load_names
from claims.timeline.query import entries_for, passing

#: So many outlets and parties are drawn unless told otherwise; so many ties at the most, of each kind in a table.
NODES, MOST_NODES, MOST_TIES, MOST_LISTED = 24, 60, 250, 40


class TieKind(Term):
    """What one is to the other."""

    QUOTES = "quotes", "quotes"
    ABOUT = "about", "speaks about"


#: Facets of the two ends of a tie.
_ENDS = {TieKind.QUOTES: (PUBLISHER, SPEAKER), TieKind.ABOUT: (SPEAKER, ABOUT)}


@dataclass(frozen=True, slots=True)
class Actor:
    """An outlet or a party. ``n_claims`` adds up its ties: how much it stands in the middle."""

    named: Named
    is_outlet: bool
    n_claims: int

    @property
    def key(self) -> str:
        return _key(self.is_outlet, self.named.pk)


@dataclass(frozen=True, slots=True)
class Tie:
    """From one to another, with the number of claims and the query string of the timeline that shows them."""

    kind: TieKind
    start: Actor
    end: Actor
    n: int
    query: str


@dataclass(frozen=True, slots=True)
class Network:
    """The strongest actors and the strongest ties between them, the strongest first; what is left out is counted."""

    actors: list[Actor]
    ties: list[Tie]
    n_actors_left: int
    n_ties_left: int

    @property
    def quotes(self) -> list[Tie]:
        return [tie for tie in self.ties if tie.kind == TieKind.QUOTES]

    @property
    def abouts(self) -> list[Tie]:
        return [tie for tie in self.ties if tie.kind == TieKind.ABOUT]


#: (kind, id at its start, id at its end, claims)
_Row = tuple[TieKind, int, int, int]


def load_network(gate: Gate, dispute: Dispute, filters: Filters, n_nodes: int = NODES) -> Network:
    """The network of what passes the filters, of the ``n_nodes`` strongest actors; three queries."""
    entries = passing(entries_for(gate, dispute, filters), filters).filter(speaker__isnull=False)
    rows = [row for kind in TieKind for row in _count(entries, kind, filters)]
    strength = _strength(rows)
    drawn = dict(sorted(strength.items(), key=lambda item: (-item[1], item[0]))[:n_nodes])
    inside = [row for row in rows if all(end in drawn for end in _keys(row))]
    actors = _actors(drawn)
    ties = [_tie(row, actors, filters) for row in sorted(inside, key=lambda row: (-row[3], row[:3]))]
    ties = [tie for tie in ties if tie][:MOST_TIES]
    tied = {end.key: end for tie in ties for end in (tie.start, tie.end)}
    shown = [actor for key, actor in actors.items() if key in tied]
    return Network(shown, ties, len(strength) - len(shown), len(rows) - len(ties))


def _count(entries: QuerySet[TimelineEntry], kind: TieKind, filters: Filters) -> Iterable[_Row]:
    """The ties of one kind; where its ends were chosen, no others, so that each tie links to what it counts."""
    facets = _ENDS[kind]
    columns = {f"end_{n}": _column(facet, filters) for n, facet in enumerate(facets)}
    counted = entries.order_by().annotate(**columns).values_list(*columns).annotate(n=Count("claim", distinct=True))
    chosen = [{int(choice.key) for choice in filters.of(facet)} for facet in facets]
    for *ends, n in counted:
        if all(not some or end in some for end, some in zip(ends, chosen, strict=True)):
            yield kind, *ends, n


def _column(facet: Facet, filters: Filters) -> F | Func:
    column = F(filters.column(facet))
    return Func(column, function="unnest", output_field=BigIntegerField()) if facet.is_array else column


def _key(is_outlet: bool, pk: int) -> str:
    return f"{'outlet' if is_outlet else 'party'}:{pk}"


def _keys(row: _Row) -> tuple[str, str]:
    kind, start, end, _ = row
    return _key(kind == TieKind.QUOTES, start), _key(False, end)


def _strength(rows: Sequence[_Row]) -> Counter[str]:
    strength: Counter[str] = Counter()
    for row in rows:
        for key in _keys(row):
            strength[key] += row[3]
    return strength


def _actors(drawn: dict[str, int]) -> dict[str, Actor]:
    ids = {kind: [int(key.partition(":")[2]) for key in drawn if key.startswith(kind)] for kind in ("party", "outlet")}
    names = load_names(ids["party"], ids["outlet"])
    named = {_key(False, pk): one for pk, one in names.parties.items()}
    named |= {_key(True, pk): one for pk, one in names.publishers.items()}
    return {key: Actor(named[key], key.startswith("outlet"), n) for key, n in drawn.items() if key in named}


def _tie(row: _Row, actors: dict[str, Actor], filters: Filters) -> Tie | None:
    """None where one of the two was taken away a moment ago."""
    start, end = (actors.get(key) for key in _keys(row))
    if not start or not end:
        return None
    kind, n = row[0], row[3]
    ends = [
        Choice(facet, actor.named.slug, str(actor.named.pk), actor.named.name)
        for facet, actor in zip(_ENDS[kind], (start, end), strict=True)
    ]
    others = [choice for choice in filters.choices if choice.is_out or choice.facet not in _ENDS[kind]]
    shown = replace(filters, choices=(*others, *ends), look=Look.LIST)
    return Tie(kind, start, end, n, shown.query())

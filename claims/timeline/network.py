"""Who quotes whom about whom: ties between outlets and parties, counted in claims over a selection of the timeline.

An outlet quotes a party where a telling by that party came through the outlet; a party speaks about another one where
the claim is about it. Each count is that of the timeline under the filters to which the tie links.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from claims.models import Dispute
from claims.permissions import Gate
from claims.timeline.filters import Choice, Filters
from claims.timeline.looks import Look
from claims.timeline.names import Named, load_names
from claims.timeline.network_counts import ENDS, TieKind, Ties, count_ties, strengths_of
from claims.timeline.searched import search_columns

#: So many outlets and parties are drawn unless told otherwise; so many ties at the most, of each kind in a table.
NODES, MOST_NODES, MOST_TIES, MOST_LISTED = 24, 60, 250, 40


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
    """The strongest actors and the strongest ties between them, the strongest first; what is left out is counted.

    ``filters`` are those that were asked for, without what ``problems`` say was left out.
    """

    actors: list[Actor]
    ties: list[Tie]
    n_actors_left: int
    n_ties_left: int
    filters: Filters = field(default_factory=Filters)
    problems: list[str] = field(default_factory=list)

    @property
    def quotes(self) -> list[Tie]:
        return [tie for tie in self.ties if tie.kind == TieKind.QUOTES]

    @property
    def abouts(self) -> list[Tie]:
        return [tie for tie in self.ties if tie.kind == TieKind.ABOUT]


#: (kind, id at its start, id at its end, claims)
_Row = tuple[TieKind, int, int, int]


def load_network(gate: Gate, dispute: Dispute, filters: Filters, n_nodes: int = NODES) -> Network:
    """The network of what passes the filters, of the ``n_nodes`` strongest actors; three queries, and those of a
    search."""
    searched = search_columns(gate, dispute, filters)
    filters = searched.filters
    counted = count_ties(searched.columns, filters)
    strength = {_key(*one): n for one, n in strengths_of(counted).items()}
    drawn = dict(sorted(strength.items(), key=lambda item: (-item[1], item[0]))[:n_nodes])
    actors = _actors(drawn)
    rows = sorted(_inside(counted, drawn), key=lambda row: (-row[3], row[:3]))
    ties = [tie for row in rows if (tie := _tie(row, actors, filters))][:MOST_TIES]
    tied = {end.key: end for tie in ties for end in (tie.start, tie.end)}
    shown = [actor for key, actor in actors.items() if key in tied]
    n_ties_left = sum(len(ties.n) for ties in counted) - len(ties)
    return Network(shown, ties, len(strength) - len(shown), n_ties_left, filters, searched.left_out)


def _inside(counted: Iterable[Ties], drawn: dict[str, int]) -> Iterator[_Row]:
    """The ties between those that are drawn."""
    ids = _ids(drawn)
    for ties in counted:
        found = ties.among(ids["outlet" if ties.kind == TieKind.QUOTES else "party"], ids["party"])
        for row in zip(found.start.tolist(), found.end.tolist(), found.n.tolist(), strict=True):
            yield ties.kind, *row


def _ids(keys: Iterable[str]) -> dict[str, list[int]]:
    ids: dict[str, list[int]] = {"party": [], "outlet": []}
    for key in keys:
        kind, _, pk = key.partition(":")
        ids[kind].append(int(pk))
    return ids


def _key(is_outlet: bool, pk: int) -> str:
    return f"{'outlet' if is_outlet else 'party'}:{pk}"


def _keys(row: _Row) -> tuple[str, str]:
    kind, start, end, _ = row
    return _key(kind == TieKind.QUOTES, start), _key(False, end)


def _actors(drawn: dict[str, int]) -> dict[str, Actor]:
    ids = _ids(drawn)
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
        for facet, actor in zip(ENDS[kind], (start, end), strict=True)
    ]
    others = [choice for choice in filters.choices if choice.is_out or choice.facet not in ENDS[kind]]
    shown = replace(filters, choices=(*others, *ends), look=Look.LIST)
    return Tie(kind, start, end, n, shown.query())

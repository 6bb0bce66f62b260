"""Two to compare: who is meant by what somebody wrote, and whom to offer before anything is written."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import BooleanField, Case, Count, QuerySet, Value, When
from django.db.models.functions import Length

from claims.models import Folded, Party, Publisher
from claims.permissions import Gate
from claims.terms import Term
from claims.timeline.columns_kept import columns_of
from claims.timeline.counts import count
from claims.timeline.filters import PUBLISHER, SPEAKER, Filters
from claims.timeline.names import Named

MOST_CANDIDATES, MOST_OFFERED = 8, 40


class Pair(Term):
    """What is compared."""

    PARTIES = "parties", "two parties"
    OUTLETS = "outlets", "two outlets"


@dataclass(frozen=True, slots=True)
class Picked:
    """Who is meant: ``named``, or else the ``candidates`` whose names hold the ``words``; none where nobody's do."""

    words: str
    named: Named | None = None
    candidates: tuple[Named, ...] = ()


def pick(gate: Gate, pair: Pair, words: str) -> Picked:
    """By slug, by name, or by a part of the name, whatever its case and accents; one query, none without words."""
    if not words:
        return Picked("")
    folded, part = Folded(Value(words)), Folded("name")
    is_meant = Case(When(slug=words, then=True), When(folded=folded, then=True), default=False)
    rows = _visible(gate, pair).annotate(folded=part, is_meant=_as_boolean(is_meant))
    rows = rows.filter(is_meant=True) | rows.filter(folded__contains=folded)
    found = list(rows.order_by("-is_meant", Length("name"), "name", "pk")[: MOST_CANDIDATES + 1])
    if found and (found[0].is_meant or len(found) == 1):
        return Picked(words, _named(found[0]))
    return Picked(words, None, tuple(map(_named, found[:MOST_CANDIDATES])))


def load_offered(gate: Gate, pair: Pair) -> list[str]:
    """The names that tell or say most, for a list to choose from.

    Today as the disputes' timelines count them, which a process keeps; wound back in one query.
    """
    return _offered_then(gate, pair) if gate.known else _offered_now(gate, pair)


def _offered_now(gate: Gate, pair: Pair) -> list[str]:
    facet = SPEAKER if pair == Pair.PARTIES else PUBLISHER
    counted: Counter[str] = Counter()
    for dispute in gate.disputes().roots():
        columns = columns_of(gate, dispute, Filters())
        names = columns.names.parties if pair == Pair.PARTIES else columns.names.publishers
        for key, figure in count(columns, Filters()).facets[facet].items():
            if named := names.get(int(key)):
                counted[named.name] += figure.n_claims
    return sorted(counted, key=lambda name: (-counted[name], name))[:MOST_OFFERED]


def _offered_then(gate: Gate, pair: Pair) -> list[str]:
    if pair == Pair.PARTIES:
        tellings, column = gate.appearances().filter(speaker__isnull=False), "speaker__name"
        counted = tellings.order_by().values(column).annotate(n=Count("claim", distinct=True))
    else:
        links, column = gate.chain_links().filter(publisher__isnull=False), "publisher__name"
        counted = links.order_by().values(column).annotate(n=Count("appearance__claim", distinct=True))
    return list(counted.order_by("-n", column).values_list(column, flat=True)[:MOST_OFFERED])


def _visible(gate: Gate, pair: Pair) -> QuerySet:
    return gate.parties() if pair == Pair.PARTIES else gate.publishers()


def _as_boolean(case: Case) -> Case:
    case.output_field = BooleanField()
    return case


def _named(row: Party | Publisher) -> Named:
    return Named(row.pk, row.slug, row.name)

"""Two to compare: who is meant by what somebody wrote, and whom to offer before anything is written."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Length

from claims.models import Folded, PartyAlias, Publisher
from claims.permissions import Gate, living
from claims.terms import Term
from claims.timeline.columns import Columns
from claims.timeline.columns_kept import all_at_hand
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


def pick(gate: Gate, pair: Pair, *asked: str) -> tuple[Picked, ...]:
    """Who is meant by each of these: by slug, by name, by another name as a whole, or by a part of the name,
    whatever its case and accents.

    One query for all; none without words.
    """
    parts = [_bearing(gate, pair, words, place) for place, words in enumerate(asked) if words]
    found: dict[int, list[_Bearer]] = {place: [] for place in range(len(asked))}
    for row in parts[0].union(*parts[1:], all=True) if parts else ():
        found[row[0]].append(_Bearer(*row))
    return tuple(_picked(words, sorted(found[place])) for place, words in enumerate(asked))


class _Bearer(NamedTuple):
    """Somebody of whose name the words asked for (by their ``place``) are a part; in order, the likeliest first."""

    place: int
    is_another: int
    length: int
    name: str
    pk: int
    slug: str


def _bearing(gate: Gate, pair: Pair, words: str, place: int) -> QuerySet:
    """The likeliest of them, as rows of ``_Bearer``."""
    folded, part = Folded(Value(words)), Folded("name")
    is_another = Case(When(slug=words, then=0), When(folded=folded, then=0), default=1)
    rows = _visible(gate, pair).annotate(folded=part, is_another=is_another, length=Length("name"), place=Value(place))
    rows = rows.filter(Q(is_another=0) | Q(folded__contains=folded) | _called(gate, pair, folded))
    rows = rows.order_by("is_another", "length", "name", "pk")
    return rows.values_list("place", "is_another", "length", "name", "pk", "slug")[: MOST_CANDIDATES + 1]


def _called(gate: Gate, pair: Pair, folded: Folded) -> Q:
    """That this is another name of theirs: of outlets the name of one that was merged into it. Since when a party has
    one, nobody noted: not wound back."""
    if pair == Pair.OUTLETS:
        merged = Publisher.objects.alias(folded=Folded("name")).filter(merged_into=OuterRef("pk"), folded=folded)
        return Q(Exists(merged))
    if gate.known:
        return Q()
    names = PartyAlias.objects.filter(party=OuterRef("pk"), folded=folded)
    return Q(Exists(living(names, with_suggested=gate.sees_all)))


def _picked(words: str, found: list[_Bearer]) -> Picked:
    named = [Named(each.pk, each.slug, each.name) for each in found[:MOST_CANDIDATES]]
    if found and (not found[0].is_another or len(found) == 1):
        return Picked(words, named[0])
    return Picked(words, None, tuple(named))


def load_offered(gate: Gate, pair: Pair) -> list[str]:
    """The names that tell or say most, for a list to choose from.

    As the disputes' timelines count them where a process keeps these; else, and wound back, one query.
    """
    kept = [] if gate.known else all_at_hand(gate)
    return _offered_by_columns(kept, pair) if kept else _offered_by_tellings(gate, pair)


def _offered_by_columns(kept: list[Columns], pair: Pair) -> list[str]:
    facet = SPEAKER if pair == Pair.PARTIES else PUBLISHER
    counted: Counter[str] = Counter()
    for columns in kept:
        names = columns.names.parties if pair == Pair.PARTIES else columns.names.publishers
        for key, figure in count(columns, Filters()).facets[facet].items():
            if named := names.get(int(key)):
                counted[named.name] += figure.n_claims
    return sorted(counted, key=lambda name: (-counted[name], name))[:MOST_OFFERED]


def _offered_by_tellings(gate: Gate, pair: Pair) -> list[str]:
    if pair == Pair.PARTIES:
        tellings, column = gate.appearances().filter(speaker__isnull=False), "speaker__name"
        counted = tellings.order_by().values(column).annotate(n=Count("claim", distinct=True))
    else:
        links, column = gate.chain_links().filter(publisher__isnull=False), "publisher__name"
        counted = links.order_by().values(column).annotate(n=Count("appearance__claim", distinct=True))
    return list(counted.order_by("-n", column).values_list(column, flat=True)[:MOST_OFFERED])


def _visible(gate: Gate, pair: Pair) -> QuerySet:
    return gate.parties() if pair == Pair.PARTIES else gate.publishers()

"""Names for the ids that entries hold, all in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import CharField, QuerySet, Value

from claims.models import Claim, Party, Publisher, TimelineEntry


@dataclass(frozen=True, slots=True)
class Named:
    """What a link to a party or publisher needs."""

    pk: int
    slug: str
    name: str


@dataclass(frozen=True)
class Names:
    """Parties and publishers by their id."""

    parties: dict[int, Named]
    publishers: dict[int, Named]

    def updated(self, newer: "Names") -> "Names":
        """With what ``newer`` knows put in."""
        return Names(self.parties | newer.parties, self.publishers | newer.publishers)

    def only(self, parties: Iterable[int], publishers: Iterable[int]) -> "Names":
        """No names but these, of those that are known: what nobody sees any more has none."""
        known = self.parties.keys() & set(parties), self.publishers.keys() & set(publishers)
        return Names({pk: self.parties[pk] for pk in known[0]}, {pk: self.publishers[pk] for pk in known[1]})

    @cached_property
    def parties_by_slug(self) -> dict[str, Named]:
        """The parties by what names them in an address."""
        return {one.slug: one for one in self.parties.values()}

    @cached_property
    def publishers_by_slug(self) -> dict[str, Named]:
        """The publishers by what names them in an address."""
        return {one.slug: one for one in self.publishers.values()}


def load_names(parties: Iterable[int], publishers: Iterable[int]) -> Names:
    """The names of these ids, which must come from rows that the gate let through."""
    rows = Party.objects.filter(pk__in=set(parties)), Publisher.objects.filter(pk__in=set(publishers))
    return _named(_columns(rows[0], "parties"), _columns(rows[1], "publishers"))


def load_names_beside(
    parties: Iterable[int], publishers: Iterable[int], claims: QuerySet[Claim], entries: QuerySet[TimelineEntry]
) -> tuple[Names, list[int], list[int]]:
    """``load_names``, and the keys of ``claims`` and of ``entries``; one query for all."""
    rows = Party.objects.filter(pk__in=set(parties)), Publisher.objects.filter(pk__in=set(publishers))
    found = _by_kind(
        *(_columns(rows[0], "parties"), _columns(rows[1], "publishers")),
        *(_keys(claims, "claims"), _keys(entries, "entries")),
    )
    return Names(found["parties"], found["publishers"]), list(found["claims"]), list(found["entries"])


def find_names(
    parties: QuerySet[Party], publishers: QuerySet[Publisher], party_slugs: list[str], publisher_slugs: list[str]
) -> Names:
    """Those among the visible ``parties`` and ``publishers`` that have these slugs; no query where none are asked."""
    asked = [_columns(parties.filter(slug__in=party_slugs), "parties")] if party_slugs else []
    asked += [_columns(publishers.filter(slug__in=publisher_slugs), "publishers")] if publisher_slugs else []
    return _named(*asked)


def _named(*kinds: QuerySet) -> Names:
    found = _by_kind(*kinds)
    return Names(found["parties"], found["publishers"])


def _by_kind(*kinds: QuerySet) -> dict[str, dict[int, Named]]:
    found: dict[str, dict[int, Named]] = {"parties": {}, "publishers": {}, "claims": {}, "entries": {}}
    for kind, *columns in kinds[0].union(*kinds[1:], all=True) if kinds else ():
        named = Named(*columns)
        found[kind][named.pk] = named
    return found


def _keys(rows: QuerySet, kind: str) -> QuerySet:
    nothing = Value("", output_field=CharField())
    return rows.order_by().values_list(Value(kind, output_field=CharField()), "pk", nothing, nothing)


def _columns(rows: QuerySet, kind: str) -> QuerySet:
    return rows.order_by().values_list(Value(kind, output_field=CharField()), "pk", "slug", "name")

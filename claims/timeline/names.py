"""Names for the ids that entries hold, all in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import CharField, Q, QuerySet, Value

from claims.models import Party, Publisher
from claims.models.prepared import IsOneOf, Place


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
    return names_among(united(*rows_of_names(parties, publishers)))


def rows_of_names(parties: Iterable[int] | Place, publishers: Iterable[int] | Place) -> tuple[QuerySet, QuerySet]:
    """The rows of ``load_names``, for ``united``."""
    return (
        _columns(Party.objects.filter(_is_one_of(parties)), "parties"),
        _columns(Publisher.objects.filter(_is_one_of(publishers)), "publishers"),
    )


def _is_one_of(keys: Iterable[int] | Place) -> Q | IsOneOf:
    return IsOneOf("pk", keys) if isinstance(keys, Place) else Q(pk__in=set(keys))


def united(*rows: QuerySet) -> Iterable[tuple[str, int, str, str]]:
    """All these rows, in one query: of what kind, whose key, and two texts."""
    return rows[0].union(*rows[1:], all=True) if rows else ()


def names_among(rows: Iterable[tuple[str, int, str, str]]) -> Names:
    """The names in rows of ``united``; other kinds are passed over."""
    found: dict[str, dict[int, Named]] = {"parties": {}, "publishers": {}}
    for kind, pk, slug, name in rows:
        if kind in found:
            found[kind][pk] = Named(pk, slug, name)
    return Names(**found)


def find_names(
    parties: QuerySet[Party], publishers: QuerySet[Publisher], party_slugs: list[str], publisher_slugs: list[str]
) -> Names:
    """Those among the visible ``parties`` and ``publishers`` that have these slugs; no query where none are asked."""
    asked = [_columns(parties.filter(slug__in=party_slugs), "parties")] if party_slugs else []
    asked += [_columns(publishers.filter(slug__in=publisher_slugs), "publishers")] if publisher_slugs else []
    return names_among(united(*asked))


def _columns(rows: QuerySet, kind: str) -> QuerySet:
    return rows.order_by().values_list(Value(kind, output_field=CharField()), "pk", "slug", "name")

"""Names for the ids that entries hold, all in one query."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, QuerySet, Value

from claims.models import Party, Publisher


@dataclass(frozen=True, slots=True)
class Named:
    """What a link to a party or publisher needs."""

    pk: int
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Names:
    """Parties and publishers by their id."""

    parties: dict[int, Named]
    publishers: dict[int, Named]


def load_names(parties: Iterable[int], publishers: Iterable[int]) -> Names:
    """The names of these ids, which must come from rows that the gate let through."""
    return _named(Party.objects.filter(pk__in=set(parties)), Publisher.objects.filter(pk__in=set(publishers)))


def find_names(
    parties: QuerySet[Party], publishers: QuerySet[Publisher], party_slugs: list[str], publisher_slugs: list[str]
) -> Names:
    """Those among the visible ``parties`` and ``publishers`` that have these slugs."""
    return _named(parties.filter(slug__in=party_slugs), publishers.filter(slug__in=publisher_slugs))


def _named(parties: QuerySet[Party], publishers: QuerySet[Publisher]) -> Names:
    kinds = [_columns(parties, "parties"), _columns(publishers, "publishers")]
    found: dict[str, dict[int, Named]] = {"parties": {}, "publishers": {}}
    for kind, *columns in kinds[0].union(kinds[1], all=True):
        named = Named(*columns)
        found[kind][named.pk] = named
    return Names(**found)


def _columns(rows: QuerySet, kind: str) -> QuerySet:
    return rows.order_by().values_list(Value(kind, output_field=CharField()), "pk", "slug", "name")

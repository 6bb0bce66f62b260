"""From filters to rows of the entry table. ``entries`` always comes from the gate (``Gate.entries_of``)."""

from django.db.models import F, Q, QuerySet

from claims.models import TimelineEntry
from claims.timeline.filters import FACETS, Facet, Filters


def passing(entries: QuerySet[TimelineEntry], filters: Filters) -> QuerySet[TimelineEntry]:
    """Entries that pass the filters."""
    used = [holds(facet, filters) for facet in FACETS if filters.of(facet)]
    return entries.filter(*used, in_period(filters))


def holds(facet: Facet, filters: Filters) -> Q:
    """Whether an entry has one of the chosen values of a facet."""
    keys = [choice.key for choice in filters.of(facet)]
    column = filters.column(facet)
    return Q(**{f"{column}__overlap" if facet.is_array else f"{column}__in": keys})


def in_period(filters: Filters) -> Q:
    """Whether the chosen clock of an entry begins in the period; one without that clock does not, if there is one."""
    within = Q()
    if filters.first:
        within &= Q(**{f"{filters.day}__gte": filters.first})
    if filters.last:
        within &= Q(**{f"{filters.day}__lte": filters.last})
    return within


def one_per_claim(entries: QuerySet[TimelineEntry], filters: Filters) -> QuerySet[TimelineEntry]:
    """Of each claim the entry with the earliest chosen clock: what its card shows."""
    earliest = entries.order_by("claim", F(filters.day).asc(nulls_last=True), "appearance").distinct("claim")
    return TimelineEntry.objects.filter(pk__in=earliest.values("pk"))

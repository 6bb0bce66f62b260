"""From filters to rows of the entry table. ``entries`` come from ``standing.entries_of``, hence from the gate."""

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet

from claims.models import TimelineEntry
from claims.timeline.filters import FACETS, STANDING, Choice, Facet, Filters
from claims.timeline.standing import with_any


def passing(entries: QuerySet[TimelineEntry], filters: Filters) -> QuerySet[TimelineEntry]:
    """Entries that pass the filters."""
    for facet in FACETS:
        if wanted := filters.of(facet):
            entries = entries.filter(_has_any(facet, wanted, filters))
        if unwanted := filters.left_out(facet):
            entries = entries.exclude(_has_any(facet, unwanted, filters))
    return entries.filter(in_period(filters))


def _has_any(facet: Facet, choices: Iterable[Choice], filters: Filters) -> Q:
    """Whether an entry has one of these values of a facet."""
    keys = [choice.key for choice in choices]
    if facet is STANDING:
        return with_any(keys)
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

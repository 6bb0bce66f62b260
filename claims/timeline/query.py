"""From filters to rows of the entry table. ``entries`` come from ``entries_for``, hence from the gate."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from claims.models import Appearance, Claim, Dispute, TimelineEntry
from claims.models.prepared import Place
from claims.permissions import Gate
from claims.timeline.filters import CLAIM, FACETS, STANDING, Choice, Facet, Filters, WordsFound
from claims.timeline.standing import among as among_claims
from claims.timeline.standing import entries_of, marks_of, tombstones_of, with_any
from claims.timeline.wordings import worded_by_then
from claims.timeline.words import query_of


def entries_for(
    gate: Gate, dispute: Dispute, filters: Filters, claims: Collection[int] | None = None
) -> QuerySet[TimelineEntry]:
    """The entries of a dispute that the viewer may see, ready for ``passing`` by these filters; where these search for
    words, those that have them. ``claims``: only the entries of these claims, and nothing else is looked at."""
    entries = entries_of(gate, dispute, marks_of(choice.key for choice in filters.choices_of(STANDING)), claims)
    if filters.words:
        found = _was_found(filters.found) if filters.found else _has_words(gate, filters.words, claims)
        entries = entries.filter(found)
    lists = {choice.facet.column for choice in filters.choices if choice.facet.column_then}
    return gate.with_lists_then(entries, sorted(lists))


def passing(entries: QuerySet[TimelineEntry], filters: Filters) -> QuerySet[TimelineEntry]:
    """Entries that pass the filters."""
    for facet in (*FACETS, CLAIM):
        if wanted := filters.of(facet):
            entries = entries.filter(_has_any(facet, wanted, filters))
        if unwanted := filters.left_out(facet):
            entries = entries.filter(~_has_any(facet, unwanted, filters) | _has_none(facet, filters))
    return entries.filter(in_period(filters))


def claims_named(gate: Gate, filters: Filters) -> QuerySet[Claim]:
    """The visible claims that the filters ask for by their numbers; no query where there are none."""
    wanted = [choice.key for choice in filters.of(CLAIM)]
    return gate.claims().filter(pk__in=wanted).only("number", "wording").order_by("number")


def tombstones_for(gate: Gate, dispute: Dispute, filters: Filters) -> QuerySet[Claim]:
    """The withdrawn claims of a dispute: all, or those that the filters ask for by their numbers."""
    tombstones = tombstones_of(gate, dispute)
    if wanted := filters.of(CLAIM):
        tombstones = tombstones.filter(pk__in=[choice.key for choice in wanted])
    return tombstones.exclude(pk__in=[choice.key for choice in filters.left_out(CLAIM)])


def _has_words(gate: Gate, words: str, claims: Collection[int] | None) -> Q:
    """Whether the telling of an entry has the words, or the wording of its claim. The planner looks at each entry, or
    first for all that has them, whichever is less."""
    query = query_of(words)
    told = Appearance.objects.filter(among_claims(claims, "claim"), pk=OuterRef("appearance"), search=query)
    worded = Claim.objects.filter(among_claims(claims, "pk"), worded_by_then(gate), pk=OuterRef("claim"), search=query)
    return Q(Exists(told)) | Q(Exists(worded))


def _was_found(found: WordsFound) -> Q:
    """The same where it was looked for in columns, which are quicker to say it than each entry."""
    return Q(appearance__in=among(found.tellings.tolist()))


def _has_any(facet: Facet, choices: Iterable[Choice], filters: Filters) -> Q:
    """Whether an entry has one of these values of a facet."""
    keys = [choice.key for choice in choices]
    if facet is STANDING:
        return with_any(keys)
    column = filters.column(facet)
    return Q(**{f"{column}__overlap" if facet.is_array else f"{column}__in": keys})


def _has_none(facet: Facet, filters: Filters) -> Q:
    """Whether an entry has no value at all of a facet: of that one SQL says neither that it has it nor that not."""
    return Q() if facet is STANDING or facet.is_array else Q(**{f"{filters.column(facet)}__isnull": True})


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


def with_ids(ids: list[int]) -> QuerySet[TimelineEntry]:
    """The entries with these ids, however many."""
    return TimelineEntry.objects.filter(pk__in=among(ids))


def among(ids: Iterable[int]) -> RawSQL:
    """However many ids, for ``__in``."""
    return among_array(as_array(ids))


def as_array(ids: Iterable[int]) -> str:
    """However many ids as one value of a query, and as one text, which to write costs a tenth of a list."""
    return f"{{{','.join(map(str, ids))}}}"


def among_array(array: str | Place) -> RawSQL:
    """The ids of ``as_array``, for ``__in``."""
    return RawSQL("SELECT unnest(%s::bigint[])", [array])

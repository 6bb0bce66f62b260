"""What stands at a claim's number: the claim, the one it was merged into, or a tombstone."""

from collections.abc import Callable, Collection
from typing import TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from claims.models import Claim, ClaimRelation, Contradiction, Dispute, Reply, TimelineEntry
from claims.models.embargo import held_until
from claims.permissions import Gate
from claims.permissions.gated import Gated
from claims.timeline.notes import IN_THREADS, MOST_NOTES, NOTE
from claims.timeline.ratings import ratings_of_claim
from claims.timeline.wordings import word_as_known

Found = TypeVar("Found")

#: Longest chain of merges that is followed; each step costs a query.
_MOST_MERGES = 5

#: What ``others`` of a claim says of each party in it.
PARTY_COLUMNS = {
    "name": "party__name",
    "slug": "party__slug",
    "kind": "party__kind",
    "wikidata_id": "party__wikidata_id",
    "role": "role",
    "words": "words",
}


def find_claim(gate: Gate, number: int, merged: int | None = None) -> Claim | None:
    """The visible claim with this number, with its speaker, parties and where it stands; one query.

    It carries ``others`` (its parties: name, slug, role and the words for it), ``places`` (the disputes and threads
    that show it, threads first: title and slug), ``note_rows`` (for ``notes.threads_of``), ``rating_rows`` (for
    ``ratings.read_ratings``), ``open_to_suggestions`` (whether suggestions about it are shown), ``is_related``,
    ``is_answered`` and ``is_contradicted`` (whether there are relations, replies and contradictions to look for), and
    ``absorbed_one``: whether it took in the claim numbered ``merged``.
    """
    claim = next(iter(_found(gate, number=number, merged=merged or 0)), None)
    word_as_known(gate, filter(None, [claim]))
    return claim


def _numbered(gate: Gate, number: int, merged: int) -> QuerySet[Claim]:
    """The claim with this number, with all that ``find_claim`` tells of it."""
    parties = gate.roles().filter(claim=OuterRef("pk"))
    others = JSONObject(**PARTY_COLUMNS)
    on_claim = Q(claim=OuterRef("pk")) | Q(claim__merged_into=OuterRef("pk"))
    notes = gate.notes().filter(on_claim).order_by(*IN_THREADS)[:MOST_NOTES]
    return (
        with_speaker(gate.claims().filter(number=number))
        .select_related("speaker", "agreement__user")
        .annotate(
            others=ArraySubquery(parties.order_by("role", "party__name").values(json=others)),
            places=ArraySubquery(places_of(gate).values(json=JSONObject(title="title", slug="slug"))),
            note_rows=ArraySubquery(notes.values(json=NOTE)),
            rating_rows=ratings_of_claim(gate),
            open_to_suggestions=gate.suggestions_shown("claim"),
            is_related=Exists(ClaimRelation.objects.filter(Q(claim=OuterRef("pk")) | Q(other=OuterRef("pk")))),
            is_answered=Exists(Reply.objects.filter(accusation=OuterRef("pk"))),
            is_contradicted=_is_side("appearance") | _is_side("other"),
            absorbed_one=Exists(gate.merged(Claim).filter(number=merged, merged_into=OuterRef("pk"))),
        )
    )


_found: Gated[Claim] = Gated(_numbered, "number", "merged")


def places_of(gate: Gate) -> QuerySet[Dispute]:
    """The disputes that show the claim of the query around it, threads before what they are threads of."""
    shown = gate.entries().filter(claim=OuterRef(OuterRef("pk")), dispute=OuterRef("pk"))
    is_root = ExpressionWrapper(Q(parent__isnull=True), output_field=BooleanField())
    return Dispute.objects.filter(Exists(shown)).annotate(is_root=is_root).order_by("is_root", "position", "pk")


def _is_side(side: str) -> Exists:
    """Whether a telling of the claim is this side of a contradiction. To ask of either at once would read them all."""
    return Exists(Contradiction.objects.filter(**{f"{side}__claim": OuterRef("pk")}))


def with_speaker(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """The same claims, loaded with their speaker, ``held_until`` and ``is_aside``, and without what searching needs."""
    aside = TimelineEntry.objects.filter(claim=OuterRef("pk"), is_aside=True, standing=TimelineEntry.SUGGESTED)
    kept = claims.annotate(held_until=held_until(), is_aside=Exists(aside))
    return kept.select_related("speaker").defer("search", "slots")


def survivor_of(gate: Gate, number: int) -> Claim | None:
    """The visible claim into which the claim with this number was merged, at once or in steps.

    What readers never saw leads them nowhere.
    """
    into = gate.merged(Claim).filter(number=number).values_list("merged_into", flat=True).first()
    for _ in range(_MOST_MERGES):
        if into is None:
            return None
        if visible := gate.claims().filter(pk=into).only("pk", "number").first():
            return visible
        into = Claim.objects.filter(pk=into).values_list("merged_into", flat=True).first()
    return None


def find_numbered(gate: Gate, numbers: Collection[int]) -> dict[int, tuple[int, int]]:
    """Number → key and number of the claim that it stands for: that one, visible or withdrawn, or the one into which it
    was merged, at once or in steps.

    What readers never saw stands for nothing. Two queries, and some more for what was merged.
    """
    found = _seen_or_withdrawn(gate, Q(number__in=numbers))
    by_number = {number: (pk, number) for pk, number in found.items()}
    into = _merged_into(gate, {*numbers} - by_number.keys())
    survivors = _seen_or_withdrawn(gate, Q(pk__in=into.values())) if into else {}
    return by_number | {number: (pk, survivors[pk]) for number, pk in into.items() if pk in survivors}


def _seen_or_withdrawn(gate: Gate, which: Q) -> dict[int, int]:
    """Key → number."""
    found = dict(gate.claims().filter(which).values_list("pk", "number"))
    return found | dict(gate.tombstones().filter(which).values_list("pk", "number"))


def _merged_into(gate: Gate, numbers: Collection[int]) -> dict[int, int]:
    """Number → the key of the last claim into which the one of that number was merged, at once or in steps."""
    into = dict(gate.merged(Claim).filter(number__in=numbers).values_list("number", "merged_into")) if numbers else {}
    further = into
    for _ in range(_MOST_MERGES):
        rows = Claim.objects.filter(merged_into__isnull=False, pk__in=further.values())
        further = dict(rows.values_list("pk", "merged_into")) if further else {}
        into = {number: further.get(pk, pk) for number, pk in into.items()}
    return into


def numbers_leading_to(numbers: Collection[int]) -> set[int]:
    """These numbers, and those of all claims that were merged into claims with them, at once or in steps. One query and
    one for each step; who may know of it is not asked."""
    found = further = {*numbers}
    for _ in range(_MOST_MERGES):
        further = {*Claim.objects.filter(merged_into__number__in=further).values_list("number", flat=True)}
        found = found | further
        if not further:
            break
    return found


def of_today(gate: Gate, number: int, load: Callable[[Gate, int], Found | None]) -> Found | None:
    """What ``load`` finds of the claim with this number, or of the one into which that was merged meanwhile."""
    if found := load(gate, number):
        return found
    survivor = survivor_of(gate, number)
    return load(gate, survivor.number) if survivor else None


def find_claim_of_today(gate: Gate, number: int) -> Claim | None:
    """``find_claim``, or the claim into which that one was merged meanwhile."""
    return of_today(gate, number, find_claim)


def find_tombstone(gate: Gate, number: int) -> Claim | None:
    """What is left of a withdrawn claim."""
    return gate.tombstones().filter(number=number).only("number", "tombstone", "updated_at").first()

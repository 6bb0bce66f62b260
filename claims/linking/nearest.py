"""Claims whose wordings come near to some words, by their sentence vectors."""

from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Exists, FloatField, OuterRef, QuerySet, Value
from django.db.models.expressions import CombinedExpression
from pgvector.django import MaxInnerProduct

from claims.linking.vectors import MODEL, vectors_of
from claims.models import Claim, Embedding

#: Of so many vectors in all each one is looked at; of chosen claims, which are looked up one by one, not so many.
#: Beyond that the index is asked. It may miss some, the farther ones rather, and which ones depends on the order in
#: which the vectors came: where that must not matter, look among fewer claims.
EXACT_UP_TO, EXACT_AMONG = 20_000, 1_000

#: How many rows the index looks at for the nearest ones: the more, the fewer it misses.
_SEARCHED = 100


@dataclass(frozen=True, slots=True)
class Near:
    """A claim, and the cosine of the angle between its wording's vector and that of the words: 1 for the same words.

    Unrelated sentences of one language lie around 0.8: only differences mean something.
    """

    claim_id: int
    similarity: float


def nearest(words: str, n: int, *, among: QuerySet[Claim] | None = None, is_much: bool | None = None) -> list[Near]:
    """At most ``n`` claims with the nearest wordings, nearest first, older ones first among equals.

    ``among`` narrows them down, ``Claim.objects.filter(speaker=party)`` to one speaker's; by default all that were not
    merged into another. ``is_much``: whether these are too many to look at each, where the caller counted them. Claims
    whose vectors were not made yet are not found (``make_missing``). The vector of
    ``words`` is made, and stored, if need be.
    """
    claims = Claim.objects.filter(merged_into=None) if among is None else among.order_by()
    vector = vectors_of([words])[words]
    stored = Embedding.objects.filter(model=MODEL)
    if is_much is None:
        is_much = _is_much(stored if among is None else claims, EXACT_UP_TO if among is None else EXACT_AMONG)
    if among is not None and is_much:
        stored = stored.filter(Exists(claims.filter(wording_hash=OuterRef("wording_hash"))))
    elif among is not None:
        stored = stored.filter(wording_hash__in=claims.values("wording_hash"))
    search = _by_index if is_much else _exactly
    similarity = {key: -distance for key, distance in search(stored, MaxInnerProduct("vector", vector), n)}
    rows = claims.filter(wording_hash__in=similarity).values_list("pk", "wording_hash")
    found = [Near(pk, similarity[key]) for pk, key in rows]
    return sorted(found, key=lambda near: (-near.similarity, near.claim_id))[:n]


def _is_much(rows: QuerySet, most: int) -> bool:
    return rows[: most + 1].count() > most


def _exactly(stored: QuerySet[Embedding], distance: MaxInnerProduct, n: int) -> list[tuple[str, float]]:
    """All of them compared. The index is not used for the order of a sum."""
    plain = CombinedExpression(distance, "+", Value(0.0), output_field=FloatField())
    rows = stored.annotate(distance=plain).order_by("distance", "wording_hash")
    return list(rows.values_list("wording_hash", "distance")[:n])


@transaction.atomic
def _by_index(stored: QuerySet[Embedding], distance: MaxInnerProduct, n: int) -> list[tuple[str, float]]:
    """The index gives them in the order of their nearness, and goes on until enough of them fit the filter."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('hnsw.ef_search', %s, true)", [str(max(_SEARCHED, n))])
        cursor.execute("SELECT set_config('hnsw.iterative_scan', 'strict_order', true)")
    rows = stored.annotate(distance=distance).order_by("distance")
    return list(rows.values_list("wording_hash", "distance")[:n])

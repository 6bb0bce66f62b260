"""Claims whose wordings come near to some words, by their sentence vectors."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from claims.linking.vectors import MODEL, vectors_of
from claims.models import Claim, Embedding
from claims.models.claims import EXACT_UP_TO

#: Of chosen claims, which are looked up one by one, so many are each compared: fewer than of all (``EXACT_UP_TO``).
#: Beyond that the index is asked. It may miss some, the farther ones rather, and which ones depends on the order in
#: which the vectors came: where that must not matter, look among fewer claims.
EXACT_AMONG = 1_000


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
    similarity = {key: -distance for key, distance in stored.nearest(vector, n, by_index=is_much)}
    rows = claims.filter(wording_hash__in=similarity).values_list("pk", "wording_hash")
    found = [Near(pk, similarity[key]) for pk, key in rows]
    return sorted(found, key=lambda near: (-near.similarity, near.claim_id))[:n]


def _is_much(rows: QuerySet, most: int) -> bool:
    return rows[: most + 1].count() > most

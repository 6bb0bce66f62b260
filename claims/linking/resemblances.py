"""The candidate edges of an appearance: with what it was compared, how alike the two are, and what decided."""

from claims.linking.candidates import candidates_of
from claims.linking.sameness import Match, Stated, compare
from claims.linking.vectors import vectors_of
from claims.models import Resemblance, Telling
from claims.terms import Status

#: Edges below this are not worth keeping: nobody would take the two for one claim.
LEAST_SCORE = 0.05

_SAME_WORDS = Match(True, 1.0, "", "the same words")


def store_resemblances(telling: Telling) -> None:
    """Compare an appearance with its candidates, and again with all that it was compared with before.

    Of those that say the very same one is enough: what resembles that one resembles this one, too.
    """
    known = _known(telling)
    twin = _twin_of(telling)
    vector = vectors_of([telling.matter])[telling.matter]
    near = {twin.pk} if twin else {*candidates_of(telling, vector)}
    others = list(Telling.objects.filter(pk__in=known | near, teller=telling.teller).select_related("appearance"))
    vectors = vectors_of(other.matter for other in others)
    stated = Stated(telling.slots, vector)
    matches = {other.pk: _match(telling, stated, other, Stated(other.slots, vectors[other.matter])) for other in others}
    _store(telling.pk, matches, known)


def _known(telling: Telling) -> set[int]:
    pk = telling.pk
    pairs = Resemblance.objects.filter(appearance=pk).values_list("other", flat=True)
    return {*pairs, *Resemblance.objects.filter(other=pk).values_list("appearance", flat=True)}


def _twin_of(telling: Telling) -> Telling | None:
    """The first linked telling that says the very same; None where that is this one."""
    same = Telling.objects.filter(teller=telling.teller, digest=telling.digest, appearance__claim__isnull=False)
    first = same.exclude(appearance__status=Status.REJECTED).order_by("appearance_id").first()
    return first if first and first.pk != telling.pk else None


def _match(telling: Telling, stated: Stated, other: Telling, other_stated: Stated) -> Match:
    if other.digest == telling.digest:
        return _SAME_WORDS
    one_article = telling.appearance.article_id == other.appearance.article_id
    return compare(stated, other_stated, one_article=one_article)


def _store(pk: int, matches: dict[int, Match], known: set[int]) -> None:
    kept = {other: match for other, match in matches.items() if match.score >= LEAST_SCORE}
    for gone in known - kept.keys():
        Resemblance.objects.filter(appearance=min(pk, gone), other=max(pk, gone)).delete()
    rows = [
        Resemblance(
            appearance_id=min(pk, other),
            other_id=max(pk, other),
            score=match.score,
            same=match.same,
            why=match.why[:300],
        )
        for other, match in kept.items()
    ]
    Resemblance.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["appearance", "other"],
        update_fields=["score", "same", "why"],
    )

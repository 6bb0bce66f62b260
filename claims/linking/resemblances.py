"""The candidate edges of appearances: with what each was compared, how alike the two are, and what decided."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q

from claims.linking.candidates import candidates_of, nearness_of, prolific
from claims.linking.sameness import Match, Stated, compare
from claims.linking.vectors import vectors_of
from claims.models import Resemblance, Telling
from claims.terms import Status

Pair = frozenset[int]

#: Edges below this are not worth keeping: nobody would take the two for one claim.
LEAST_SCORE = 0.05

_SAME_WORDS = Match(True, 1.0, "", "the same words")


def store_resemblances(tellings: Sequence[Telling]) -> None:
    """Compare appearances with their candidates, and again with all that they were compared with before.

    Of those that say the very same one is enough: what resembles that one resembles this one, too. The tellings come
    with their appearances.
    """
    pks = [telling.pk for telling in tellings]
    known = _known(pks)
    nearness = _nearness(tellings, known)
    ends = {pk for pair in nearness for pk in pair} - set(pks)
    others = Telling.objects.filter(pk__in=ends).select_related("appearance")
    by_pk = {telling.pk: telling for telling in (*others, *tellings)}
    stated = {pk: Stated(telling.slots) for pk, telling in by_pk.items()}
    matches = {
        pair: match
        for pair, near in nearness.items()
        if (match := _match([by_pk[pk] for pk in sorted(pair)], stated, near)).score >= LEAST_SCORE
    }
    _store(matches, known - matches.keys())


def _known(pks: list[int]) -> set[Pair]:
    edges = Resemblance.objects.filter(Q(appearance__in=pks) | Q(other__in=pks))
    return {frozenset(pair) for pair in edges.values_list("appearance", "other")}


def _nearness(tellings: Sequence[Telling], known: set[Pair]) -> dict[Pair, float]:
    """The pairs that are to be compared, and how near they are."""
    twins = _twins(tellings)
    vectors = vectors_of(telling.matter for telling in tellings)
    found = nearness_of(tuple(pair) for pair in known)
    much = prolific({telling.teller for telling in tellings})
    for telling in tellings:
        first = twins.get((telling.teller, telling.digest), telling.pk)
        if first != telling.pk:
            found[frozenset((telling.pk, first))] = 1.0
        else:
            near = candidates_of(telling, vectors[telling.matter], is_much=telling.teller in much)
            found |= {frozenset((telling.pk, pk)): nearness for pk, nearness in near.items()}
    return found


def _twins(tellings: Sequence[Telling]) -> dict[tuple[str, str], int]:
    """By what those who say the very same share: the first of them that is linked."""
    nodes = {(telling.teller, telling.digest) for telling in tellings}
    same = Telling.objects.filter(
        teller__in={teller for teller, _ in nodes},
        digest__in={digest for _, digest in nodes},
        appearance__claim__isnull=False,
    )
    linked = same.exclude(appearance__status=Status.REJECTED).order_by("-pk")
    return {(teller, digest): pk for pk, teller, digest in linked.values_list("pk", "teller", "digest")}


def _match(two: Sequence[Telling], stated: Mapping[int, Stated], nearness: float) -> Match:
    one, other = two
    if one.teller != other.teller:
        return Match(False, 0.0, "", "said by others")
    if one.digest == other.digest:
        return _SAME_WORDS
    one_article = one.appearance.article_id == other.appearance.article_id
    return compare(stated[one.pk], stated[other.pk], nearness, one_article=one_article)


def _store(matches: Mapping[Pair, Match], gone: Iterable[Pair]) -> None:
    if gone := [sorted(pair) for pair in gone]:
        pairs = Q()
        for one, other in gone:
            pairs |= Q(appearance=one, other=other)
        Resemblance.objects.filter(pairs).delete()
    rows = [
        Resemblance(
            appearance_id=min(pair),
            other_id=max(pair),
            score=match.score,
            same=match.same,
            why=match.why[:300],
        )
        for pair, match in matches.items()
    ]
    Resemblance.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["appearance", "other"], update_fields=["score", "same", "why"]
    )

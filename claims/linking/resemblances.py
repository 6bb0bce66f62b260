"""The candidate edges of appearances: with what each was compared, how alike the two are, and what decided."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from claims.linking.candidates import candidates_of, nearness_of
from claims.linking.comparing import compare_nodes
from claims.linking.sameness import Match, Stated
from claims.linking.standing import Node
from claims.models import Resemblance, Telling
from claims.terms import Status

Pair = frozenset[int]

#: What is there and came out the same is not written again.
_KEEP = """
    INSERT INTO claims_resemblance AS known (appearance_id, other_id, score, same, why)
    SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::float[], %s::bool[], %s::text[])
    ON CONFLICT (appearance_id, other_id) DO UPDATE SET score = excluded.score, same = excluded.same, why = excluded.why
    WHERE (known.score, known.same, known.why) <> (excluded.score, excluded.same, excluded.why)
"""

#: Edges below this are not worth keeping, unless they may be more where the two stand otherwise in some articles.
LEAST_SCORE = 0.05

_SAME_WORDS = Match(same=True, score=1.0, apart="", may_match=True, reasons=lambda: "the same words")


class _Told(NamedTuple):
    """What of a telling is compared: who tells what, where, and what that states."""

    node: Node
    article: int
    stated: Stated


def store_resemblances(tellings: Sequence[Telling], kin: Iterable[int] = ()) -> None:
    """Compare appearances with their candidates, and again with all that they were compared with before.

    Of those that say the very same one is enough: what resembles that one resembles this one, too. It is compared
    again as well, and so is ``kin``: appearances beside which these came to stand, or no longer do; and who said the
    same as one of these until now, which may have been the one that was enough. The tellings come with their
    appearances.
    """
    tellings = [*tellings, *_left_alone(tellings)]
    twins = _twins([*tellings, *Telling.objects.filter(pk__in=kin)])
    known = _known([telling.pk for telling in tellings]) | _known([*kin, *twins.values()], score__lt=_SAME_WORDS.score)
    nearness = _nearness(tellings, known, twins)
    stated = _stated({pk for pair in nearness for pk in pair})
    matches = _matches(nearness, stated)
    _store(matches, known - matches.keys())


def _left_alone(tellings: Sequence[Telling]) -> list[Telling]:
    """Of those that said the very same as one of these, and no longer do, the first of each."""
    said = {telling.pk: _node(telling) for telling in tellings}
    pairs = [(pk, *pair - {pk}) for pair in _known([*said], score=_SAME_WORDS.score) for pk in pair & said.keys()]
    others = Telling.objects.exclude(teller="").only("teller", "digest").in_bulk({other for _, other in pairs})
    left = [others[other] for pk, other in pairs if other in others and _node(others[other]) != said[pk]]
    return list(Telling.objects.filter(pk__in=set(_twins(left).values()) - said.keys()).order_by("pk"))


def _node(telling: Telling) -> Node:
    return telling.teller, telling.digest


def _stated(appearances: Collection[int]) -> dict[int, _Told]:
    """What these tell, by appearance."""
    rows = Telling.objects.filter(pk__in=appearances)
    columns = ("pk", "teller", "digest", "appearance__article", "slots", "wording")
    return {
        pk: _Told((teller, digest), article, Stated(slots, wording))
        for pk, teller, digest, article, slots, wording in rows.values_list(*columns)
    }


def _known(pks: list[int], **only: float) -> set[Pair]:
    edges = Resemblance.objects.filter(Q(appearance__in=pks) | Q(other__in=pks), **only)
    return {frozenset(pair) for pair in edges.values_list("appearance", "other")}


def _nearness(tellings: Sequence[Telling], known: set[Pair], twins: Mapping[tuple[str, str], int]) -> dict[Pair, float]:
    """The pairs that are to be compared, and how near they are."""
    found = nearness_of(tuple(pair) for pair in known)
    alone = []
    for telling in tellings:
        first = twins.get(_node(telling), telling.pk)
        if first != telling.pk:
            found[frozenset((telling.pk, first))] = 1.0
        else:
            alone.append(telling)
    for own, near in candidates_of(alone).items():
        found |= {frozenset((own, pk)): nearness for pk, nearness in near.items()}
    return found


def _twins(tellings: Sequence[Telling]) -> dict[tuple[str, str], int]:
    """By what those who say the very same share: the first of them that is linked."""
    nodes = {_node(telling) for telling in tellings}
    same = Telling.objects.filter(
        teller__in={teller for teller, _ in nodes},
        digest__in={digest for _, digest in nodes},
        appearance__claim__isnull=False,
    )
    linked = same.exclude(appearance__status=Status.REJECTED).order_by("-pk")
    return {(teller, digest): pk for pk, teller, digest in linked.values_list("pk", "teller", "digest")}


def _matches(nearness: Mapping[Pair, float], told: Mapping[int, _Told]) -> dict[Pair, Match]:
    """Those of the pairs that are worth keeping, with what came of comparing them."""
    by_one = {pair for pair in nearness if len({told[pk].node[0] for pk in pair}) == 1}
    unlike = {pair: frozenset(told[pk].node for pk in pair) for pair in by_one}
    twins = {pair for pair, two in unlike.items() if len(two) == 1}
    stated = {each.node: each.stated for each in told.values()}
    in_one = {unlike[pair] for pair in by_one - twins if len({told[pk].article for pk in pair}) == 1}
    found = compare_nodes({unlike[pair]: nearness[pair] for pair in by_one - twins}, stated, in_one)
    matches = {pair: _SAME_WORDS if pair in twins else found[unlike[pair]].match for pair in by_one}
    return {pair: match for pair, match in matches.items() if match.may_match or match.score >= LEAST_SCORE}


def _store(matches: Mapping[Pair, Match], gone: Iterable[Pair]) -> None:
    if gone := [sorted(pair) for pair in gone]:
        pairs = Q()
        for one, other in gone:
            pairs |= Q(appearance=one, other=other)
        Resemblance.objects.filter(pairs).delete()
    rows = [(*sorted(pair), match.score, match.same, match.why[:300]) for pair, match in matches.items()]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(_KEEP, [list(column) for column in zip(*rows, strict=True)])

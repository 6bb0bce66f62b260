"""Where tellings stand in their articles: how early among all that their speaker says there, and beside what.

News puts first what it is about, so that two articles of one week that begin with words of the same speaker rather tell
the same; and of the claims of two articles those go together that come nearest to each other. All of this follows from
the two articles, and not from the order in which they came.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import product
from math import log1p

from django.db import connection

from claims.linking.vectors import MODEL
from claims.linking.weights import Setting
from claims.models import Telling

#: What those share who state the very same: teller and digest.
Node = tuple[str, str]
Nodes = frozenset[Node]

#: So many articles that state the very same are looked at, the earliest first: a thousand copies say no more.
MOST_ARTICLES = 30

#: Articles further apart, in days, are not taken to be about the same news because they begin alike.
_SAME_NEWS = 7
#: Taken for the days between two articles where a day is not known; and the most that count.
_UNKNOWN_DAYS, _LONG = 99, 365

# Kept as a step of its own: a planner that takes the tables for empty would find the places anew for each appearance.
_STANDINGS = """
    WITH place AS MATERIALIZED (
        SELECT found.teller, found.digest, found.article_id, found.published
        FROM unnest(%(tellers)s::text[], %(digests)s::text[]) AS node (teller, digest)
        CROSS JOIN LATERAL (
            SELECT telling.teller, telling.digest, article.id AS article_id, lower(article.published) AS published
            FROM claims_telling telling
            JOIN claims_appearance appearance ON appearance.id = telling.appearance_id
            JOIN claims_article article ON article.id = appearance.article_id
            WHERE telling.teller = node.teller AND telling.digest = node.digest
            GROUP BY telling.teller, telling.digest, article.id
            ORDER BY published NULLS LAST, article.canonical_url, article.content_key LIMIT %(most)s
        ) found
    )
    SELECT place.teller, place.digest, place.article_id, place.published, mate.digest, mate.matter_hash
    FROM place
    JOIN claims_appearance appearance ON appearance.article_id = place.article_id
    JOIN claims_telling mate ON mate.appearance_id = appearance.id AND mate.teller = place.teller
    LEFT JOIN claims_anchor anchor
        ON anchor.appearance_id = appearance.id AND anchor.snapshot_id = appearance.first_snapshot_id
    ORDER BY anchor.start NULLS LAST, mate.digest
"""
_NEARNESS = """
    SELECT pair.one, pair.other, -(mine.vector <#> theirs.vector)
    FROM unnest(%(ones)s::text[], %(others)s::text[]) AS pair (one, other)
    JOIN claims_embedding mine ON mine.wording_hash = pair.one AND mine.model = %(model)s
    JOIN claims_embedding theirs ON theirs.wording_hash = pair.other AND theirs.model = %(model)s
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """A telling in an article: whether its speaker says it there first, or nothing else, its matter, and the others.

    These are its ``mates``: what else the speaker says there, with the matter of each.
    """

    node: Node
    article: int
    published: date | None
    is_first: bool
    is_alone: bool
    matter: str
    mates: Mapping[Node, str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How two nodes stand in their articles, and which others come nearer to one of them than the two do.

    ``rivals`` are those of each two articles in which the nodes stand, by how much nearer they are; ``firsts`` are
    those of the two nodes that come first of what their speaker says in one of these articles.
    """

    setting: Setting = Setting()
    rivals: tuple[Mapping[Node, float], ...] = ()
    firsts: frozenset[Node] = frozenset()

    def among(self, group: Set[Node]) -> Setting:
        """The setting in a group: what states the same is no rival, an article says it more than once."""
        return self.setting._replace(outdone=_outdone(self.rivals, group))


def load_surroundings(nearness: Mapping[Nodes, float]) -> dict[Nodes, Surroundings]:
    """How the nodes of each pair, so near to each other, stand in their articles; two queries for all."""
    standings = _standings({node for pair in nearness for node in pair})
    pairs = {pair: _in_two_articles(*(standings.get(node, []) for node in pair)) for pair in nearness}
    near = _nearness({matters for found in pairs.values() for two in found for matters in _rivals(*two).values()})
    return {pair: _surroundings(found, nearness[pair], near) for pair, found in pairs.items()}


def mates_of(tellings: Iterable[Telling]) -> set[int]:
    """The other appearances that are told by the same speakers in the same articles; one query."""
    places = {(telling.appearance.article_id, telling.teller) for telling in tellings}
    articles, tellers = {article for article, _ in places}, {teller for _, teller in places} - {""}
    rows = Telling.objects.filter(appearance__article__in=articles, teller__in=tellers)
    found = rows.values_list("pk", "appearance__article", "teller")
    return {pk for pk, *place in found if tuple(place) in places} - {telling.pk for telling in tellings}


def _standings(nodes: Collection[Node]) -> dict[Node, list[Standing]]:
    tellers, digests = map(list, zip(*sorted(nodes), strict=True)) if nodes else ([], [])
    with connection.cursor() as cursor:
        cursor.execute(_STANDINGS, {"tellers": tellers, "digests": digests, "most": MOST_ARTICLES})
        rows = cursor.fetchall()
    places: dict[tuple, list[tuple[str, str]]] = defaultdict(list)
    for teller, digest, article, published, *mate in rows:
        places[teller, digest, article, published].append(tuple(mate))
    found: dict[Node, list[Standing]] = defaultdict(list)
    for (teller, digest, article, published), said in places.items():
        found[teller, digest].append(_standing((teller, digest), article, published, said))
    return found


def _standing(node: Node, article: int, published: date | None, said: Sequence[tuple[str, str]]) -> Standing:
    """``said``: digest and matter of all that the speaker says in the article, in the order of the text."""
    teller, digest = node
    mates = {(teller, mate): matter for mate, matter in said if mate != digest}
    return Standing(node, article, published, said[0][0] == digest, not mates, dict(said)[digest], mates)


def _in_two_articles(one: Iterable[Standing], other: Iterable[Standing]) -> list[tuple[Standing, Standing]]:
    return [(mine, theirs) for mine, theirs in product(one, other) if mine.article != theirs.article]


def _rivals(one: Standing, other: Standing) -> dict[tuple[Node, str], tuple[str, str]]:
    """Who could go together instead of these two: a mate and whom with, and their matters."""
    with_one = {(mate, one.matter): (one.matter, matter) for mate, matter in other.mates.items()}
    return with_one | {(mate, other.matter): (other.matter, matter) for mate, matter in one.mates.items()}


def _nearness(pairs: Collection[tuple[str, str]]) -> dict[tuple[str, str], float]:
    ones, others = map(list, zip(*sorted(pairs), strict=True)) if pairs else ([], [])
    with connection.cursor() as cursor:
        cursor.execute(_NEARNESS, {"ones": ones, "others": others, "model": MODEL})
        return {(one, other): nearness for one, other, nearness in cursor.fetchall()}


def _surroundings(
    found: Sequence[tuple[Standing, Standing]], nearness: float, near: Mapping[tuple[str, str], float]
) -> Surroundings:
    """Where the very same is stated in several articles, whatever speaks most for it counts."""
    if not found:
        return Surroundings()
    rivals = tuple(_nearer(*two, nearness, near) for two in found)
    rivals = rivals if all(rivals) else ()
    setting = Setting(
        both_lead=float(any(_lead(*two) for two in found)),
        days=log1p(min(min(_days_between(*two), _LONG) for two in found)),
        outdone=_outdone(rivals),
    )
    return Surroundings(setting, rivals, frozenset(each.node for two in found for each in two if each.is_first))


def _nearer(
    one: Standing, other: Standing, nearness: float, near: Mapping[tuple[str, str], float]
) -> Mapping[Node, float]:
    """The mates of the two that come nearer to one of them than the two to each other, and by how much."""
    found: dict[Node, float] = {}
    for (mate, _), matters in _rivals(one, other).items():
        found[mate] = max(found.get(mate, 0.0), near.get(matters, 0.0) - nearness)
    return {mate: nearer for mate, nearer in found.items() if nearer > 0}


def _outdone(rivals: Iterable[Mapping[Node, float]], group: Set[Node] = frozenset()) -> float:
    """By how much the nearest rival is nearer, where it is least; those of the group are none."""
    nearest = (max((nearer for node, nearer in found.items() if node not in group), default=0.0) for found in rivals)
    return min(nearest, default=0.0)


def _lead(one: Standing, other: Standing) -> bool:
    """Whether both come first of what their speaker says, in articles on the same news.

    Where the speaker says one thing only in either, coming first means nothing.
    """
    if one.is_alone and other.is_alone:
        return False
    return one.is_first and other.is_first and _days_between(one, other) <= _SAME_NEWS


def _days_between(one: Standing, other: Standing) -> int:
    return abs((one.published - other.published).days) if one.published and other.published else _UNKNOWN_DAYS

"""All tellings that may hang together with some, however far: what is grouped anew when one of them changes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db import connection

from claims.linking.candidates import nearness_of
from claims.linking.comparing import Compared, compare_nodes
from claims.linking.decided import decided_claims
from claims.linking.sameness import Stated
from claims.linking.standing import Node, Nodes
from claims.linking.turned_down import rejected_among
from claims.models import Appearance, LinkDecision, Resemblance, Telling
from claims.terms import Status

Pair = frozenset[int]

_ARTICLE = ("article__published", "article__canonical_url", "article__content_key")
_TELLING = ("wording", "matter", "slots", "digest", "teller", "unclear")
_CLAIM = ("claim__status", "claim__speaker")
_LOOKED_AT = (*_CLAIM, "speaker", "key", "status", "run", *_ARTICLE, *(f"telling__{name}" for name in _TELLING))

#: The same by rule or as people decided, of one claim, or the very same words by the same teller.
_ONE_STEP = """
    SELECT other_id FROM claims_resemblance WHERE same AND appearance_id = ANY(%(ids)s)
    UNION SELECT appearance_id FROM claims_resemblance WHERE same AND other_id = ANY(%(ids)s)
    UNION SELECT other_id FROM claims_linkdecision WHERE same AND appearance_id = ANY(%(ids)s)
    UNION SELECT appearance_id FROM claims_linkdecision WHERE same AND other_id = ANY(%(ids)s)
    UNION SELECT mate.id
        FROM claims_appearance own JOIN claims_appearance mate ON mate.claim_id = own.claim_id
        WHERE own.id = ANY(%(ids)s)
    UNION SELECT twin.appearance_id
        FROM claims_telling own JOIN claims_telling twin ON twin.teller = own.teller AND twin.digest = own.digest
        WHERE own.appearance_id = ANY(%(ids)s) AND own.teller <> ''
"""


@dataclass(frozen=True)
class Member:
    """A telling in a component. ``key`` names it by its article and words: the same in every database.

    ``is_open`` where the machine put it into a claim that people accepted, and nobody has said so of it. ``is_astray``
    where nobody did, either, and another speaks than the claim's speaker: two were one party when it was put there.
    """

    pk: int
    claim_id: int | None
    article_id: int
    speaker_id: int | None
    published: date | None
    key: str
    telling: Telling
    is_open: bool = False
    is_astray: bool = False

    @property
    def node(self) -> Node:
        """What it shares with all that state the very same."""
        return self.telling.teller, self.telling.digest


@dataclass
class Component:
    """Tellings by their appearances, which pairs of them were compared, and what people decided about them and about
    the claims that they tell."""

    members: dict[int, Member]
    compared: set[Pair] = field(default_factory=set)
    together: set[Pair] = field(default_factory=set)
    apart: set[Pair] = field(default_factory=set)
    decided: set[int] = field(default_factory=set)
    rejected: set[int] = field(default_factory=set)

    @cached_property
    def held(self) -> set[int]:
        """Who stays in the claim it tells, because people decided about that claim.

        Not what the machine put there since, as long as it is open: it is grouped as it would be without. Where no
        telling of a claim was accepted, as where it only got a note, nobody knows which were there, and all stay; what
        another one says was not.
        """
        told: dict[int, list[Member]] = defaultdict(list)
        for member in self.members.values():
            if member.claim_id in self.decided and not member.is_astray:
                told[member.claim_id].append(member)
        settled = ([one for one in several if not one.is_open] or several for several in told.values())
        return {member.pk for several in settled for member in several}

    @cached_property
    def comparisons(self) -> dict[Nodes, Compared]:
        """How alike the nodes are that were compared, each once for all that share it. Costs three queries."""
        stated = {member.node: Stated(member.telling.slots, member.telling.wording) for member in self.members.values()}
        pairs = {frozenset(self.members[pk].node for pk in pair): tuple(pair) for pair in self.compared}
        pairs = {nodes: pair for nodes, pair in pairs.items() if len({teller for teller, _ in nodes}) == 1 < len(nodes)}
        nearness = nearness_of(pairs.values())
        found = {nodes: nearness.get(frozenset(pair), 0.0) for nodes, pair in pairs.items()}
        return compare_nodes(found, stated, {nodes for nodes in found if self.share_an_article(nodes)})

    def share_an_article(self, nodes: Nodes) -> bool:
        """Whether both of two nodes are told in one of the articles."""
        one, other = (self._articles[node] for node in nodes)
        return not one.isdisjoint(other)

    @cached_property
    def _articles(self) -> dict[Node, set[int]]:
        found = defaultdict(set)
        for member in self.members.values():
            found[member.node].add(member.article_id)
        return found


def load_component(appearances: Iterable[int]) -> Component:
    """The component of these appearances: reached by the same words, edges, decisions, and the claims they have now."""
    ids, frontier = set(), set(appearances)
    while frontier:
        ids |= frontier
        frontier = _neighbours(frontier) - ids
    members = {member.pk: member for member in _members(ids)}
    claims = {member.claim_id for member in members.values()} - {None}
    decisions = list(LinkDecision.objects.filter(appearance__in=members, other__in=members))
    edges = Resemblance.objects.filter(appearance__in=members, other__in=members)
    return Component(
        members=members,
        compared={frozenset(pair) for pair in edges.values_list("appearance", "other")},
        together={frozenset((one.appearance_id, one.other_id)) for one in decisions if one.same},
        apart={frozenset((one.appearance_id, one.other_id)) for one in decisions if not one.same},
        decided=decided_claims(claims),
        rejected=rejected_among(claims),
    )


def _neighbours(ids: set[int]) -> set[int]:
    """Linkable appearances one step from these; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_STEP, {"ids": list(ids)})
        return {pk for (pk,) in cursor.fetchall()}


def _members(ids: set[int]) -> Iterable[Member]:
    rows = Appearance.objects.filter(pk__in=ids, telling__isnull=False).exclude(status=Status.REJECTED)
    rows = rows.exclude(telling__teller="").select_related("article", "claim", "telling").only(*_LOOKED_AT)
    for row in rows.order_by("pk"):
        published = row.article.published and row.article.published.lower
        key = f"{row.telling.digest} {row.article.canonical_url or row.article.content_key} {row.key}"
        is_unasked = row.status == Status.SUGGESTED and row.run_id is not None and row.claim is not None
        is_open = is_unasked and row.claim.status == Status.ACCEPTED
        is_astray = is_unasked and len({row.speaker_id, row.claim.speaker_id} - {None}) > 1
        told = (row.pk, row.claim_id, row.article_id, row.speaker_id, published, key, row.telling)
        yield Member(*told, is_open=is_open, is_astray=is_astray)

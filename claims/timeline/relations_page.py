"""All that an editor decides about how one claim stands to others: relations, contradictions, answers, places in
disputes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from claims.models import Claim, ClaimRelation, Contradiction, Placement, Reply
from claims.permissions import Gate
from claims.terms import ANSWERING, RelationKind, Status
from claims.timeline.contradictions import Contradicting, load_all_contradictions
from claims.timeline.relations import TURNED, visible_replies

MOST = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A relation of the claim, in whatever status; ``label`` reads from this claim to ``other``."""

    relation: ClaimRelation
    label: str
    other: Claim


@dataclass(frozen=True, slots=True)
class Replied:
    """An answer to the claim, in whatever status; ``behind`` are the living relations that it rests on."""

    reply: Reply
    behind: list[Row]


@dataclass(frozen=True, slots=True)
class RelationsPage:
    """A claim with its relations, its contradictions, the answers to it and its places, rejected and kept-out ones
    too."""

    claim: Claim
    rows: list[Row]
    contradictions: list[Contradicting]
    replies: list[Replied]
    places: list[Placement]


def load_relations_page(gate: Gate, number: int) -> RelationsPage | None:
    """The page of the claim of this number, None where the viewer sees none; five queries."""
    claim = gate.claims().filter(number=number).select_related("speaker").defer("search").first()
    if claim is None:
        return None
    relations = ClaimRelation.objects.filter(Q(claim=claim) | Q(other=claim), claim__in=gate.claims())
    relations = relations.filter(other__in=gate.claims()).select_related("claim__speaker", "other__speaker")
    replies = visible_replies(gate).filter(accusation=claim).select_related("party", "answer", "evidence__article")
    places = Placement.objects.filter(claim=claim, dispute__in=gate.disputes()).select_related("dispute")
    rows = [_row(relation, claim) for relation in relations.order_by("-status", "kind", "pk")[:MOST]]
    return RelationsPage(
        claim=claim,
        rows=rows,
        contradictions=load_all_contradictions(gate, claim),
        replies=[Replied(each, _behind(each, rows)) for each in replies.order_by("-status", "replied", "pk")[:MOST]],
        places=list(places.order_by("dispute__position", "dispute__pk")),
    )


def _behind(reply: Reply, rows: Iterable[Row]) -> list[Row]:
    return [
        row
        for row in rows
        if row.relation.claim_id == reply.answer_id
        and row.relation.kind in ANSWERING
        and row.relation.status not in (Status.REJECTED, Status.WITHDRAWN)
    ]


def has_relation(claim: Claim, pk: int) -> bool:
    """Whether a relation is one of this claim."""
    return ClaimRelation.objects.filter(Q(claim=claim) | Q(other=claim), pk=pk).exists()


def has_contradiction(claim: Claim, pk: int) -> bool:
    """Whether a contradiction is one of this claim's tellings."""
    return Contradiction.objects.filter(Q(appearance__claim=claim) | Q(other__claim=claim), pk=pk).exists()


def has_reply(claim: Claim, pk: int) -> bool:
    """Whether an entry of the ledger is one of this claim."""
    return Reply.objects.filter(accusation=claim, pk=pk).exists()


def _row(relation: ClaimRelation, claim: Claim) -> Row:
    kind = RelationKind(relation.kind)
    is_first = relation.claim_id == claim.pk
    return Row(relation, kind.label if is_first else TURNED[kind], relation.other if is_first else relation.claim)

"""What stands around a claim: what disputes or supports it, and what the accused answered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models import Claim, ClaimRelation, Reply
from claims.models.prepared import Place
from claims.permissions import Gate, living
from claims.permissions.gated import Gated
from claims.terms import ANSWERING, RelationKind, ReplyKind, Status
from claims.timeline.events import last_event
from claims.timeline.wordings import word_as_known

#: How a relation reads from its second claim.
TURNED = {
    RelationKind.DISPUTES: "disputed by",
    RelationKind.DENIES: "denied by",
    RelationKind.SUPPORTS: "supported by",
    RelationKind.ANSWERS: "answered by",
    RelationKind.CORRECTS: "corrected by",
    RelationKind.SUPERSEDES: "superseded by",
}
_AGAINST = (RelationKind.DISPUTES, RelationKind.DENIES, RelationKind.CORRECTS)
MOST_RELATIONS = 50


@dataclass(frozen=True, slots=True)
class Related:
    """Another claim and how this one stands to it.

    ``kind`` reads from the first claim to the second, and this one ``is_first`` or not. ``is_against``: one contests
    the other. ``is_answer``: the other one denies, disputes or answers this one. ``changed_at`` is known where many
    claims' relations were loaded.
    """

    kind: RelationKind
    is_first: bool
    label: str
    other: Claim
    words: str
    rule: str
    confidence: float
    status: Status
    is_against: bool
    is_answer: bool
    changed_at: datetime | None = None


def load_relations(gate: Gate, claim: Claim) -> list[Related]:
    """Relations of the claim in either direction, at most ``MOST_RELATIONS``; one query, none where there are none.

    ``claim`` comes from ``claim_lookup.find_claim``.
    """
    if not claim.is_related:
        return []
    shown = _relations[claim.open_to_suggestions](gate, claim=claim.pk)
    word_as_known(gate, [end for row in shown for end in (row.claim, row.other)])
    return [_related(row, claim) for row in shown]


def _relations_of(gate: Gate, claim: int | Place, *, with_suggested: bool) -> QuerySet[ClaimRelation]:
    rows = gate.relations().filter(Q(claim=claim) | Q(other=claim)).select_related("claim__speaker", "other__speaker")
    rows = _without_search(living(rows, with_suggested=with_suggested), "claim", "other")
    return rows.order_by("kind", "pk")[:MOST_RELATIONS]


def load_relations_of(gate: Gate, claims: Mapping[int, Claim]) -> dict[int, list[Related]]:
    """Key of a claim → its relations in either direction, for many claims from ``in_full.load_claims``; one query."""
    between = gate.relations().filter(Q(claim__in=claims) | Q(other__in=claims))
    rows = between.select_related("claim__speaker", "other__speaker").annotate(changed_at=last_event(ClaimRelation))
    related: dict[int, list[Related]] = {}
    for row in _without_search(rows, "claim", "other").order_by("kind", "pk"):
        for claim in filter(None, (claims.get(row.claim_id), claims.get(row.other_id))):
            if row.status == Status.ACCEPTED or claim.open_to_suggestions:
                related.setdefault(claim.pk, []).append(_related(row, claim))
    return related


def load_replies_of(gate: Gate, claims: Mapping[int, Claim]) -> dict[int, list[Reply]]:
    """Key of a claim → the replies to it, in the order of ``load_replies``; one query."""
    rows = visible_replies(gate).filter(accusation__in=claims).exclude(status__in=[Status.REJECTED, Status.WITHDRAWN])
    rows = rows.select_related("party", "answer__speaker", "evidence__article__publisher")
    replies: dict[int, list[Reply]] = {}
    for reply in (
        _without_search(rows, "answer", "evidence").annotate(changed_at=last_event(Reply)).order_by("replied", "pk")
    ):
        if reply.status == Status.ACCEPTED or claims[reply.accusation_id].open_to_suggestions:
            replies.setdefault(reply.accusation_id, []).append(reply)
    return replies


def load_answers_to(gate: Gate, claims: Mapping[int, Claim]) -> dict[int, set[int]]:
    """Key of a claim → the keys of those that deny, dispute or answer it, for claims from ``in_full.load_claims``; one
    query."""
    rows = gate.relations(Q(other__in=claims)).filter(kind__in=ANSWERING)
    answers: dict[int, set[int]] = {}
    for answered, answer, status in rows.values_list("other", "claim", "status"):
        if status == Status.ACCEPTED or claims[answered].open_to_suggestions:
            answers.setdefault(answered, set()).add(answer)
    return answers


def _without_search(rows: QuerySet, *joined: str) -> QuerySet:
    return rows.defer(*(f"{name}__search" for name in joined))


def load_replies(gate: Gate, claim: Claim) -> list[Reply]:
    """The reply ledger of an accusation, oldest answer first, those without a day last; one query, none where there
    are none."""
    if not claim.is_answered:
        return []
    replies = _replies[claim.open_to_suggestions](gate, claim=claim.pk)
    word_as_known(gate, [reply.answer for reply in replies if reply.answer])
    return replies


def _replies_to(gate: Gate, claim: int | Place, *, with_suggested: bool) -> QuerySet[Reply]:
    rows = living(visible_replies(gate).filter(accusation=claim), with_suggested=with_suggested)
    rows = rows.select_related("party", "answer", "evidence__article__publisher")
    return _without_search(rows, "answer", "evidence").order_by("replied", "pk")


def visible_replies(gate: Gate) -> QuerySet[Reply]:
    """Replies but for those that rest on something the viewer may not see, whatever their status."""
    answers = gate.claims().filter(pk=OuterRef("answer"))
    evidence = gate.appearances().filter(pk=OuterRef("evidence"))
    rows = Reply.objects.filter(Q(answer__isnull=True) | Exists(answers), Q(evidence__isnull=True) | Exists(evidence))
    if gate.known:  # what rests on nothing that is held was known since nobody knows when
        rows = rows.filter(Q(answer__isnull=False) | Q(evidence__isnull=False))
    return rows


def answered_by_today(gate: Gate, claim: Claim) -> set[str]:
    """The slugs of those who have answered by today, where the page is wound back; one query then, else none."""
    if not gate.known:
        return set()
    return {reply.party.slug for reply in load_replies(replace(gate, known=None), claim)}


#: Of a claim whose suggestions are shown, and of others.
_relations, _replies = (
    {shown: Gated(partial(rows, with_suggested=shown), "claim") for shown in (False, True)}
    for rows in (_relations_of, _replies_to)
)


def is_contesting(reply: Reply) -> bool:
    """Whether the answer contests the accusation, which a page shows in the colour of contest."""
    return reply.kind in (ReplyKind.DENIED, ReplyKind.PARTIAL, ReplyKind.IN_COURT)


def _related(row: ClaimRelation, claim: Claim) -> Related:
    kind = RelationKind(row.kind)
    is_first = row.claim_id == claim.pk
    return Related(
        kind=kind,
        is_first=is_first,
        label=kind.label if is_first else TURNED[kind],
        other=row.other if is_first else row.claim,
        words=row.words,
        rule=row.rule,
        confidence=row.confidence,
        status=Status(row.status),
        is_against=kind in _AGAINST,
        is_answer=kind in ANSWERING and not is_first,
        changed_at=getattr(row, "changed_at", None),
    )

"""An editor's word on how claims stand to each other: relations and contradictions, accepted or rejected.

What was decided here no later run of the machine changes, nor suggests anew. Each change has its reason and its place
in the history.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from claims.editing.changing import change, hold_linking
from claims.editing.refusal import Refused, Stale
from claims.models import Appearance, Claim, ClaimRelation, Contradiction, Reply, User
from claims.permissions import Action
from claims.terms import ContradictionKind, RelationKind, Status

Decided = TypeVar("Decided", ClaimRelation, Contradiction, Reply)

_DEAD = (Status.REJECTED, Status.WITHDRAWN)
_WORDS = 500


def accept_relation(user: User, pk: int, reason: str, seen: str = "") -> ClaimRelation:
    """Accept a suggested relation, or one that was rejected; returns it.

    Raises PermissionDenied for whoever may not relate claims, ClaimRelation.DoesNotExist, Refused without a reason,
    for a relation of a claim that is gone, and for one by which a claim would supersede itself by way of others, and
    Stale where its status is no longer the one that was ``seen``.
    """
    with deciding(user, reason):
        relation = locked(ClaimRelation, pk, seen)
        _check_relation(relation)
        return store_decision(relation, Status.ACCEPTED)


def reject_relation(user: User, pk: int, reason: str, seen: str = "") -> ClaimRelation:
    """Reject a relation; the machine does not suggest it again. Raises as ``accept_relation`` does."""
    with deciding(user, reason):
        return store_decision(locked(ClaimRelation, pk, seen), Status.REJECTED)


def retype_relation(
    user: User, pk: int, kind: RelationKind, reason: str, words: str = "", seen: str = ""
) -> ClaimRelation:
    """Say that a relation is of another kind, or rests on other words: that one is accepted, the old kind rejected.

    Raises as ``accept_relation`` does, and Refused for words that stand in no telling of its first claim.
    """
    with deciding(user, reason):
        relation = locked(ClaimRelation, pk, seen)
        rests_on = {"words": relation.words, "evidence": relation.evidence}
        if words.strip() not in ("", relation.words):
            rests_on = _rests_on(relation.claim, words)
        if kind == relation.kind:
            _check_relation(relation)
            return store_decision(relation, Status.ACCEPTED, **rests_on)
        _check_relation(ClaimRelation(claim=relation.claim, kind=kind, other=relation.other))
        store_decision(relation, Status.REJECTED)
        return _accepted(relation.claim, kind, relation.other, rests_on)


def relate_claims(
    user: User,
    claim: Claim,
    kind: RelationKind,
    other: Claim,
    reason: str,
    *,
    words: str = "",
    evidence: Appearance | None = None,
) -> ClaimRelation:
    """Write a relation that the machine did not find; one that is there is accepted.

    ``words`` are those that it rests on, of the telling ``evidence``, or of the first telling in whose article they
    stand. Raises as ``accept_relation`` does, and Refused for words that stand in none.
    """
    with deciding(user, reason):
        if claim.pk == other.pk:
            raise Refused("A claim does not stand in a relation to itself. Choose another one.")
        _check_relation(ClaimRelation(claim=claim, kind=kind, other=other))
        is_given = evidence or not words.strip()
        rests_on = {"words": words[:_WORDS], "evidence": evidence} if is_given else _rests_on(claim, words)
        return _accepted(claim, kind, other, rests_on)


def accept_contradiction(
    user: User, pk: int, reason: str, decision: str = "", kind: ContradictionKind | None = None, seen: str = ""
) -> Contradiction:
    """Accept a contradiction, as of this ``kind``; ``decision`` says, for readers, what it comes to.

    Raises as ``accept_relation`` does.
    """
    with deciding(user, reason):
        row = locked(Contradiction, pk, seen)
        return store_decision(row, Status.ACCEPTED, decision=decision.strip() or row.decision, kind=kind or row.kind)


def reject_contradiction(user: User, pk: int, reason: str, seen: str = "") -> Contradiction:
    """Reject a contradiction: the two do not differ in what matters. Raises as ``accept_relation`` does."""
    with deciding(user, reason):
        return store_decision(locked(Contradiction, pk, seen), Status.REJECTED)


@contextmanager
def deciding(user: User, reason: str) -> Iterator[None]:
    """One transaction with its reason, in which nothing is linked meanwhile; Refused where that takes too long."""
    if not reason.strip():
        raise Refused("Say why: the reason is kept with the decision.")
    with change(user, Action.RELATE, reason.strip()):
        hold_linking()
        yield


def locked(model: type[Decided], pk: int, seen: str) -> Decided:
    """The row, which nobody else decides about meanwhile; Stale where its status is another one than was ``seen``."""
    row = model.objects.select_for_update().get(pk=pk)
    if seen and row.status != seen:
        raise Stale(f"Somebody decided about this meanwhile: it is {Status(row.status).label} now. Look at it again.")
    return row


def _rests_on(claim: Claim, words: str) -> dict[str, object]:
    """The words with the first telling of the claim in whose article they stand."""
    words = words.strip()[:_WORDS]
    tellings = claim.appearances.exclude(status__in=_DEAD).filter(first_snapshot__text__contains=words)
    evidence = tellings.order_by("article__published__startswith", "pk").first()
    if evidence is None:
        raise Refused(f"These words stand in no stored article that tells claim {claim.number}. Copy them from one.")
    return {"words": words, "evidence": evidence}


def _accepted(claim: Claim, kind: RelationKind, other: Claim, rests_on: dict[str, object]) -> ClaimRelation:
    relation, is_new = ClaimRelation.objects.get_or_create(
        claim=claim, kind=kind, other=other, defaults={**rests_on, "status": Status.ACCEPTED}
    )
    return relation if is_new else store_decision(relation, Status.ACCEPTED, **(rests_on if rests_on["words"] else {}))


def _check_relation(relation: ClaimRelation) -> None:
    for claim in (relation.claim, relation.other):
        if claim.merged_into_id or claim.status in _DEAD:
            raise Refused(f"Claim {claim.number} is not there any more. Relate the one that it was merged into.")
    if relation.kind == RelationKind.SUPERSEDES and _supersedes(relation.other_id, relation.claim_id):
        raise Refused(
            f"Claim {relation.other.number} supersedes claim {relation.claim.number} already, directly or by way of "
            "others: one of the two must go first."
        )


def _supersedes(one: int, other: int) -> bool:
    """Whether accepted relations lead from the one to the other, in any number of steps."""
    seen, waiting = set(), {one}
    while waiting:
        seen |= waiting
        accepted = ClaimRelation.objects.filter(kind=RelationKind.SUPERSEDES, status=Status.ACCEPTED)
        waiting = {*accepted.filter(claim__in=waiting).values_list("other", flat=True)} - seen
    return other in seen


def store_decision(row: Decided, status: Status, **fields: object) -> Decided:
    """Store a decision; nothing is written where it stands already."""
    changed = [name for name, value in {"status": status, **fields}.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, {"status": status, **fields}[name])
    if changed:
        row.save(update_fields=changed)
    return row

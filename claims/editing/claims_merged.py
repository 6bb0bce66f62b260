"""What editors do with claims: merge two that say the same, split one whose tellings say two things, undo both.

The rows move at once, and decisions about the tellings (``links``) hold them where they are, whatever is linked later.
"""

from datetime import datetime

from django.db.models.functions import Lower

from claims.editing.freezing import change_back, change_row
from claims.editing.links import hold_apart, hold_together, refuse_parting
from claims.editing.moving import CLAIM_POINTERS, count_rows, move, put_back
from claims.editing.operations import Preview, locked, locked_operation, mark_undone, merging
from claims.editing.refusal import Refused, Stale
from claims.models import Appearance, Claim, LinkDecision, MergeOperation, User
from claims.models.placing import follow_placements
from claims.terms import MergeKind, Status

MERGE, SPLIT = MergeKind.MERGE_CLAIMS, MergeKind.SPLIT_CLAIM

_CLAIMS = Claim.objects.select_related("speaker", "merged_into")
_DEAD = (Status.REJECTED, Status.WITHDRAWN)
_SAID = ("wording", "negated", "slots", "unclear")


def preview_merge(absorbed: Claim, survivor: Claim) -> Preview:
    """What ``merge_claims`` would do; nothing is changed."""
    return Preview(absorbed, survivor, count_rows(CLAIM_POINTERS, absorbed), _why_not(absorbed, survivor))


def merge_claims(
    user: User, absorbed: int, survivor: int, reason: str, *, takes_wording: bool = False
) -> MergeOperation:
    """Merge one claim (by its number) into another: its tellings tell the other from then on, its number leads there.

    With ``takes_wording`` the one that stays says what the other said. Raises PermissionDenied, Claim.DoesNotExist, and
    Refused without a reason, for one claim given twice, one that is gone, claims of two speakers, one that is under
    embargo for longer than the other, and against a decision that their tellings differ. The caller asks for the
    tellings' articles to be linked anew.
    """
    with merging(user, reason, moved=MERGE):
        absorbed, survivor = locked(_CLAIMS, "number", absorbed, survivor)
        if problem := _why_not(absorbed, survivor):
            raise Refused(problem)
        tellings = [*_tellings(absorbed), *_tellings(survivor)]
        decisions = hold_together(user, tellings, reason.strip()) if tellings else []
        moved = {pointer.name: move(pointer, absorbed, survivor) for pointer in CLAIM_POINTERS}
        said = {name: getattr(absorbed, name) for name in _SAID} if takes_wording else {}
        status = Status.ACCEPTED if Status.ACCEPTED in (absorbed.status, survivor.status) else survivor.status
        moved["claim"] = [change_row(absorbed, merged_into_id=survivor.pk), change_row(survivor, status=status, **said)]
        return _written(MERGE, survivor, absorbed, {**moved, "decisions": decisions}, user, reason)


def split_claim(
    user: User, number: int, tellings: list[int], reason: str, seen: list[int] | None = None
) -> MergeOperation:
    """Give these tellings of a claim a claim of their own, and a number; what the earliest says is its wording.
    Where editors placed the claim, or kept it out, and what keeps it from readers, holds for both.

    Raises PermissionDenied, Claim.DoesNotExist, Refused without a reason, for a claim that is gone, for no telling and
    for all of them, and against a decision that they are the same; Stale where ``seen`` are no longer all its tellings.
    The caller asks for the tellings' articles to be linked anew.
    """
    with merging(user, reason, moved=SPLIT):
        (claim,) = locked(_CLAIMS, "number", number)
        leaving, staying = _parted(claim, tellings, seen)
        decisions = hold_apart(user, leaving, staying, reason.strip())
        other = _new_claim(claim, leaving)
        Appearance.objects.filter(pk__in=leaving).update(claim=other)
        moved = {"appearance.claim": {"moved": leaving, "to": other.pk, "folded": [], "changed": []}}
        return _written(SPLIT, claim, other, {**moved, "decisions": decisions}, user, reason)


def part_telling(user: User, telling: Appearance, left: Claim, reason: str) -> MergeOperation:
    """Write down that a telling, whose claim is another one by now, says something else than those of the claim that it
    left: as a split that can be undone. Part of the caller's transaction; Refused against a decision that they are the
    same."""
    decisions = hold_apart(user, [telling.pk], _tellings(left), reason.strip())
    moved = {"appearance.claim": {"moved": [telling.pk], "to": telling.claim_id, "folded": [], "changed": []}}
    return _written(SPLIT, left, telling.claim, {**moved, "decisions": decisions}, user, reason)


def undo_claims(user: User, pk: int, reason: str) -> tuple[MergeOperation, int]:
    """Undo a merge or a split of claims: all goes back where it was; how many rows were changed since and stay.

    Raises PermissionDenied, MergeOperation.DoesNotExist, and Refused without a reason, for what was undone already,
    where the claim that stayed was itself merged since, where a later merge ties what would part or worded what stayed,
    where one of the two was withdrawn or rejected since, and where one of two that become one again is under embargo
    for longer than the other. The caller asks for the tellings' articles to be linked anew.
    """
    kind = MergeKind(MergeOperation.objects.values_list("kind", flat=True).get(pk=pk))
    with merging(user, reason, moved=kind):
        operation = locked_operation(pk, kind)
        absorbed, survivor = locked(_CLAIMS, "pk", operation.absorbed_id, operation.survivor_id)
        if problem := _why_not_undone(absorbed, survivor):
            raise Refused(problem)
        LinkDecision.objects.filter(pk__in=operation.moved["decisions"]).delete()
        undo = _unmerge if kind == MERGE else _rejoin
        n_left = undo(operation, absorbed, survivor)
        mark_undone(operation, user, reason)
    return operation, n_left


def articles_of(operation: MergeOperation) -> list[int]:
    """The articles that are to be linked anew after a merge, a split, or its undoing."""
    claims = (operation.absorbed_id, operation.survivor_id)
    return sorted(set(Appearance.objects.filter(claim__in=claims).values_list("article", flat=True)))


def _why_not_undone(absorbed: Claim, survivor: Claim) -> str:
    """Why a merge or split of these two cannot be undone, "" when it can. What was taken from sight since must not come
    back as the other's."""
    if survivor.merged_into:
        return f"Claim {survivor.number} was merged into {survivor.merged_into.number} since. Undo that first."
    dead = [claim for claim in (absorbed, survivor) if claim.status in _DEAD]
    return _closed(dead[0]) if len(dead) == 1 else ""


def _unmerge(operation: MergeOperation, absorbed: Claim, survivor: Claim) -> int:
    moved = operation.moved
    _refuse_what_is_tied(moved["appearance.claim"]["moved"], survivor)
    _refuse_what_is_worded(operation, survivor)
    n_left = sum(not change_back(Claim, changed) for changed in moved["claim"])
    if _held(absorbed) != _held(survivor):  # what was merged was under one embargo, and stays so
        Claim.objects.filter(pk=absorbed.pk).update(embargo_until=survivor.embargo_until)
    return n_left + sum(put_back(pointer, absorbed, moved[pointer.name]) for pointer in reversed(CLAIM_POINTERS))


def _refuse_what_is_tied(tellings: list[int], survivor: Claim) -> None:
    """Refused where a later merge made what would go back one with what stays: the next linking would join them again,
    perhaps under the other number."""
    there = set(survivor.appearances.values_list("pk", flat=True))
    going = there & set(tellings)
    refuse_parting(going, there - going)


def _refuse_what_is_worded(operation: MergeOperation, survivor: Claim) -> None:
    """Refused where a later merge changed the same of the claim that stayed: undone last, it would bring back what this
    one had put there."""
    later = MergeOperation.objects.filter(kind=MERGE, undone_at=None, survivor_id=survivor.pk, pk__gt=operation.pk)
    for each in later.order_by("-pk"):
        if _changed_by(each) & _changed_by(operation):
            number = Claim.objects.values_list("number", flat=True).get(pk=each.absorbed_id)
            raise Refused(
                f"Claim {number} was merged into claim {survivor.number} since, and its wording taken. Undo that first."
            )


def _changed_by(operation: MergeOperation) -> set[str]:
    """The columns of the claim that stayed that a merge changed."""
    return {name for row in operation.moved["claim"] if row["pk"] == operation.survivor_id for name in row["new"]}


def _rejoin(operation: MergeOperation, absorbed: Claim, survivor: Claim) -> int:
    """The tellings that a split took away come back; a claim that has none left leads to the one that was split."""
    there = Appearance.objects.filter(pk__in=operation.moved["appearance.claim"]["moved"], claim=absorbed)
    if there and (problem := _held_apart(absorbed, survivor)):
        raise Refused(problem)
    n_left = len(operation.moved["appearance.claim"]["moved"]) - there.update(claim=survivor)
    if not absorbed.merged_into_id and not absorbed.appearances.exists():
        _take_ratings(absorbed, survivor)
        change_row(absorbed, merged_into_id=survivor.pk)
    return n_left


def _take_ratings(absorbed: Claim, survivor: Claim) -> None:
    """What was rated since goes along."""
    if problem := _rated_twice(absorbed, survivor):
        raise Refused(problem)
    absorbed.ratings.update(claim=survivor)


def _why_not(absorbed: Claim, survivor: Claim) -> str:
    """Why these two cannot be merged, "" when they can."""
    if absorbed.pk == survivor.pk:
        return f"Claim {absorbed.number} cannot be merged into itself. Choose another one."
    if problem := _gone(absorbed) or _gone(survivor):
        return problem
    if absorbed.speaker_id and survivor.speaker_id and absorbed.speaker_id != survivor.speaker_id:
        return (
            f"{absorbed.speaker.name} makes claim {absorbed.number}, {survivor.speaker.name} claim {survivor.number}: "
            "what two say is two claims. Merge the two parties first, if they are one; else relate the claims."
        )
    return _held_apart(absorbed, survivor) or _rated_twice(absorbed, survivor)


def _held(claim: Claim) -> datetime | None:
    """Until when a claim's own embargo keeps it from readers."""
    return claim.embargo_until if claim.is_embargoed else None


def _held_apart(*claims: Claim) -> str:
    """That one of two is under embargo for longer than the other: whether readers are to see all that is merged, or
    nothing, is for a person to say."""
    if len({_held(claim) for claim in claims}) == 1:
        return ""
    other, longer = sorted(claims, key=lambda claim: (_held(claim) is not None, _held(claim)))
    return (
        f"Claim {longer.number} is under embargo, and claim {other.number} is not, or not for as long. Lift it, or put "
        "the other one under it, too: what is one claim is kept from readers as one."
    )


def _rated_twice(absorbed: Claim, survivor: Claim) -> str:
    """That an organisation has rated both of them: which rating is to stand is for a person to say."""
    others = survivor.ratings.filter(withdrawn_at=None).annotate(whose=Lower("organisation")).values("whose")
    ratings = absorbed.ratings.filter(withdrawn_at=None).annotate(whose=Lower("organisation"))
    twice = ratings.filter(whose__in=others).first()
    return f"{twice.organisation} has rated both claims. Withdraw one of its ratings first." if twice else ""


def _gone(claim: Claim) -> str:
    if claim.merged_into:
        return f"Claim {claim.number} was merged into claim {claim.merged_into.number} already. Look at that one."
    return _closed(claim) if claim.status in _DEAD else ""


def _closed(claim: Claim) -> str:
    return f"Claim {claim.number} is {Status(claim.status).label}: take that back first."


def _tellings(claim: Claim) -> list[int]:
    return list(claim.appearances.exclude(status__in=_DEAD).order_by("pk").values_list("pk", flat=True))


def _parted(claim: Claim, tellings: list[int], seen: list[int] | None) -> tuple[list[int], list[int]]:
    """The tellings that leave a claim, and those that stay."""
    if problem := _gone(claim):
        raise Refused(problem)
    there = _tellings(claim)
    if set(tellings) - set(there) or (seen is not None and set(seen) != set(there)):
        raise Stale("The claim’s tellings have changed since you opened the page. Look at them again, then split.")
    leaving, staying = ([pk for pk in there if (pk in tellings) is is_ticked] for is_ticked in (True, False))
    if not leaving:
        raise Refused("Tick the tellings that say something else.")
    if not staying:
        raise Refused("These are all its tellings: leave at least one, or correct the claim’s wording instead.")
    return leaving, staying


def _new_claim(claim: Claim, tellings: list[int]) -> Claim:
    """A claim that says what the earliest of these tellings says."""
    rows = Appearance.objects.filter(pk__in=tellings).select_related("telling")
    first = rows.order_by("article__published__startswith", "pk").first()
    telling = getattr(first, "telling", None)
    said = {"wording": telling.wording, "slots": telling.slots, "unclear": telling.unclear} if telling else {}
    said = {"wording": first.content, **said, "negated": first.negated}
    kept = {"status": claim.status, "embargo_until": claim.embargo_until}
    made = Claim.objects.create(speaker_id=first.speaker_id or claim.speaker_id, **kept, **said)
    made.refresh_from_db()
    follow_placements(made.pk, [claim.pk], by_rule=True)
    return made


def _written(kind: MergeKind, survivor: Claim, absorbed: Claim, moved: dict, user: User, reason: str) -> MergeOperation:
    return MergeOperation.objects.create(
        kind=kind,
        survivor_id=survivor.pk,
        absorbed_id=absorbed.pk,
        moved=moved,
        decided_by=user,
        reason=reason.strip(),
    )

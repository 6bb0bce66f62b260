"""Undoing a decision of the review desk: what it touched stands again as it stood before."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.editing.review_log import load_standing
from claims.models import Agreement, Appearance, Claim, ClaimParty, ReviewAside, ReviewDecision, ReviewedClaim, User
from claims.permissions import Action
from claims.terms import Status, Verdict

_N_NAMED = 5


def undo_decision(user: User, pk: int) -> ReviewDecision:
    """Undo one of the editor's own decisions, on however many claims, as one step; returns it.

    Where it was the first of two that an accusation takes, the second one's then is the first.

    Raises PermissionDenied for whoever may not decide, Refused where it is not theirs or undone already, and Stale
    where somebody changed any of it since: then all of it stays as it is.
    """
    with change(user, Action.DECIDE, "decision undone"):
        decision = ReviewDecision.objects.select_for_update().filter(user=user, pk=pk).first()
        if decision is None or decision.undone_at:
            raise Refused("There is nothing to undo: no decision of yours stands under this number.")
        reviewed = list(decision.claims.order_by("claim"))
        locked = Claim.objects.select_for_update().filter(pk__in=[one.claim_id for one in reviewed]).order_by("pk")
        numbers = {claim.pk: claim.number for claim in locked}
        seconds = _seconds(decision)
        _refuse_changed([seconds.get(one.claim_id, one) for one in reviewed], numbers)
        _put_back(decision, [one for one in reviewed if one.claim_id not in seconds])
        _step_down(seconds.values())
        decision.undone_at = timezone.now()
        decision.save(update_fields=["undone_at"])
    return decision


def _refuse_changed(reviewed: list[ReviewedClaim], numbers: dict[int, int]) -> None:
    now = load_standing(one.claim_id for one in reviewed)
    changed = [str(numbers[one.claim_id]) for one in reviewed if now[one.claim_id].touched(one) != one.left]
    if changed:
        more = f" and {len(changed) - _N_NAMED} more" if len(changed) > _N_NAMED else ""
        named = ", ".join(changed[:_N_NAMED]) + more
        which = f"Claim {named} was" if len(changed) == 1 else f"Claims {named} were"
        raise Stale(f"{which} changed since you decided, so nothing is undone. Open the claim’s page and decide there.")


def _seconds(decision: ReviewDecision) -> dict[int, ReviewedClaim]:
    """Claim → what a second editor's decision made of it, for those on which this decision was the first of two."""
    agreed = Agreement.objects.filter(decision=decision, second__isnull=False).values("claim", "second")
    rows = (ReviewedClaim.objects.get(decision=each["second"], claim=each["claim"]) for each in agreed)
    return {row.claim_id: row for row in rows}


def _step_down(seconds: Iterable[ReviewedClaim]) -> None:
    """The first editor takes their word back: the second one's is now the first of two."""
    for row in seconds:
        _put_back_rows([row], Verdict.ACCEPTED)
        row.is_first, row.appearances, row.parties = True, [], []
        standing = load_standing([row.claim_id])[row.claim_id]
        row.left = standing.touched(row)
        row.save()
        agreed = {"user": row.decision.user, "decision": row.decision, "second": None, "version": standing.version}
        Agreement.objects.filter(claim=row.claim_id).update(**agreed)


def _put_back(decision: ReviewDecision, reviewed: list[ReviewedClaim]) -> None:
    if decision.verdict == Verdict.UNCLEAR:
        for one in reviewed:
            _put_aside_as_before(decision, one.claim_id)
        return
    Agreement.objects.filter(decision=decision, second=None).delete()
    Agreement.objects.filter(second=decision).update(second=None)
    _put_back_rows([one for one in reviewed if not one.is_first], decision.verdict)


def _put_back_rows(reviewed: list[ReviewedClaim], verdict: str) -> None:
    before = defaultdict(list)
    for one in reviewed:
        if one.was != verdict:
            before[one.was, one.was_updated_at].append(one.claim_id)
    for (status, updated_at), claims in before.items():
        Claim.objects.filter(pk__in=claims).update(status=status, updated_at=updated_at)
    for model, column in ((Appearance, "appearances"), (ClaimParty, "parties")):
        rows = model.objects.filter(pk__in=[pk for one in reviewed for pk in getattr(one, column)])
        rows.update(status=Status.SUGGESTED)


def _put_aside_as_before(decision: ReviewDecision, claim: int) -> None:
    """The claim is put aside no longer, or as an earlier decision that stands left it."""
    earlier = ReviewDecision.objects.filter(verdict=Verdict.UNCLEAR, undone_at=None, claims__claim=claim)
    before = earlier.filter(pk__lt=decision.pk).order_by("-pk").first()
    aside = ReviewAside.objects.filter(claim=claim)
    if before:
        aside.update(user=before.user_id, put_at=before.decided_at)
    else:
        aside.delete()

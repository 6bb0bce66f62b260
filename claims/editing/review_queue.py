"""What editors do with the review queue besides deciding: put aside, skip, and say what they look at."""

from django.utils import timezone

from claims.editing.changing import change
from claims.editing.refusal import Refused
from claims.editing.review import lock_seen
from claims.editing.review_log import found, write_down
from claims.models import Claim, ReviewAside, ReviewDecision, ReviewItem, ReviewLook, ReviewSkip, User
from claims.permissions import Action, Gate
from claims.terms import Verdict


def put_aside(number: int, user: User, version: str, seconds: int | None = None) -> ReviewDecision:
    """Put the claim aside because it is not clear who is meant, until something new waits in it.

    Raises as ``review.accept_claim`` does, and Refused where it is put aside already.
    """
    reason = Verdict.UNCLEAR.label
    with change(user, Action.DECIDE, reason):
        claim, standing = lock_seen(number, version, Verdict.UNCLEAR)
        _refuse_put_aside(claim)
        reviewed = found([claim])
        reviewed[0].left = standing.touched(reviewed[0])
        # In one statement: one that was put aside before something new came is put aside anew.
        ReviewAside.objects.bulk_create(
            [ReviewAside(claim=claim, user=user, put_at=timezone.now())],
            update_conflicts=True,
            unique_fields=["claim"],
            update_fields=["user", "put_at"],
        )
        return write_down(user, Verdict.UNCLEAR, reason, reviewed, seconds)


def _refuse_put_aside(claim: Claim) -> None:
    """Refused where nothing waits in the claim, or nothing since it was put aside."""
    item = ReviewItem.objects.filter(claim=claim).values_list("since", "claim__aside__put_at").first()
    if item is None:
        raise Refused(f"Nothing waits in claim {claim.number}.")
    since, put_at = item
    if put_at and put_at >= since:
        raise Refused(f"Claim {claim.number} is put aside already: it is not clear who is meant.")


def skip_claim(number: int, user: User) -> None:
    """For this editor the claim comes last for the rest of the day. Raises Claim.DoesNotExist, PermissionDenied."""
    with change(user, Action.DECIDE, "skipped"):
        skip = ReviewSkip(
            user=user, claim=Gate.of(user).claims().only("pk").get(number=number), skipped_at=timezone.now()
        )
        ReviewSkip.objects.bulk_create(
            [skip], update_conflicts=True, unique_fields=["user", "claim"], update_fields=["skipped_at"]
        )


def look_at(claim: Claim, user: User) -> None:
    """The editor has this claim open now. Raises PermissionDenied."""
    with change(user, Action.DECIDE, "looked at"):
        look = ReviewLook(user=user, claim=claim, seen_at=timezone.now())
        # In one statement, for it is done with each claim that comes next.
        ReviewLook.objects.bulk_create(
            [look], update_conflicts=True, unique_fields=["user"], update_fields=["claim", "seen_at"]
        )

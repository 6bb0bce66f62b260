"""What editors do with the review queue besides deciding: put aside, skip, and say what they look at."""

from django.utils import timezone

from claims.editing.changing import change
from claims.editing.refusal import Refused
from claims.editing.review import lock_seen
from claims.editing.review_log import found, write_down
from claims.models import Claim, ReviewAside, ReviewDecision, ReviewLook, ReviewSkip, User
from claims.permissions import Action, Gate
from claims.terms import Verdict


def put_aside(number: int, user: User, version: str, seconds: int | None = None) -> ReviewDecision:
    """Put the claim aside because it is not clear who is meant, until something new waits in it.

    Raises as ``review.accept_claim`` does, and Refused where it is put aside already.
    """
    reason = Verdict.UNCLEAR.label
    with change(user, Action.DECIDE, reason):
        claim = lock_seen(number, version, Verdict.UNCLEAR)
        reviewed, since = found([claim]), claim.review_item.since
        ReviewAside.objects.filter(claim=claim, put_at__lt=since).delete()
        _, is_new = ReviewAside.objects.get_or_create(claim=claim, defaults={"user": user})
        if not is_new:
            raise Refused(f"Claim {number} is put aside already: it is not clear who is meant.")
        return write_down(user, Verdict.UNCLEAR, reason, reviewed, seconds)


def skip_claim(number: int, user: User) -> None:
    """For this editor the claim comes last for the rest of the day. Raises Claim.DoesNotExist, PermissionDenied."""
    with change(user, Action.DECIDE, "skipped"):
        now = {"skipped_at": timezone.now()}
        ReviewSkip.objects.update_or_create(user=user, claim=_claim(user, number), defaults=now)


def look_at(number: int, user: User) -> None:
    """The editor has this claim open now. Raises Claim.DoesNotExist, PermissionDenied."""
    with change(user, Action.DECIDE, "looked at"):
        now = {"claim": _claim(user, number), "seen_at": timezone.now()}
        ReviewLook.objects.update_or_create(user=user, defaults=now)


def _claim(user: User, number: int) -> Claim:
    return Gate.of(user).claims().only("pk").get(number=number)

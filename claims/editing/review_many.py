"""Deciding on many claims at once: one step, which is undone as one."""

from collections.abc import Mapping

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.editing.review import MOST_AT_ONCE
from claims.editing.review_log import Standing, load_standing, store
from claims.editing.second_editor import agreed_by, store_accepting
from claims.models import Claim, ReviewDecision, User
from claims.permissions import Action
from claims.terms import Status, Verdict

_NONE_LEFT = (
    "All of these claims have changed since you looked at them, or you accepted them already and a second editor is "
    "needed. Choose again."
)
_OPEN = (Status.SUGGESTED, Status.ACCEPTED)


def decide_many(user: User, verdict: Verdict, seen: Mapping[int, str], reason: str) -> tuple[ReviewDecision, list[int]]:
    """Accept or reject the claims with these numbers, each seen in a version (of ``review.version_of``).

    Returns the decision, and the numbers of those that it leaves alone: they changed meanwhile, or this editor accepted
    them already where a second one is needed. Raises
    PermissionDenied, Refused without a reason, for none or for too many, and Stale where all of them changed.
    """
    if not reason.strip():
        raise Refused("Say why: the reason is kept with each claim.")
    if not 0 < len(seen) <= MOST_AT_ONCE:
        raise Refused(f"Choose from 1 to {MOST_AT_ONCE} claims; these are {len(seen)}.")
    with change(user, Action.DECIDE, reason.strip()):
        # In the order in which triggers lock claims, so that two such steps wait for each other rather than fail.
        claims = Claim.objects.select_for_update().filter(number__in=list(seen)).order_by("pk")
        same = _as_seen(list(claims.defer("slots", "search")), seen)
        if verdict == Verdict.ACCEPTED:
            agreed = agreed_by(user, same)
            same = [(claim, standing) for claim, standing in same if claim.pk not in agreed]
        if not same:
            raise Stale(_NONE_LEFT)
        decide = store_accepting if verdict == Verdict.ACCEPTED else store
        decision = decide(user, verdict, reason.strip(), same)
    return decision, sorted(seen.keys() - {claim.number for claim, _ in same})


def _as_seen(claims: list[Claim], seen: Mapping[int, str]) -> list[tuple[Claim, Standing]]:
    """Those that still stand as they were seen, and are open to a decision; with how they stand."""
    now = load_standing(claim.pk for claim in claims)
    is_open = [claim for claim in claims if claim.status in _OPEN and claim.merged_into_id is None]
    return [(claim, now[claim.pk]) for claim in is_open if now[claim.pk].version == seen[claim.number]]

"""Accepting and rejecting what the machine suggested.

A decision is about what the editor saw. ``version_of`` names that: the claim and its living appearances with their
words. Where it changed between the page and the decision, the decision is refused rather than applied to something
nobody looked at. What a decision found is written down with it (``review_log``), so that it can be undone.
"""

from collections.abc import Collection

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.editing.review_log import Standing, load_standing, store
from claims.editing.second_editor import store_accepting
from claims.models import Claim, User
from claims.permissions import Action
from claims.terms import Status, Verdict

#: So many claims at most are decided in one step.
MOST_AT_ONCE = 200

_OPEN = (Status.SUGGESTED, Status.ACCEPTED)
_CHANGED = "This claim, or a telling of it, has changed since you opened the page. Look at it again, then decide."
_WHY = "Say why you reject it: the reason is kept with the claim."


def version_of(claim: Claim) -> str:
    """A short name of the claim as it stands with its appearances and parties: what an editor sees of it."""
    return versions_of([claim])[claim.pk]


def versions_of(claims: Collection[Claim]) -> dict[int, str]:
    """``version_of`` each of these claims, by primary key; one query."""
    standing = load_standing(claim.pk for claim in claims)
    return {claim.pk: standing[claim.pk].seen_in(claim).version for claim in claims if claim.pk in standing}


def accept_claim(number: int, user: User, version: str, reason: str = "", seconds: int | None = None) -> Claim:
    """Accept the claim and those of its appearances and parties that are suggested; returns the claim.

    One that accuses somebody stays suggested where a second editor is needed (``second_editor``).

    ``seconds`` is how long the editor looked at it. Raises PermissionDenied for whoever may not decide,
    Claim.DoesNotExist, Stale when ``version`` (of ``version_of``) is no longer how it stands, and Refused for a claim
    that is not open to a decision.
    """
    return _decide(number, user, version, reason or "accepted", Verdict.ACCEPTED, seconds)


def reject_claim(number: int, user: User, version: str, reason: str, seconds: int | None = None) -> Claim:
    """Reject the claim and those of its appearances and parties that are suggested; returns the claim.

    Appearances that an editor accepted stay so, for the day the rejection is undone. Raises as ``accept_claim`` does,
    and Refused without a reason.
    """
    if not reason.strip():
        raise Refused(_WHY)
    return _decide(number, user, version, reason.strip(), Verdict.REJECTED, seconds)


def _decide(number: int, user: User, version: str, reason: str, verdict: Verdict, seconds: int | None) -> Claim:
    with change(user, Action.DECIDE, reason):
        claim, standing = lock_seen(number, version, verdict)
        decide = store_accepting if verdict == Verdict.ACCEPTED else store
        decide(user, verdict, reason, [(claim, standing)], seconds)
    return claim


def lock_seen(number: int, version: str, verdict: Verdict) -> tuple[Claim, Standing]:
    """The claim, locked, on which this verdict can be passed by somebody who saw it in this ``version``; how it stands.

    Raises Claim.DoesNotExist, Refused and Stale as ``accept_claim`` does.
    """
    # A plain FOR UPDATE also holds back new appearances, whose foreign key wants a share of the row.
    claim = Claim.objects.select_for_update().defer("slots", "search").get(number=number)
    standing = load_standing([claim.pk])[claim.pk]
    if closed := _why_closed(claim, standing, verdict):
        raise Refused(closed)
    if standing.version != version:
        raise Stale(_CHANGED)
    return claim, standing


def _why_closed(claim: Claim, standing: Standing, verdict: Verdict) -> str:
    """Why this decision cannot be made on the claim, "" when it can."""
    if claim.merged_into_id:
        return f"Claim {claim.number} was merged into another one. Decide there."
    if claim.status not in _OPEN:
        return f"Claim {claim.number} is not open to a decision: {Status(claim.status).label}."
    tellings, _ = standing.suggested()
    is_done = claim.status == Status.ACCEPTED and not tellings
    return "Everything here is accepted already." if is_done and verdict != Verdict.REJECTED else ""

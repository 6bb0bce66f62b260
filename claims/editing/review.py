"""Accepting and rejecting what the machine suggested.

A decision is about what the editor saw. ``version_of`` names that: the claim and its living appearances with their
words. Where it changed between the page and the decision, the decision is refused rather than applied to something
nobody looked at. What a decision found is written down with it (``review_log``), so that it can be undone.
"""

import hashlib
from collections.abc import Collection

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.editing.review_log import store, write_down
from claims.models import Appearance, Claim, ClaimParty, User
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
    tellings = Appearance.objects.filter(claim=OuterRef("pk")).order_by("pk")
    parties = ClaimParty.objects.filter(claim=OuterRef("pk")).order_by("pk")
    telling = JSONObject(pk="pk", status="status", content="content", speaker="speaker_id")
    party = JSONObject(party="party_id", role="role", status="status")
    rows = Claim.objects.filter(pk__in=[claim.pk for claim in claims]).values_list(
        "pk", ArraySubquery(tellings.values(json=telling)), ArraySubquery(parties.values(json=party))
    )
    beside = {pk: told for pk, *told in rows}
    return {claim.pk: _digest(claim, beside[claim.pk]) for claim in claims if claim.pk in beside}


def _digest(claim: Claim, beside: list) -> str:
    seen = (claim.pk, claim.status, claim.wording, claim.speaker_id, claim.merged_into_id, *beside)
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]


def accept_claim(number: int, user: User, version: str, reason: str = "", seconds: int | None = None) -> Claim:
    """Accept the claim and those of its appearances and parties that are suggested; returns the claim.

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
        claim = lock_seen(number, version, verdict)
        write_down(user, verdict, reason, store([claim], Status(verdict)), seconds)
    return claim


def lock_seen(number: int, version: str, verdict: Verdict) -> Claim:
    """The claim, locked, on which this verdict can be passed by somebody who saw it in this ``version``.

    Raises Claim.DoesNotExist, Refused and Stale as ``accept_claim`` does.
    """
    # A plain FOR UPDATE also holds back new appearances, whose foreign key wants a share of the row.
    claim = Claim.objects.select_for_update().get(number=number)
    if closed := _why_closed(claim, verdict):
        raise Refused(closed)
    if version_of(claim) != version:
        raise Stale(_CHANGED)
    return claim


def _why_closed(claim: Claim, verdict: Verdict) -> str:
    """Why this decision cannot be made on the claim, "" when it can."""
    if claim.merged_into_id:
        return f"Claim {claim.number} was merged into another one. Decide there."
    if claim.status not in _OPEN:
        return f"Claim {claim.number} is not open to a decision: {Status(claim.status).label}."
    is_done = claim.status == Status.ACCEPTED and not claim.appearances.filter(status=Status.SUGGESTED).exists()
    return "Everything here is accepted already." if is_done and verdict != Verdict.REJECTED else ""

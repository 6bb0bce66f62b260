"""Accepting and rejecting what the machine suggested.

A decision is about what the editor saw. ``version_of`` names that: the claim and its living appearances with their
words. Where it changed between the page and the decision, the decision is refused rather than applied to something
nobody looked at.
"""

import hashlib

import pghistory
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone

from claims.editing.refusal import Refused, Stale
from claims.models import Appearance, Claim, ClaimParty, User
from claims.permissions import Action, may
from claims.terms import Status

_OPEN = (Status.SUGGESTED, Status.ACCEPTED)
_CHANGED = "This claim, or a telling of it, has changed since you opened the page. Look at it again, then decide."


def version_of(claim: Claim) -> str:
    """A short name of the claim as it stands with its appearances and parties: what an editor sees of it."""
    tellings = Appearance.objects.filter(claim=OuterRef("pk")).order_by("pk")
    parties = ClaimParty.objects.filter(claim=OuterRef("pk")).order_by("pk")
    telling = JSONObject(pk="pk", status="status", content="content", speaker="speaker_id")
    party = JSONObject(party="party_id", role="role", status="status")
    beside = Claim.objects.filter(pk=claim.pk).values_list(
        ArraySubquery(tellings.values(json=telling)), ArraySubquery(parties.values(json=party))
    )
    seen = (claim.pk, claim.status, claim.wording, claim.speaker_id, claim.merged_into_id, *beside.get())
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]


def accept_claim(number: int, user: User, version: str, reason: str = "") -> Claim:
    """Accept the claim and those of its appearances and parties that are suggested; returns the claim.

    Raises PermissionDenied for whoever may not decide, Claim.DoesNotExist, Stale when ``version`` (of ``version_of``)
    is no longer how it stands, and Refused for a claim that is not open to a decision.
    """
    return _decide(number, user, version, reason or "accepted", Status.ACCEPTED)


def reject_claim(number: int, user: User, version: str, reason: str) -> Claim:
    """Reject the claim and those of its appearances and parties that are suggested; returns the claim.

    Appearances that an editor accepted stay so, for the day the rejection is undone. Raises as ``accept_claim`` does,
    and Refused without a reason.
    """
    if not reason.strip():
        raise Refused("Say why you reject it: the reason is kept with the claim.")
    return _decide(number, user, version, reason.strip(), Status.REJECTED)


def _decide(number: int, user: User, version: str, reason: str, status: Status) -> Claim:
    if not may(user, Action.DECIDE):
        raise PermissionDenied
    with transaction.atomic(), pghistory.context(user=user.pk, reason=reason):
        # A plain FOR UPDATE also holds back new appearances, whose foreign key wants a share of the row.
        claim = Claim.objects.select_for_update().get(number=number)
        if closed := _why_closed(claim, status):
            raise Refused(closed)
        if version_of(claim) != version:
            raise Stale(_CHANGED)
        _store(claim, status)
    return claim


def _store(claim: Claim, status: Status) -> None:
    if claim.status != status:
        claim.status = status
        claim.updated_at = timezone.now()
        claim.save(update_fields=["status", "updated_at"])
    Appearance.objects.filter(claim=claim, status=Status.SUGGESTED).update(status=status)
    ClaimParty.objects.filter(claim=claim, status=Status.SUGGESTED).update(status=status)


def _why_closed(claim: Claim, status: Status) -> str:
    """Why this decision cannot be made on the claim, "" when it can."""
    if claim.merged_into_id:
        return f"Claim {claim.number} was merged into another one. Decide there."
    if claim.status not in _OPEN:
        return f"Claim {claim.number} is not open to a decision: {Status(claim.status).label}."
    is_done = status == claim.status and not claim.appearances.filter(status=Status.SUGGESTED).exists()
    return "Everything here is accepted already." if is_done else ""

"""Withdrawing a claim instead of deleting it, and keeping a claim or a dispute from readers until a time.

A withdrawn claim leaves a tombstone with the reason, and can be taken back. An embargo leaves nothing to be seen, and
lifts by itself: whoever reads asks what time it is. What a dispute publishes is its lead's to say.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.models import Claim, Dispute, User
from claims.permissions import Action
from claims.terms import Publishes, Status

_CHANGED = "What readers see of this has changed since you opened the page. Look at it again, then decide."


def version_of_claim(claim: Claim) -> str:
    """A short name of what readers are to see of a claim, as it stands."""
    return _name(claim.pk, claim.status, claim.wording, claim.tombstone, claim.embargo_until, claim.merged_into_id)


def version_of_dispute(dispute: Dispute) -> str:
    """A short name of what readers are to see of a dispute, and of how it is checked, as it stands."""
    return _name(dispute.pk, dispute.publishes, dispute.embargo_until, dispute.second_editor)


def withdraw_claim(user: User, number: int, version: str, reason: str) -> Claim:
    """Withdraw a claim: its number then tells readers that, and the ``reason``; returns the claim.

    Raises PermissionDenied for whoever may not withdraw, Claim.DoesNotExist, Stale where ``version`` (of
    ``version_of_claim``) is no longer how it stands, and Refused without a reason, for a claim that was merged and for
    one that was withdrawn already.
    """
    with _of_claim(user, number, version, reason) as claim:
        if claim.status == Status.WITHDRAWN:
            raise Refused(f"Claim {number} was withdrawn already.")
        claim.status, claim.tombstone = Status.WITHDRAWN, reason.strip()
    return claim


def take_claim_back(user: User, number: int, version: str, reason: str) -> Claim:
    """Bring a withdrawn claim back, with the status that it had; returns it. Raises as ``withdraw_claim`` does."""
    with _of_claim(user, number, version, reason) as claim:
        if claim.status != Status.WITHDRAWN:
            raise Refused(f"Claim {number} is not withdrawn: there is nothing to take back.")
        before = claim.events.exclude(status=Status.WITHDRAWN).order_by("-pgh_id").values_list("status", flat=True)
        claim.status, claim.tombstone = before.first() or Status.SUGGESTED, ""
    return claim


def embargo_claim(user: User, number: int, version: str, until: datetime | None, reason: str) -> Claim:
    """Keep a claim from readers until a time, None: no longer; returns it. Raises as ``withdraw_claim`` does, and
    Refused for a time that is over."""
    with _of_claim(user, number, version, reason) as claim:
        claim.embargo_until = _checked(claim, until)
    return claim


def embargo_dispute(user: User, pk: int, version: str, until: datetime | None, reason: str) -> Dispute:
    """Keep a dispute and its threads from readers until a time, None: no longer; returns it.

    Raises PermissionDenied for whoever may not run disputes, Dispute.DoesNotExist, Stale (``version_of_dispute``), and
    Refused without a reason and for a time that is over.
    """
    with _of_dispute(user, pk, version, reason) as dispute:
        dispute.embargo_until = _checked(dispute, until)
    return dispute


def publish_in_dispute(user: User, pk: int, version: str, what: Publishes, reason: str) -> Dispute:
    """Say what a dispute lets readers see; returns it. Raises as ``embargo_dispute`` does."""
    with _of_dispute(user, pk, version, reason) as dispute:
        if dispute.publishes == what:
            raise Refused("That is what it publishes already.")
        dispute.publishes = what
    return dispute


def ask_second_editor(user: User, pk: int, version: str, is_on: bool, reason: str) -> Dispute:
    """Say whether a dispute wants two editors for claims that accuse somebody; returns it. What is checked stays so.

    Raises as ``embargo_dispute`` does.
    """
    with _of_dispute(user, pk, version, reason) as dispute:
        if dispute.second_editor == is_on:
            raise Refused("That is how it is already.")
        dispute.second_editor = is_on
    return dispute


@contextmanager
def _of_claim(user: User, number: int, version: str, reason: str) -> Iterator[Claim]:
    with change(user, Action.WITHDRAW, _needed(reason)):
        claim = Claim.objects.select_for_update().get(number=number)
        if claim.merged_into_id:
            raise Refused(f"Claim {number} was merged into another one. Decide there.")
        if version_of_claim(claim) != version:
            raise Stale(_CHANGED)
        yield claim
        claim.updated_at = timezone.now()
        claim.save(update_fields=["status", "tombstone", "embargo_until", "updated_at"])


@contextmanager
def _of_dispute(user: User, pk: int, version: str, reason: str) -> Iterator[Dispute]:
    with change(user, Action.RUN_DISPUTES, _needed(reason)):
        dispute = Dispute.objects.select_for_update().get(pk=pk)
        if version_of_dispute(dispute) != version:
            raise Stale(_CHANGED)
        yield dispute
        dispute.save(update_fields=["publishes", "embargo_until", "second_editor"])


def _needed(reason: str) -> str:
    if not reason.strip():
        raise Refused("Say why: the reason is kept, and that of a withdrawal is shown to readers.")
    return reason.strip()


def _checked(row: Claim | Dispute, until: datetime | None) -> datetime | None:
    if until is None and not row.is_embargoed:
        raise Refused("It is not under embargo: there is nothing to lift.")
    if until is not None and until <= timezone.now():
        raise Refused("This time is over. Choose a later one, in UTC.")
    return until


def _name(*seen: object) -> str:
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]

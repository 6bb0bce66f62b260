"""Invitations: by a signed link that works once, for a week, unless it is taken back."""

from datetime import timedelta

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from claims.editing.changing import change
from claims.editing.refusal import Refused
from claims.models import Invitation, User
from claims.permissions import LEADING, Action, may_give
from claims.terms import Role

LASTS = timedelta(days=7)
_SALT = "claims.invitation"
_OVER = "This invitation was used, taken back, or is too old. Ask whoever invited you for another one."


def invite(user: User, address: str, role: Role) -> Invitation:
    """Keep a place for somebody; PermissionDenied for whoever may not invite.

    Refused for a role above their own, and for an address that has an account or an open invitation.
    """
    with change(user, Action.GIVE_ROLES, f"invited {address} as {role}"):
        list(User.objects.select_for_update().filter(role__in=LEADING).order_by("pk"))  # one invites at a time
        _refuse_known(address)
        if not may_give(user, role):
            raise Refused(f"You may not make somebody {role.label}: that role may do more than yours.")
        expires_at = timezone.now() + LASTS
        return Invitation.objects.create(address=address, role=role, invited_by=user, expires_at=expires_at)


def _refuse_known(address: str) -> None:
    """Refused where somebody has this address, or was invited with it."""
    if person := User.objects.filter(email__iexact=address).first():
        raise Refused(f"{person.username} has an account with this address.")
    for invitation in Invitation.objects.filter(address__iexact=address).select_related("invited_by"):
        if invitation.is_open:
            who = invitation.invited_by.username
            raise Refused(f"{who} invited this address already. Take that invitation back, or hand its link on.")


def revoke_invitation(user: User, pk: int, reason: str) -> Invitation:
    """Take an invitation back. PermissionDenied, DoesNotExist; Refused without a reason, or where it is over."""
    if not reason.strip():
        raise Refused("Say why you take it back: the reason is kept.")
    with change(user, Action.GIVE_ROLES, reason.strip()):
        invitation = Invitation.objects.select_for_update().get(pk=pk)
        if not invitation.is_open:
            raise Refused("This invitation is over already: it was used, taken back, or is too old.")
        invitation.revoked_at = timezone.now()
        invitation.save()
    return invitation


def invitation_path(invitation: Invitation) -> str:
    """The address by which somebody comes; nobody can make one up."""
    return reverse("invited", args=[signing.dumps(invitation.pk, salt=_SALT)])


def find_invitation(token: str) -> Invitation | None:
    """The open invitation of a link; None for a link that is none, or whose invitation is over or worth nothing now."""
    try:
        pk = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    invitation = Invitation.objects.select_related("invited_by").filter(pk=pk).first()
    is_worth = invitation and invitation.is_open and may_give(invitation.invited_by, Role(invitation.role))
    return invitation if is_worth else None


def accept_invitation(token: str, username: str, password: str) -> User:
    """Make the account of somebody who was invited; Refused where the invitation is over or the name is taken.

    What it is worth is asked again now: somebody who may not invite any more lets nobody in.
    """
    invitation = find_invitation(token)
    if invitation is None:
        raise Refused(_OVER)
    try:
        with change(invitation.invited_by, Action.GIVE_ROLES, f"invitation of {invitation.address} accepted"):
            return _make_account(invitation.pk, username, password)
    except IntegrityError as problem:
        raise Refused("Somebody has this user name. Choose another one.") from problem
    except PermissionDenied as problem:
        raise Refused(_OVER) from problem


def _make_account(pk: int, username: str, password: str) -> User:
    invitation = Invitation.objects.select_for_update().get(pk=pk)
    if not invitation.is_open:
        raise Refused(_OVER)
    user = User.objects.create_user(username, invitation.address, password, role=invitation.role)
    invitation.used_at, invitation.user = timezone.now(), user
    invitation.save()
    return user

"""People at the desk: the roles they have, and accounts that are closed.

One who can give roles is always left; nobody gives, or takes away, a role that may do more than their own.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.editing.second_factor import forget_second_factor
from claims.models import User
from claims.permissions import LEADING, Action, may, may_give
from claims.terms import Role


def change_role(user: User, pk: int, was: Role, role: Role, reason: str) -> User:
    """Give somebody another role; returns them. ``was`` is the role that was on the screen.

    Raises PermissionDenied, User.DoesNotExist, Stale where they have another role meanwhile, and Refused without a
    reason, for a role above one's own, or where nobody would be left who can give roles.
    """
    with _changing(user, pk, reason) as person:
        if person.role != was:
            raise Stale(f"{person.username} is {person.get_role_display()} by now. Look again, then decide.")
        if person.role == role:
            raise Refused(f"{person.username} is {role.label} already.")
        if person.pk == user.pk and not may_give(person, role):
            raise Refused("Nobody raises their own role. Ask somebody who has that role.")
        if not may_give(user, role):
            raise Refused(f"You may not make somebody {role.label}: that role may do more than yours.")
        person.role = role
    return person


def close_account(user: User, pk: int, reason: str) -> User:
    """Let somebody in no longer, and log them out everywhere; what they did stays. Raises as ``change_role`` does.

    Their second factor goes with it: so whoever lost theirs gets in again once the account is opened.
    """
    with _changing(user, pk, reason) as person:
        if not person.is_active:
            raise Refused("This account is closed already.")
        person.is_active = False
        person.sessions.all().delete()
        forget_second_factor(person)
    return person


def open_account(user: User, pk: int, reason: str) -> User:
    """Let somebody in again. Raises as ``change_role`` does."""
    with _changing(user, pk, reason) as person:
        if person.is_active:
            raise Refused("This account is open already.")
        person.is_active = True
    return person


@contextmanager
def _changing(user: User, pk: int, reason: str) -> Iterator[User]:
    """The person, locked with all who can give roles, so that two cannot each take the other for the last one left."""
    if not reason.strip():
        raise Refused("Give a reason: it is kept in the history of the account.")
    with change(user, Action.GIVE_ROLES, reason.strip()):
        rows = User.objects.select_for_update().filter(Q(pk__in=[pk, user.pk]) | Q(role__in=LEADING, is_active=True))
        locked = {row.pk: row for row in rows.order_by("pk")}
        if pk not in locked:
            raise User.DoesNotExist
        if not may(locked[user.pk], Action.GIVE_ROLES):  # taken away a moment ago
            raise PermissionDenied
        person = locked[pk]
        if not may_give(locked[user.pk], Role(person.role)):
            raise Refused(f"{person.username} is {person.get_role_display()} and may do more than you.")
        yield person
        if not any(row.is_active and row.role in LEADING for row in locked.values()):
            raise Refused("Nobody would be left who can give roles. Make somebody else lead first.")
        person.save(update_fields=["role", "is_active"])

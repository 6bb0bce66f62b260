"""What every change has in common."""

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model

from claims.models import User
from claims.permissions import Action, may


@contextmanager
def change(user: User, action: Action, reason: str, **context: str) -> Iterator[None]:
    """One transaction, in whose history stands who made it and why; PermissionDenied for whoever may not ``action``.

    ``context`` is kept beside them. With ``moved`` in it rows only went along with what was decided elsewhere: they do
    not count as decided by a person (``claims.models.history``).
    """
    if not may(user, action):
        raise PermissionDenied
    with transaction.atomic(), pghistory.context(user=user.pk, reason=reason, **context):
        yield


def latest_change(row: Model) -> int:
    """The key of the last entry of a row's history: what an editor had on the screen; 0 where it has none."""
    return row.events.order_by("-pgh_id").values_list("pgh_id", flat=True).first() or 0

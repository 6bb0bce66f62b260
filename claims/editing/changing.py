"""What every change has in common."""

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model

from claims.editing.refusal import Refused
from claims.models import User
from claims.models.locks import LinkingBusy, lock_linking
from claims.permissions import Action, may

#: So long, in seconds, an editor waits for articles that are being linked.
PATIENCE = 10


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


def hold_linking() -> None:
    """Let nothing be linked until the transaction ends, which is to end at once where this raises Refused: somebody
    links for longer than an editor waits."""
    try:
        lock_linking(PATIENCE)
    except LinkingBusy:
        raise Refused("A long article is being linked just now. Try again in a minute.") from None


def latest_change(row: Model) -> int:
    """The key of the last entry of a row's history: what an editor had on the screen; 0 where it has none."""
    return row.events.order_by("-pgh_id").values_list("pgh_id", flat=True).first() or 0

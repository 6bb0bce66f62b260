"""Who brings in tables, or undoes that, does so alone."""

from django.db import connection

from claims.editing.changing import hold_linking
from claims.editing.refusal import Refused
from claims.models.taking_down import lock_incoming

#: Names the advisory lock by which one import at a time is made, or undone.
_LOCK = 0x696D706F


def one_at_a_time() -> None:
    """Let nobody else import, link or take down until this transaction ends; Refused where somebody does so now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            raise Refused("Another import is being made or undone just now. Try again when it has ended.")
    hold_linking()
    lock_incoming()

"""One connection to a host, and a pause after it, across all processes and machines that share the database.

Each host has a row (`HostTurn`). Whoever is to ask it writes down until when that may last, and afterwards that it is
over: two short transactions, none while somebody waits or asks. A process that was killed holds nobody up, for its
database session ends with it; a machine that went away without a word is waited for until its call must be over.
All times are the database's own, so that the clocks of the machines may differ.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction

from claims.models import HostTurn

#: Seconds between two looks at a turn that somebody else has.
LOOK_AGAIN = 0.2

#: Seconds that a call may be late in ending.
GRACE = 5.0

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_SESSION = "pid || ' ' || extract(epoch FROM backend_start)"
_MINE = f"SELECT {_SESSION}, clock_timestamp() FROM pg_stat_activity WHERE pid = pg_backend_pid()"  # noqa: S608
_LIVES = f"SELECT EXISTS (SELECT FROM pg_stat_activity WHERE {_SESSION} = %s)"  # noqa: S608


class DatabaseTurns:
    """The turns at hosts as the database knows them; see `outbound.gate.SharedTurns`.

    Both methods raise Django's database errors, and RuntimeError within a transaction: nobody else would see the turn
    before its end.
    """

    def take(self, host: str, pause: float, seconds: float, is_following: bool) -> float:
        """See SharedTurns."""
        with transaction.atomic(durable=True):
            HostTurn.objects.bulk_create([HostTurn(host=host, session="", ends_at=_NEVER)], ignore_conflicts=True)
            turn = HostTurn.objects.select_for_update().get(host=host)
            here = _Here.load()
            is_ours = is_following and turn.session == here.session
            wait = _seconds_to_wait(turn, 0.0 if is_ours else pause, here)
            if not wait:
                turn.session, turn.ends_at = here.session, here.now + timedelta(seconds=seconds + GRACE)
            turn.save(update_fields=["session", "ends_at"])
        return wait

    def give_back(self, host: str) -> None:
        """See SharedTurns."""
        with transaction.atomic(durable=True):
            here = _Here.load()
            HostTurn.objects.filter(host=host, session=here.session).update(ends_at=here.now)


@dataclass(frozen=True, slots=True)
class _Here:
    """This thread's database session, by a name that no other one ever has, and what time it is there."""

    session: str
    now: datetime

    @classmethod
    def load(cls) -> "_Here":
        with connection.cursor() as cursor:
            cursor.execute(_MINE)
            return cls(*cursor.fetchone())


def _seconds_to_wait(turn: HostTurn, pause: float, here: _Here) -> float:
    """In how many seconds to look again; 0.0 when the turn is free. A call that cannot be going on is over now."""
    if turn.ends_at > here.now:
        if turn.session != here.session and _lives(turn.session):
            return LOOK_AGAIN
        turn.ends_at = here.now
    return max(0.0, (turn.ends_at - here.now).total_seconds() + pause)


def _lives(session: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_LIVES, [session])
        return cursor.fetchone()[0]

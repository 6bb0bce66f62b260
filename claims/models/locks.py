"""One lock by which linking and the editing of what is linked wait for each other."""

from django.db import OperationalError, connection
from psycopg.errors import LockNotAvailable

#: Names the advisory lock that lets one at a time link: two that look for a claim at once would each find none and make
#: it twice, and who merges parties would leave behind what is linked meanwhile.
_LINKING_LOCK = 0x6C696E6B


class LinkingBusy(Exception):
    """Somebody else links, and has not ended within the time that was given."""


def lock_linking(patience: float | None = None) -> None:
    """One at a time links, until its transaction ends.

    Whoever writes what is linked and then links it in one transaction asks for this lock first. With ``patience`` (in
    seconds) LinkingBusy is raised when it is over; the transaction is then to be rolled back.
    """
    with connection.cursor() as cursor:
        if patience is not None:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{int(patience * 1000)}ms"])
        try:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LINKING_LOCK])
        except OperationalError as problem:
            if isinstance(problem.__cause__, LockNotAvailable):
                raise LinkingBusy from problem
            raise
        if patience is not None:
            cursor.execute("SELECT set_config('lock_timeout', '0', true)")

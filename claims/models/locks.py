"""Locks by which those wait for each other who would else do the same twice, until a transaction ends."""

from collections.abc import Iterable

from django.db import OperationalError, connection
from psycopg.errors import LockNotAvailable

#: Names the advisory lock that lets one at a time link: two that look for a claim at once would each find none and make
#: it twice, and who merges parties would leave behind what is linked meanwhile.
_LINKING_LOCK = 0x6C696E6B

#: Keep the locks that are made of words apart from each other.
_OF_OUTLETS, _OF_WIKIDATA, _OF_ADDRESSES = 1, 2, 3


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


def lock_names(names: Iterable[str]) -> None:
    """One at a time calls an outlet by one of these names, case and accents aside, or makes one of it.

    In one order, so that no two wait for each other. Whoever looked for the name before has to look again.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(key, %s))"
            " FROM (SELECT DISTINCT claims_fold(name) AS key FROM unnest(%s::text[]) AS name ORDER BY key) AS keys",
            [_OF_OUTLETS, list(names)],
        )


def lock_address(url: str) -> None:
    """One at a time adds what stands at this address; whoever looked for it before has to look again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [url, _OF_ADDRESSES])


def lock_wikidata_id(wikidata_id: str) -> None:
    """One at a time gives this id to a party; whoever looked for it before has to look again.

    Some ids share a lock: who brings thousands holds few.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, abs(hashtext(%s) %% 256))", [_OF_WIKIDATA, wikidata_id])

"""Django's `migrate`, which holds up nobody who works: it gives up a lock that it does not get, and tries again."""

import time

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import OperationalError, connection
from psycopg.errors import LockNotAvailable

from claims.postgres.backend.schema import LOCK_TIMEOUT

TRIES, PAUSE = 5, 10
GIVEN_UP = (
    "Somebody holds a table that is to be changed, each of {tries} times for longer than {timeout}: end that (see "
    "pg_stat_activity), and run migrate again. What was applied stays, and nothing is half done."
)


class Command(migrate.Command):
    def handle(self, *args, **options):
        """As Django's; CommandError in words where the locks cannot be had."""
        for left in reversed(range(TRIES)):
            try:
                return super().handle(*args, **options)
            except OperationalError as problem:
                if not isinstance(problem.__cause__, LockNotAvailable):
                    raise
            connection.close()
            if left:
                self.stderr.write(f"A table is in use. Trying again in {PAUSE} seconds …")
                time.sleep(PAUSE)
        raise CommandError(GIVEN_UP.format(tries=TRIES, timeout=LOCK_TIMEOUT))

"""Processor time of this process and of the PostgreSQL process that serves it: what a busy machine does not stretch."""

from pathlib import Path
from time import process_time_ns

from django.db import connection

from tests.bench.measuring import CannotMeasure


class Clock:
    """Reads both, for a server on this machine (Linux). Parallel workers are switched off: they are processes apart."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET max_parallel_workers_per_gather = 0")
            cursor.execute("SELECT pg_backend_pid()")
            self._path = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
        if not self._path.exists():
            raise CannotMeasure("Processor time is only read of a PostgreSQL server on this machine.")

    def ms(self) -> float:
        """Milliseconds so far; only differences mean something."""
        return sum(self.parts())

    def parts(self) -> tuple[float, float]:
        """The same of this process and of PostgreSQL's."""
        return process_time_ns() / 1e6, int(self._path.read_text().split()[0]) / 1e6

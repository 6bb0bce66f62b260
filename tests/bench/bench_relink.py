"""``bench relink``: a dispute compared and grouped anew, killed half way and gone on with, then once more.

The dispute is generated in a database that is dropped again, so that the first relink also reads each telling and makes
its vectors. The command runs in processes of its own: each case says how much memory these took at most, and times are
their processor time for a telling, without PostgreSQL's. The second relink should move no telling to another claim: the
case says how many it moved.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from django.db import connection

from claims.linking.telling import VERSION
from claims.management.scratch import scratch_database
from claims.models import Appearance, Telling
from tests.bench.generator import fill
from tests.bench.measuring import CannotMeasure, Measure, Options
from tests.processes import ROOT, environment

COMMAND = [sys.executable, str(ROOT / "manage.py"), "relink"]
SECONDS_BETWEEN_LOOKS = 0.5
_MARK = re.compile(r"--after (\S+)")
_MOST = re.compile(r"^VmHWM:\s+(\d+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """What one process said, and took."""

    said: str
    cpu_ms: float
    most_mb: float
    seconds: float


def run(options: Options) -> Iterator[Measure]:
    """Measure both relinks; a quarter of an hour for 10,000 appearances."""
    with scratch_database(), TemporaryDirectory() as folder:
        log, n = Path(folder) / "log", options.n_appearances
        fill(connection, n, report=options.report)
        begun = relinked(log, until=n // 2)
        after = mark_in(begun.said)
        options.report(f"killed with {n // 2:,} tellings read; goes on with --after {after}" if after else "not killed")
        rest = relinked(log, *(["--after", after] if after else []))
        yield _measure("read for the first time, killed half way and gone on with", [begun, rest], n)
        before = _grouping()
        again, after = relinked(log), _grouping()
        moved = sum(claim != after.get(pk) for pk, claim in before.items())
        yield _measure(f"once more, {moved:,} moved", [again], n)


def relinked(log: Path, *words: str, until: int | None = None) -> Piece:
    """Run the command to its end, or kill it when so many tellings are read."""
    begun, most = monotonic(), 0.0
    with log.open("w") as out:
        process = subprocess.Popen([*COMMAND, *words], env=environment(), cwd=ROOT, stdout=out, stderr=out)
    while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
        most = max(most, _most_so_far(process.pid))
        if until and Telling.objects.filter(version=VERSION).count() >= until:
            process.kill()
        sleep(SECONDS_BETWEEN_LOOKS)
    _, status, used = ended
    if status and not until:
        raise CannotMeasure(f"The relink failed: {log.read_text()}")
    return Piece(log.read_text(), (used.ru_utime + used.ru_stime) * 1000, most, monotonic() - begun)


def _most_so_far(pid: int) -> float:
    """The most memory of a process so far, in MB. What ``wait4`` says of it counts what its parent had, too."""
    found = _MOST.search(Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) * 1024 / 1e6 if found else 0.0  # one that has just ended has none


def mark_in(said: str) -> str:
    """After what to go on, by the last that a relink said of it; "" where it said nothing."""
    return (_MARK.findall(said) or [""])[-1]


def _grouping() -> dict[int, int]:
    return dict(Appearance.objects.values_list("pk", "claim"))


def _measure(case: str, pieces: list[Piece], n: int) -> Measure:
    memory = " and ".join(f"{piece.most_mb:.0f}" for piece in pieces)
    ms = round(sum(piece.cpu_ms for piece in pieces) / n, 2)
    took = f"{memory} MB at most, {sum(piece.seconds for piece in pieces):.0f} s"
    return Measure("relink", f"{n:,} tellings, {case}: {took}", ms, ms, len(pieces))

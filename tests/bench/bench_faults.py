"""``bench faults``: ten minutes of processes killed, the database restarted and out of connections, under a load.

It has a database server, web servers and a worker of its own, and ends by itself. What it promises is in
``tests/load/faults.py``: no edit that was accepted is lost, no article is there twice, whoever asks meanwhile gets a
page or nobody, and all is well again without hands. The times are those of readers' pages while all that goes on.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.bench.measuring import CannotMeasure, Measure, Options, percentile
from tests.hostile.server import HostileServer
from tests.load.database import OwnServer, working_on
from tests.load.faults import Report, suffer

SECONDS, N_ARTICLES = 600, 200


def run(options: Options) -> Iterator[Measure]:
    """Go through it once. CannotMeasure where a promise was broken, with which."""
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder, HostileServer() as hostile:
        patch.setenv("CLAIMS_ENV", "test")
        with working_on(OwnServer(Path(folder) / "pg"), patch) as database:
            options.report(f"{SECONDS // 60} minutes of faults begin")
            try:
                report = suffer(database, hostile, SECONDS, N_ARTICLES)
            except AssertionError as broken:
                raise CannotMeasure(f"A promise was broken: {broken}") from broken
    yield _measure(report)


def _measure(report: Report) -> Measure:
    asked, faults = report.asked, Counter(report.faults)
    case = (
        f"{sum(faults.values())} faults ({', '.join(f'{n} × {what}' for what, n in sorted(faults.items()))}): "
        f"{asked.n_well:,} answers, {asked.n_not_now:,} times 503 with a page, {asked.n_unanswered:,} times nobody, "
        f"{len(asked.promised):,} edits accepted and all there, {N_ARTICLES} articles once each, "
        f"all well {report.seconds_to_recover:.0f} s after the last"
    )
    return Measure(
        bench="faults",
        case=case,
        p50_ms=round(percentile(asked.milliseconds, 0.5), 1),
        p95_ms=round(percentile(asked.milliseconds, 0.95), 1),
        n=len(asked.milliseconds),
    )

"""``bench machines``: the site on several machines, which are loopback addresses of this one, and troubles in turn.

A primary and a streaming replica, reached by TCP with passwords, two web servers, and three workers with a kind of work
each, under a light load. All of it is started for this and ends with it, after some three minutes. What it promises is
in ``tests/load/machines.py``: readers are answered while the replica or the primary is away, no edit that was accepted
is lost, no article is there twice, and all goes on without hands.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.bench.measuring import CannotMeasure, Measure, Options, percentile
from tests.hostile.server import HostileServer
from tests.load.database import working_on
from tests.load.machines import Site, Step, run_through
from tests.load.two_servers import a_primary, a_replica, remove

SECONDS_EACH, N_ARTICLES = 20, 30


def run(options: Options) -> Iterator[Measure]:
    """Go through it once. CannotMeasure where a promise was broken, with which."""
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder, HostileServer() as hostile:
        Path(folder).chmod(0o711)
        patch.setenv("CLAIMS_ENV", "test")
        primary = a_primary(Path(folder) / "primary")
        replica = a_replica(Path(folder) / "replica", primary)
        try:
            with working_on(primary, patch):
                site = Site(primary, replica, hostile)
                took = run_through(site, SECONDS_EACH, N_ARTICLES, options.report)
        except AssertionError as broken:
            raise CannotMeasure(f"A promise was broken: {broken}") from broken
        finally:
            remove(replica, primary)
    options.report(
        f"All {N_ARTICLES} articles there once each, and nothing left to do, {took:.0f} s after the last step"
    )
    yield from map(_measure, site.steps)


def _measure(step: Step) -> Measure:
    times = step.asked.milliseconds
    return Measure(
        bench="machines",
        case=str(step),
        p50_ms=round(percentile(times, 0.5), 1),
        p95_ms=round(percentile(times, 0.95), 1),
        n=len(times),
    )

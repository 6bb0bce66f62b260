"""Bombs and endless answers at full size, in a process that cannot get more than 100 MB on top of what it has."""

import json
import subprocess
import sys
from textwrap import dedent

import pytest

from tests.hostile import BEHAVIOURS

BOMBS = [
    *(
        "endless-body",
        "endless-chunks",
        "one-endless-chunk",
        "chunks-of-padding",
        "endless-headers",
        "endless-trailers",
    ),
    *("gzip-bomb", "deflate-bomb", "brotli-bomb", "bomb-in-a-bomb", "bomb-of-two-makes", "gzip-with-an-endless-name"),
]
HOGS = ["endless-small-change", "gzip-of-empty-files", "continue-for-ever"]
VISIT = dedent("""
    import json, resource, sys
    from claims.outbound import Fetcher, FetchError, Limits
    from claims.outbound.gate import HostGate

    def outcome(call):
        try:
            return repr(call())
        except (FetchError, MemoryError) as error:
            return type(error).__name__

    plain, *bombs = sys.argv[2:]
    fetcher = Fetcher(allow=("127.0.0.2", int(sys.argv[1])), gate=HostGate(pause=0))
    fetcher.fetch(plain)
    with open("/proc/self/statm") as statm:
        ceiling = int(statm.read().split()[0]) * resource.getpagesize() + 100_000_000
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, ceiling))
    outcomes = {url: outcome(lambda url=url: fetcher.fetch(url, limits=Limits(seconds=10))) for url in bombs}
    outcomes["120 MB"] = outcome(lambda: bytearray(120_000_000))
    json.dump(outcomes, sys.stdout)
""")


@pytest.mark.parametrize("names", [BOMBS, pytest.param(HOGS, marks=pytest.mark.slow)], ids=["bombs", "hogs"])
@pytest.mark.slow
def test_a_hundred_megabytes_are_enough_for_any_answer(hostile, names):
    command = [sys.executable, "-c", VISIT, str(hostile.endpoint[1]), *map(hostile.url, ["plain", *names])]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    outcomes = json.loads(finished.stdout)
    assert outcomes.pop("120 MB") == "MemoryError"  # the ceiling is there
    for name in names:
        assert outcomes[hostile.url(name)] in (BEHAVIOURS[name].expect.__name__, "TooSlow"), name

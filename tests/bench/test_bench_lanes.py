"""``bench lanes``: its lines of the table."""

import json
import subprocess
import sys

import pytest

from tests.conftest import NO_BROWSER, find_chromium


@pytest.mark.slow
@pytest.mark.skipif(not find_chromium(), reason=NO_BROWSER)
def test_each_kind_of_lanes_is_loaded_and_panned(settings):
    command = [sys.executable, "manage.py", "bench", "lanes", "--appearances", "200", "--json"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)
    measures = json.loads(done.stdout)
    assert [measure["case"].partition(":")[0] for measure in measures] == [
        f"lanes, one row per {row}" for row in ("party", "outlet", "thread", "claim") for _ in ("loaded", "panned")
    ]
    assert all(measure["p50_ms"] > 0 for measure in measures)

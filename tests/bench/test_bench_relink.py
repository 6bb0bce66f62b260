"""``bench relink``: how far a killed relink had come, and its lines of the table."""

import json
import subprocess
import sys

import pytest

from tests.bench.bench_relink import mark_in


def test_it_goes_on_after_the_last_that_was_said():
    said = "Done up to {0}. Should this be stopped, go on with --after {0}\n"
    assert mark_in(said.format("article-1000") + said.format("article-2000")) == "article-2000"
    assert mark_in("") == ""


@pytest.mark.slow
def test_both_relinks_are_measured(settings):
    command = [sys.executable, "manage.py", "bench", "relink", "--appearances", "100", "--json"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)
    first, again = json.loads(done.stdout)
    assert "killed half way and gone on with" in first["case"]
    assert "once more, 0 moved" in again["case"]
    assert 0 < again["p50_ms"] < first["p50_ms"]

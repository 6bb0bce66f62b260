"""``manage.py bench``."""

import json
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from tests.bench.measuring import percentile


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(CommandError, match=r"no benchmark speed\. There are: .*pages"):
        call_command("bench", "pages", "speed")


def test_without_the_tests_it_says_what_is_missing(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError, match="part of the tests"):
        call_command("bench")


def test_a_tiny_dispute_is_refused():
    with pytest.raises(CommandError, match="at least 100"):
        call_command("bench", "pages", appearances=99)


@pytest.mark.parametrize("share, value", [(0.5, 3), (0.95, 5), (0.2, 1), (0.21, 2), (0, 1), (1, 5)])
def test_percentiles_are_values_that_were_measured(share, value):
    assert percentile([5, 1, 4, 2, 3], share) == value


@pytest.mark.slow
def test_pages_are_measured_against_an_empty_view(settings):
    command = [sys.executable, "manage.py", "bench", "pages", "--appearances", "300", "--runs", "2", "--json"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)
    measures = json.loads(done.stdout)
    assert {measure["bench"] for measure in measures} == {"pages"}
    assert {"timeline", "article", "search: a rare name"} <= {measure["case"] for measure in measures}
    assert all(0 < measure["p50_ms"] <= measure["p95_ms"] and measure["n"] == 2 for measure in measures)
    assert all(measure["ratio"] and measure["against"] for measure in measures)
    assert measures[0]["queries"] == 1

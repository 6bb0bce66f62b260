"""``bench vectors``: its made-up vectors, and the lines of its table."""

import json
import subprocess
import sys

import numpy as np
import pytest

from tests.bench.bench_vectors import N_TELLINGS, vectors


def test_tellings_of_one_matter_are_near_and_others_as_far_as_sentences_are():
    rows = vectors(0, 20 * N_TELLINGS)
    nearness = rows @ rows.T
    same = np.kron(np.eye(20), np.ones((N_TELLINGS, N_TELLINGS))).astype(bool)
    assert 0.93 < nearness[same & ~np.eye(len(rows), dtype=bool)].mean() < 0.97
    assert 0.75 < nearness[~same].mean() < 0.85
    assert (vectors(5, 7) == rows[5:7]).all()


@pytest.mark.slow
def test_every_size_is_measured(settings):
    command = [sys.executable, "manage.py", "bench", "vectors", "--appearances", "1000", "--json"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)
    measures = json.loads(done.stdout)
    assert [measure["case"].partition(",")[0] for measure in measures] == [
        "a vector",
        "nearest of all",
        "nearest of a speaker with 1 in 50",
        "one more in the index",
    ]
    assert all(0 < measure["p50_ms"] <= measure["p95_ms"] for measure in measures)

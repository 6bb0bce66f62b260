"""``bench alerts``: every kind of search is measured."""

import pytest

from tests.bench import bench_alerts
from tests.bench.measuring import Options
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_every_kind_of_search_is_measured(monkeypatch):
    dispute = a_dispute()
    for number in range(3):
        a_placed_claim(dispute, f"It took {number}.")
    monkeypatch.setattr(bench_alerts, "use_bench_database", lambda *_: None)
    monkeypatch.setattr(bench_alerts, "N_RUNS", 1)
    measures = list(bench_alerts.run(Options(100, False, lambda words: None)))
    cases = [measure.case for measure in measures]
    assert len(cases) == len(set(cases)) == 9 * len(bench_alerts.SIZES)
    assert "a speaker, of 20 changed" in cases
    assert max(measure.queries for measure in measures) <= 6

"""``bench formats``: every format is a line of the table."""

import pytest

from claims.syndication.formats import OF_DISPUTE
from tests.bench import bench_formats
from tests.bench.measuring import Options
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db(transaction=True)  # within one transaction nothing is kept


@pytest.mark.slow
def test_every_format_is_measured(monkeypatch):
    a_placed_claim(a_dispute(slug="data"), "DeepSeek took data.")
    monkeypatch.setattr(bench_formats, "use_bench_database", lambda *_: None)
    monkeypatch.setattr(bench_formats, "N_RUNS", 1)
    cases = [measure.case for measure in bench_formats.run(Options(100, False, lambda words: None))]
    assert len(cases) == len(OF_DISPUTE) + 1
    assert [case.partition(",")[0] for case in cases[:-1]] == list(OF_DISPUTE)
    assert "appearances.csv, all 2 lines" in cases[2]

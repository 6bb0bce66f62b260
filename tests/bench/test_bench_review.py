"""``bench review``: every order and every decision is measured, and the queue is made as long as asked for."""

import pytest

from claims.models import ReviewItem
from tests.bench import bench_review
from tests.bench.measuring import Options
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_every_case_is_measured(monkeypatch):
    root = a_dispute()
    thread = a_dispute("Thread", slug="thread", parent=root)
    for number in range(3):
        a_placed_claim(root, f"It took {number}.", threads=(thread,))
    monkeypatch.setattr(bench_review, "use_bench_database", lambda *_: None)
    monkeypatch.setattr(bench_review, "N_RUNS", 1)
    monkeypatch.setattr(bench_review, "N_WAITING", 40)
    told = []
    cases = [measure.case for measure in bench_review.run(Options(100, False, told.append))]
    assert len(cases) == len(set(cases)) == 15
    assert "accept and the next, of 42" in cases
    assert told == ["filling the queue", "42 claims wait"]
    assert ReviewItem.objects.count() == 3

"""``bench keys``: fifty claims are decided in a browser, in a copy that is dropped again."""

from contextlib import nullcontext

import pytest

from claims.models import ReviewDecision, ReviewSkip
from tests.bench import bench_keys
from tests.bench.measuring import CannotMeasure, Options
from tests.conftest import NO_BROWSER, find_chromium
from tests.factories import a_dispute, a_placed_claim

OPTIONS = Options(100, False, lambda words: None)

pytestmark = pytest.mark.skipif(not find_chromium(), reason=NO_BROWSER)


@pytest.fixture(autouse=True)
def no_copy(monkeypatch):
    monkeypatch.setattr(bench_keys, "_copy_of_the_demonstration", nullcontext)


@pytest.mark.django_db
def test_without_the_demonstration_it_says_what_to_do():
    with pytest.raises(CannotMeasure, match="manage.py demo"):
        list(bench_keys.run(OPTIONS))


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_each_kind_of_decision_is_measured(monkeypatch):
    dispute = a_dispute()
    for number in range(8):
        a_placed_claim(dispute, f"It took {number}.")
    monkeypatch.setattr(bench_keys, "N_REVIEWED", 6)
    measures = list(bench_keys.run(OPTIONS))
    assert [measure.n for measure in measures] == [2, 1, 1, 1, 1, 6]
    assert (ReviewDecision.objects.count(), ReviewSkip.objects.count()) == (5, 1)

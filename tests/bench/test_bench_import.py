"""``bench import``: a line for each size, and nothing is measured of which not all came."""

from contextlib import contextmanager, nullcontext

import pytest

from claims.models import Dispute, TableImport, User
from tests.bench import bench_import
from tests.bench.measuring import CannotMeasure, Options
from tests.factories import a_dispute, a_placed_claim
from tests.imports import empty

pytestmark = pytest.mark.django_db


def _clear() -> None:
    empty()
    for model in (TableImport, Dispute, User):
        model.objects.all().delete()


def _one_claim(*_) -> None:
    _clear()
    a_placed_claim(a_dispute(slug="of-one"))


@contextmanager
def _nothing():
    _clear()
    yield


@pytest.fixture
def one_claim(monkeypatch):
    monkeypatch.setattr(bench_import, "scratch_database", _nothing)
    monkeypatch.setattr(bench_import, "use_bench_database", _one_claim)


def test_a_tenth_and_the_whole_are_measured(one_claim, monkeypatch):
    monkeypatch.setattr(bench_import, "SMALLEST", 1)
    measured = bench_import.run(Options(1, False, lambda words: None))
    first = next(measured)
    assert first.case.startswith("1 claims, 1 tellings; ")
    assert first.ratio is None
    second = next(measured)
    assert second.against == "a tenth of it, each telling"
    assert second.ratio > 0


def test_less_than_all_is_no_measure(one_claim, monkeypatch):
    monkeypatch.setattr(bench_import, "scratch_database", nullcontext)  # where all is there already
    with pytest.raises(CannotMeasure, match="Not all came, but 0"):
        next(bench_import.run(Options(100, False, lambda words: None)))

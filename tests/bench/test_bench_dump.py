"""``bench dump``: a line for each thing that is done with a dump."""

from contextlib import nullcontext

import pytest

from claims.models import Dispute
from tests.bench import bench_dump
from tests.bench.measuring import CannotMeasure, Options
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


def test_each_is_measured_and_what_was_not_rebuilt_is_told(monkeypatch):
    a_placed_claim(a_dispute())
    monkeypatch.setattr(bench_dump, "use_bench_database", lambda *_: None)
    monkeypatch.setattr(bench_dump, "scratch_database", nullcontext)
    monkeypatch.setattr(bench_dump, "restore", lambda *dump: Dispute.objects.update(title="Something else"))
    measured = bench_dump.run(Options(100, False, lambda words: None))
    cases = [next(measured).case for _ in range(4)]
    assert [case.partition(",")[0] for case in cases] == ["dumped", "dumped for everybody", "checked", "rebuilt"]
    with pytest.raises(CannotMeasure, match="not dumped the same"):
        next(measured)

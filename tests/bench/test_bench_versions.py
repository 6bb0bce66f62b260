"""``bench versions``: its texts and the lines of its table."""

from claims.terms import AnchorState
from claims.text.selectors import anchor_all
from tests.bench import bench_versions
from tests.bench.bench_versions import claims, reworded, selectors_of
from tests.bench.measuring import Options


def test_texts_are_about_as_long_as_asked_for_and_the_same_each_time():
    assert claims(10_000) == claims(10_000)
    assert 10_000 <= len("\n\n".join(claims(10_000))) < 10_200


def test_what_is_reworded_is_offered_and_the_rest_stands():
    before = claims(5_000)
    for share, state in ((0.0, AnchorState.SAME), (1.0, AnchorState.CHANGED)):
        found = anchor_all("\n\n".join(reworded(before, share)), selectors_of(before))
        assert {anchored.state for anchored in found} == {state}


def test_every_case_is_measured(monkeypatch):
    monkeypatch.setattr(bench_versions, "LENGTHS", (1_000, 2_000))
    told: list[str] = []
    measures = list(bench_versions.run(Options(0, False, told.append)))
    assert len({measure.case for measure in measures}) == len(measures) == 2 * len(told) == 12
    assert all(0 < measure.p50_ms <= measure.p95_ms and measure.ratio and measure.against for measure in measures)

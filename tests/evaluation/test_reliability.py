"""Whether confidence means what it says."""

import pytest

from claims.evaluation.counts import Judged
from claims.evaluation.reliability import EDGES, reliability_of


@pytest.mark.parametrize(
    "confidence, bin", [(0, 0), (0.49, 0), (0.5, 1), (0.6, 2), (0.79, 3), (0.8, 4), (0.9, 5), (1.0, 5)]
)
def test_a_bin_holds_its_lower_edge_and_the_last_one_both(confidence, bin):
    table = reliability_of([Judged(confidence, True, False)])
    assert [one.n for one in table.bins] == [int(i == bin) for i in range(len(EDGES) - 1)]


def test_a_bin_says_how_sure_and_how_right():
    bin = reliability_of([Judged(0.8, True, True), Judged(0.84, True, False)]).bins[4]
    assert bin.confidence == pytest.approx(0.82)
    assert (bin.content.estimate.value, bin.content_and_speaker.estimate.value) == (1.0, 0.5)


def test_the_error_weighs_bins_by_their_size():
    table = reliability_of([Judged(0.8, True, True)] * 3 + [Judged(0.5, False, False)])
    assert table.content_error == pytest.approx((3 * 0.2 + 1 * 0.5) / 4)
    assert table.n == 4


def test_well_calibrated_is_no_error():
    table = reliability_of([Judged(0.75, i < 3, i < 3) for i in range(4)])
    assert table.content_error == pytest.approx(0)


def test_nothing_predicted_is_no_figure():
    table = reliability_of([])
    assert (table.content_error, table.bins[0].confidence) == (None, None)

"""The linking keeps to the floors of the gold sets that it was tuned on, and beats the simplest rules there."""

import tomllib

import pytest

from claims.evaluation.links import load_links, score_links
from claims.linking import vectors
from claims.management.links import link_all
from tests.gold.linked import HERE

FLOORS = tomllib.loads((HERE / "link_floors.toml").read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_of_the_linking_is_below_its_floor(name):
    folder = load_links(HERE / name)
    of = dict(zip(folder.contents, vectors.encode(list(folder.contents.values())), strict=True))
    report = score_links(folder, link_all(folder.articles), lambda one, other: float(of[one] @ of[other]))

    ours, *simple = report.same
    found = {
        "same_precision": ours.precision.value,
        "same_recall": ours.recall.value,
        "disputes_precision": report.disputes[0].precision.value,
        "disputes_recall": report.disputes[0].recall.value,
        "lookalikes": report.lookalikes[0].estimate.value,
        "above_simple": ours.f1.value - max(other.f1.value for other in simple),
    }
    below = {key: (round(found[key], 3), least) for key, least in FLOORS[name].items() if found[key] < least}
    assert not below

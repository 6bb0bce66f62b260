"""Times: whether the words that give a time were found, and whether they were understood."""

from typing import Any

from claims.evaluation.counts import Hits, Trials
from claims.evaluation.tokens import share_of_span

LEAST = 0.5


def score_times(gold: dict[str, Any], found: list[dict[str, Any]]) -> dict[str, Hits | Trials]:
    """Counts the times found, each once, and of those whose value is right.

    A found time that touches one of `optional_times` (vague, or not to be resolved) counts neither way.
    """
    optional = [_span(time) for time in gold.get("optional_times", [])]
    counted = [time for time in found if not any(_touch(_span(time), other) for other in optional)]
    left, values = list(gold["times"]), Trials()
    for time in counted:
        best = max(left, key=lambda other: share_of_span(_span(other), _span(time)), default=None)
        if best and share_of_span(_span(best), _span(time)) >= LEAST:
            left.remove(best)
            values += Trials.of(best["value"] == time.get("value"))
    return {
        "times_span": Hits(values.n, len(counted), len(gold["times"])),
        "times_span_and_value": Hits(values.right, len(counted), len(gold["times"])),
        "time_values": values,
    }


def _span(time: dict[str, Any]) -> tuple[int, int]:
    return time["start"], time["end"]


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]

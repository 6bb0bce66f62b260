"""Whether confidence means what it says: of the claims that are found with .8, four in five should be right.

Predictions are sorted into bins by their confidence; each bin shows how sure the extraction was on average and how
many were right. The expected calibration error is the distance between the two, weighted by the size of the bins.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.evaluation.counts import Judged, Trials
from claims.evaluation.figures import Accuracy, accuracy_of

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """The predictions with a confidence from `low` up to, not including, `high`; the last bin includes 1."""

    low: float
    high: float
    n: int
    confidence: float | None
    content: Accuracy
    content_and_speaker: Accuracy


@dataclass(frozen=True, slots=True)
class Reliability:
    """All bins, and the two calibration errors; None without any prediction."""

    bins: tuple[Bin, ...]
    n: int
    content_error: float | None
    content_and_speaker_error: float | None


def reliability_of(judged: Sequence[Judged]) -> Reliability:
    """The table of some predictions that were judged."""
    bins = tuple(_bin(low, high, judged) for low, high in pairwise(EDGES))
    return Reliability(
        bins,
        len(judged),
        _error([(bin.confidence, bin.content) for bin in bins if bin.n]),
        _error([(bin.confidence, bin.content_and_speaker) for bin in bins if bin.n]),
    )


def _bin(low: float, high: float, judged: Sequence[Judged]) -> Bin:
    here = [one for one in judged if low <= one.confidence < high or one.confidence == high == EDGES[-1]]
    n = len(here)
    return Bin(
        low,
        high,
        n,
        sum(one.confidence for one in here) / n if n else None,
        accuracy_of("content", Trials(sum(one.right for one in here), n)),
        accuracy_of("content_and_speaker", Trials(sum(one.right_with_speaker for one in here), n)),
    )


def _error(bins: list[tuple[float, Accuracy]]) -> float | None:
    n = sum(accuracy.n for _, accuracy in bins)
    distances = (accuracy.n * abs(confidence - accuracy.estimate.value) for confidence, accuracy in bins)
    return sum(distances) / n if n else None

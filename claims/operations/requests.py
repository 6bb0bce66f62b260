"""Requests counted, by the view that answered and its status; how long they took, by view."""

import os

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

from claims.operations.shared_counters import VARIABLE

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)

_ours = CollectorRegistry()
_counted = Counter(
    "claimline_http_requests", "Requests answered, by view and status.", ["view", "status"], registry=_ours
)
_timed = Histogram(
    "claimline_http_request_seconds",
    "Time until an answer began, by view; what is streamed after that is not counted.",
    ["view"],
    buckets=_SECONDS,
    registry=_ours,
)


def count_request(view: str, status: int, seconds: float) -> None:
    """Count one that was answered. ``view`` is a name out of the URL map: addresses have no end."""
    _counted.labels(view, status).inc()
    _timed.labels(view).observe(seconds)


def counted_requests() -> CollectorRegistry:
    """What all processes of this server counted; without a folder in common, this one alone."""
    if not os.environ.get(VARIABLE):
        return _ours
    together = CollectorRegistry()
    MultiProcessCollector(together)
    return together

"""What is at hand here and now, a request or a job, so that every line of the log can say to which it belongs."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

_WELL_FORMED = re.compile(r"[A-Za-z0-9_.:-]{8,64}", re.ASCII)

_request: ContextVar[str] = ContextVar("request", default="")
_job: ContextVar[int | None] = ContextVar("job", default=None)


def id_for_request(given: str = "") -> str:
    """The id that a proxy gave to a request, where it is well-formed; else one of our own."""
    return given if _WELL_FORMED.fullmatch(given) else uuid4().hex


@contextmanager
def request_at_hand(request_id: str) -> Iterator[None]:
    """This request is answered while the block lasts."""
    before = _request.set(request_id)
    try:
        yield
    finally:
        _request.reset(before)


@contextmanager
def job_at_hand(job_id: int | None) -> Iterator[None]:
    """This job is done while the block lasts."""
    before = _job.set(job_id)
    try:
        yield
    finally:
        _job.reset(before)


def at_hand() -> dict[str, str | int]:
    """The ids of the request and the job at hand, as far as there are any."""
    ids = {"request": _request.get(), "job": _job.get()}
    return {name: value for name, value in ids.items() if value}

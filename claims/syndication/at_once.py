"""Whole tables take their time: a process writes only so many at once, or they would keep all others waiting."""

from collections.abc import Generator, Iterator
from http import HTTPStatus

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from claims.postgres.replica import read_from_here
from claims.syndication.problems import problem

#: Half of the threads that a process has to answer by (README, *Deploy*).
MOST = 2
#: Seconds.
RETRY_AFTER = 30
_TOO_MANY = f"As many whole tables as can be are being sent just now. Come back in {RETRY_AFTER} seconds."

#: One thing for each that is being written.
_WRITTEN: set[object] = set()


def streamed(lines: Iterator[str], content_type: str, headers: dict[str, str] | None = None) -> HttpResponseBase:
    """An answer that is written while it is sent; 429, and when to come back, where as many are being written.

    It is no 503: by that a proxy would take it that this server is to be asked for nothing.
    """
    if len(_WRITTEN) >= MOST:
        return _too_many()
    return StreamingHttpResponse(_counted(read_from_here(lines)), content_type=content_type, headers=headers)


def _counted(lines: Iterator[str]) -> Generator[str, None, None]:
    """These lines. They count from the first one on, until they end or whoever wanted them goes away: an answer of
    which the server wants nothing but the head is none of them."""
    place = object()
    _WRITTEN.add(place)
    try:
        yield from lines
    finally:
        _WRITTEN.discard(place)


def _too_many() -> HttpResponse:
    answer = problem(HTTPStatus.TOO_MANY_REQUESTS, [_TOO_MANY], as_json=False)
    answer["Retry-After"] = str(RETRY_AFTER)
    return answer

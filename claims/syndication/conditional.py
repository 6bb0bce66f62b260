"""Conditional GET (RFC 9110): who holds the answer already is told so, for one query, and it is not made again."""

import functools
import hashlib
from collections.abc import Callable
from pathlib import Path

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

from claims.syndication.headers import open_to_programs
from claims.timeline.keeping import one_state
from claims.timeline.versions_seen import Version, version_for_readers
from claims.views.winding import WoundRequest


def _digest_of(*packages: str) -> str:
    """Names what the source of these packages beside this one says."""
    root = Path(__file__).parents[1]
    files = sorted(path for package in packages for path in (root / package).rglob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


#: The same data written in another way are another answer: else readers would keep what an older program wrote.
_WRITTEN_BY = _digest_of("api", "exports", "outgoing", "syndication")


def conditional(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Decorator of a view (below ``winds_back(for_readers=True)``) whose answer follows from address and data alone.

    Caches may keep it, and ask each time whether it still is so: a correction is seen with the next request.
    """

    @functools.wraps(view)
    def answered(request: WoundRequest, *given, **named) -> HttpResponseBase:
        with one_state():
            seen = version_for_readers(request.gate.now)
            modified = seen.since and int(seen.since.timestamp())
            return unless_held(request, _etag(request, seen), lambda: view(request, *given, **named), modified)

    return answered


def unless_held(
    request: HttpRequest, etag: str, make: Callable[[], HttpResponseBase], modified: int | None = None
) -> HttpResponseBase:
    """The answer that ``make`` gives, by this name and since this second; 304 for who holds it, and it is not made."""
    answer = get_conditional_response(request, etag, modified) or make()
    if answer.status_code in (200, 304):
        answer["ETag"] = etag
        answer["Cache-Control"] = "public, no-cache"
        if modified:
            answer["Last-Modified"] = http_date(modified)
        patch_vary_headers(answer, ["Accept-Encoding"])  # also of a 304, which has what its 200 would have
    return open_to_programs(answer)


def _etag(request: WoundRequest, seen: Version) -> str:
    return etag_of(f"{_WRITTEN_BY}\n{request.get_host()}\n{request.get_full_path()}\n{seen.name}")


def etag_of(words: str) -> str:
    """The name of what follows from these words. Weak: packed or not, it is the same."""
    return f'W/"{hashlib.sha256(words.encode()).hexdigest()[:32]}"'

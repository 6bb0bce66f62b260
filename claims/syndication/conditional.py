"""Conditional GET (RFC 9110): who holds the answer already is told so, for one query, and it is not made again."""

import functools
import hashlib
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Max, Model
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

from claims.syndication.headers import open_to_programs
from claims.timeline.keeping import one_state
from claims.timeline.versions_seen import version_for_readers
from claims.views.winding import WoundRequest

Models = Collection[type[Model]]


def digest_of(*folders: Path) -> str:
    """Names what the sources, templates and style sheets in these folders say."""
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in _SOURCES)
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


_SOURCES = {".py", ".sql", ".html", ".css"}
#: The same data told by another program are another answer: else readers would keep what an older one showed them, as
#: frames with a style sheet that is gone, or what it should not have let through.
_WRITTEN_BY = digest_of(*(settings.BASE_DIR / name for name in ("claims", "templates", "static/css")))


def conditional(
    view: Callable[..., HttpResponseBase] | None = None, *, beside: Callable[..., Models] = lambda **_: ()
) -> Callable[..., HttpResponseBase]:
    """Decorator of a view (below ``winds_back(for_readers=True)``) whose answer follows from address and data alone.

    Caches may keep it, and ask each time whether it still is so: a correction is seen with the next request. ``beside``
    is given what the address names, and says on which tables the answer rests of which the state of the data knows
    nothing: their histories are looked at, too.
    """
    if view is None:
        return functools.partial(conditional, beside=beside)

    @functools.wraps(view)
    def answered(request: WoundRequest, *given, **named) -> HttpResponseBase:
        with one_state():
            seen, others = version_for_readers(request.gate.now), beside(**named)
            etag = etag_of(
                "\n".join((_WRITTEN_BY, request.get_host(), request.get_full_path(), seen.name, *_told(others)))
            )
            modified = seen.since and not others and int(seen.since.timestamp())
            return unless_held(request, etag, lambda: view(request, *given, **named), modified or None)

    return answered


def _told(models: Models) -> Iterator[str]:
    """Names the state of each table by its history, which only ever grows; a query each."""
    for model in models:
        yield str(model.pgh_event_model.objects.aggregate(n=Count("pk"), last=Max("pk")))


def unless_held(
    request: HttpRequest, etag: str, make: Callable[[], HttpResponseBase], modified: int | None = None
) -> HttpResponseBase:
    """The answer that ``make`` gives, by this name and since this second; 304 for who holds it, and it is not made.

    Who asks with ``If-None-Match: *`` says that they hold one, of which nobody knows before it is made.
    """
    names_one = request.headers.get("If-None-Match", "").strip() != "*"
    answer = (get_conditional_response(request, etag, modified) if names_one else None) or make()
    if not names_one and answer.status_code == 200:
        answer = get_conditional_response(request, etag, modified, answer)
    if answer.status_code in (200, 304):
        answer["ETag"] = etag
        answer["Cache-Control"] = "public, no-cache"
        if modified:
            answer["Last-Modified"] = http_date(modified)
        patch_vary_headers(answer, ["Accept-Encoding"])  # also of a 304, which has what its 200 would have
    return open_to_programs(answer)


def etag_of(words: str) -> str:
    """The name of what follows from these words. Weak: packed or not, it is the same."""
    return f'W/"{hashlib.sha256(words.encode()).hexdigest()[:32]}"'

"""What every request leaves behind for whoever runs the site: its count, its line in the log, and its id."""

import logging
from collections.abc import Callable
from time import perf_counter

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from claims.operations.at_hand import id_for_request, request_at_hand
from claims.operations.requests import count_request

logger = logging.getLogger("claims.requests")

ID_HEADER = "X-Request-ID"
#: What is not in the URL map, and the files that WhiteNoise sends before it is looked into.
NOWHERE, STATIC = "none", "static"
#: Programs ask for these all the time: a line is worth it only where something is wrong.
_QUIET = frozenset({STATIC, "healthz", "live", "ready", "metrics"})


def watch_requests(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware, the outermost: it sees all that is answered, and asks no database.

    A proxy of ours may have given the request its id; anybody else could write another one's into our log.
    """

    def watched(request: HttpRequest) -> HttpResponse:
        behind_proxy = getattr(settings, "SECURE_PROXY_SSL_HEADER", None)
        request_id = id_for_request(request.headers.get(ID_HEADER, "") if behind_proxy else "")
        began = perf_counter()
        with request_at_hand(request_id):
            response = get_response(request)
            _note(request, response.status_code, perf_counter() - began)
        response[ID_HEADER] = request_id
        return response

    return watched


def view_of(request: HttpRequest) -> str:
    """By what name a request is counted: there are as many as views, whatever addresses people think of."""
    if match := request.resolver_match:
        return match.view_name or NOWHERE
    return STATIC if request.path.startswith(settings.STATIC_URL) else NOWHERE


def _note(request: HttpRequest, status: int, seconds: float) -> None:
    view = view_of(request)
    count_request(view, status, seconds)
    if view in _QUIET and status < 400:
        return
    milliseconds = round(seconds * 1000)
    more = {"view": view, "method": request.method, "status": status, "milliseconds": milliseconds}
    logger.info("%s %s: %d in %d ms", request.method, view, status, milliseconds, extra=more)

"""What every request leaves behind for whoever runs the site: its count."""

from collections.abc import Callable
from time import perf_counter

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from claims.operations.requests import count_request

#: What is not in the URL map, and the files that WhiteNoise sends before it is looked into.
NOWHERE, STATIC = "none", "static"


def watch_requests(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware, the outermost: it sees all that is answered, and asks no database."""

    def watched(request: HttpRequest) -> HttpResponse:
        began = perf_counter()
        response = get_response(request)
        count_request(view_of(request), response.status_code, perf_counter() - began)
        return response

    return watched


def view_of(request: HttpRequest) -> str:
    """By what name a request is counted: there are as many as views, whatever addresses people think of."""
    if match := request.resolver_match:
        return match.view_name or NOWHERE
    return STATIC if request.path.startswith(settings.STATIC_URL) else NOWHERE

"""By which methods programs ask for something, from a page of somebody else's, too."""

import functools
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from claims.syndication.headers import open_to_programs
from claims.syndication.problems import problem

View = Callable[..., HttpResponseBase]
READING = ("GET", "HEAD")
_TOO_MANY_FIELDS = f"An address takes up to {settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:,} parameters. Send fewer."


def by_methods(view: View, methods: tuple[str, ...], *, as_json: bool = True) -> View:
    """The view for these methods alone; of another one it is said which they are. Nor is it answered by a page where
    there are too many parameters to be read.

    Cookies mean nothing here: reading is the same for everybody, and writing goes by a token that no browser sends by
    itself. So nobody can be made to do anything by a page of somebody else, and a key against that is not asked for.
    """

    @csrf_exempt
    @functools.wraps(view)
    def asked(request: HttpRequest, *given, **named) -> HttpResponseBase:
        if request.method in methods:
            try:
                return view(request, *given, **named)
            except TooManyFieldsSent:
                return problem(HTTPStatus.BAD_REQUEST, [_TOO_MANY_FIELDS], as_json=as_json)
        if methods == READING and _is_preflight(request):
            return _let_through()
        allowed = ", ".join(methods)
        words = f"This address takes {allowed}, not {request.method[:20]}."
        answer = problem(HTTPStatus.METHOD_NOT_ALLOWED, [words], as_json=as_json)
        answer["Allow"] = allowed
        return answer

    return asked


def read_only(view: View) -> View:
    """Decorator of the view of a format, which is only read."""
    return by_methods(view, READING, as_json=False)


def _is_preflight(request: HttpRequest) -> bool:
    """Whether a browser asks first what a script of somebody else's page may send: as with If-None-Match."""
    return request.method == "OPTIONS" and request.headers.get("Access-Control-Request-Method", "") in READING


def _let_through() -> HttpResponse:
    answer = open_to_programs(HttpResponse(status=HTTPStatus.NO_CONTENT))
    answer["Access-Control-Allow-Methods"] = ", ".join(READING)
    answer["Access-Control-Allow-Headers"] = "*"
    answer["Access-Control-Max-Age"] = "86400"
    return answer

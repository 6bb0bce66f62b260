"""What stands before every operation: the method, what readers may see, and that no answer is a page."""

import functools
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from claims.api.troubles import tell_fault, told
from claims.syndication.conditional import conditional
from claims.syndication.headers import open_to_programs
from claims.views.allowed import open_to_all
from claims.views.winding import WoundRequest, winds_back

View = Callable[..., HttpResponseBase]
READING = ("GET", "HEAD")


def by_methods(view: View, methods: tuple[str, ...]) -> View:
    """The view for these methods alone.

    Cookies mean nothing here: reading is the same for everybody, and writing goes by a token that no browser sends by
    itself. So nobody can be made to do anything by a page of somebody else, and a key against that is not asked for.
    """

    @csrf_exempt
    @functools.wraps(view)
    def asked(request: HttpRequest, *given, **named) -> HttpResponseBase:
        if request.method in methods:
            return view(request, *given, **named)
        allowed = ", ".join(methods)
        answer = told(HTTPStatus.METHOD_NOT_ALLOWED, f"This address takes {allowed}, not {request.method[:20]}.")
        answer["Allow"] = allowed
        return answer

    return asked


def for_readers(view: View) -> View:
    """An operation that reads, through the gate of readers, whoever asks: a token opens no further door."""
    return by_methods(winds_back(for_readers=True)(_caught(_of_a_day(conditional(_as_get(view))))), READING)


def of_now(view: View) -> View:
    """An operation that tells readers what is so at this moment, and that nobody is to keep."""
    return by_methods(open_to_all(_kept_by_nobody(_caught(_as_get(view)))), READING)


def _kept_by_nobody(view: View) -> View:
    @functools.wraps(view)
    def fresh(request: HttpRequest, *given, **named) -> HttpResponseBase:
        answer = open_to_programs(view(request, *given, **named))
        answer["Cache-Control"] = "no-store"
        return answer

    return fresh


def _caught(view: View) -> View:
    @functools.wraps(view)
    def caught(request: HttpRequest, *given, **named) -> HttpResponseBase:
        try:
            return view(request, *given, **named)
        except Exception:
            return tell_fault(request)

    return caught


def _of_a_day(view: View) -> View:
    """A day that cannot be read is a trouble here, where a page would show today."""

    @functools.wraps(view)
    def wound(request: WoundRequest, *given, **named) -> HttpResponseBase:
        if request.as_of.problems:
            return told(HTTPStatus.BAD_REQUEST, *request.as_of.problems)
        return open_to_programs(view(request, *given, **named))

    return wound


def _as_get(view: View) -> View:
    """HEAD is answered as GET is; the server leaves the body out."""

    @functools.wraps(view)
    def read(request: HttpRequest, *given, **named) -> HttpResponseBase:
        asked, request.method = request.method, "GET"
        try:
            return view(request, *given, **named)
        finally:
            request.method = asked

    return read

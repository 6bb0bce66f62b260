"""What stands before every operation: the method, what readers may see, and that no answer is a page."""

import functools
from http import HTTPStatus

from django.conf import settings
from django.db import Error
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from claims.api.senders import sender_of
from claims.api.troubles import tell_fault, told
from claims.operations.limits import count_use
from claims.postgres.replica import reads_from_replica
from claims.syndication.conditional import conditional
from claims.syndication.headers import open_to_programs
from claims.syndication.methods import READING, View, by_methods
from claims.views.allowed import open_to_all
from claims.views.winding import WoundRequest, winds_back

LARGEST_BODY = 100_000


def for_readers(view: View) -> View:
    """An operation that reads, through the gate of readers, whoever asks: a token opens no further door."""
    return by_methods(winds_back(for_readers=True)(_caught(_counted(_of_a_day(conditional(_as_get(view)))))), READING)


def of_now(view: View) -> View:
    """An operation that tells readers what is so at this moment, and that nobody is to keep."""
    return by_methods(open_to_all(_kept_by_nobody(_caught(_counted(_as_get(view))))), READING)


def for_senders(view: View) -> View:
    """An operation that writes, for whoever has a token: the operation looks at that."""
    return by_methods(open_to_all(_kept_by_nobody(_caught(_counted(_small_json(view), writes=True)))), ("POST",))


def _counted(view: View, *, writes: bool = False) -> View:
    """So many a minute, and no more; each answer says what is left."""

    @functools.wraps(view)
    def counted(request: HttpRequest, *given, **named) -> HttpResponseBase:
        kind, limit = ("write", settings.API_WRITES) if writes else ("read", settings.API_READS)
        use = count_use(sender_of(request), kind, limit)
        if use is None:
            return view(request, *given, **named)
        if use.is_over:
            words = f"That was more than {use.limit} requests in a minute. Wait {use.seconds} seconds."
            return use.tell(told(HTTPStatus.TOO_MANY_REQUESTS, words))
        return use.tell(view(request, *given, **named))

    return counted


def _small_json(view: View) -> View:
    """What is too large is refused before it is read; what is not JSON is not guessed at."""

    @functools.wraps(view)
    def sent(request: HttpRequest, *given, **named) -> HttpResponseBase:
        length = request.headers.get("Content-Length") or "0"
        if not (length.isascii() and length.isdecimal()):
            return told(HTTPStatus.BAD_REQUEST, "Content-Length takes a number of bytes.")
        if len(length) > 9 or int(length) > LARGEST_BODY:
            words = f"A request takes up to {LARGEST_BODY:,} bytes. Send less."
            return told(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, words)
        if request.content_type != "application/json":
            return told(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON, with the header Content-Type: application/json.")
        return view(request, *given, **named)

    return sent


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
        except Exception as fault:
            if reads_from_replica() and isinstance(fault, Error):
                raise  # the primary answers instead
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

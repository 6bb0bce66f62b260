"""Readers' pages come from the replica, where there is one; whoever has just written reads what they wrote."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import Error
from django.http import HttpRequest, HttpResponse

from claims.operations.replicas import has_replica, replica_now, replica_went_wrong, written_so_far
from claims.postgres.faults import passing_fault
from claims.postgres.replica import ReplicaBehind, reading_from_replica
from claims.views.allowed import SAFE

#: Holds how far the database's log had come when this browser last wrote something, signed, for so many seconds.
COOKIE, KEPT_FOR = "written", 600


class ReplicaMiddleware:
    """Answers what may come from the replica from there.

    That is: pages that wind back, which only show what is there; asked for by somebody without a session or a token;
    while the replica is near enough, and has what that browser wrote. Where a fault turns up on the way, the page is
    made once more, from the primary: nobody notices. Nothing is looked at where there is no replica.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer; of a form that was taken, with the mark of how far it was written."""
        response = self._get_response(request)
        if request.method not in SAFE and response.status_code < 400 and has_replica():
            _mark(response)
        return response

    def process_view(self, request: HttpRequest, view: Callable, given: tuple, named: dict[str, Any]):
        """The view's answer by what the replica holds; None leaves it to the primary."""
        if not has_replica() or not is_for_readers(request, view) or not _is_near_enough(request):
            return None
        try:
            with reading_from_replica():
                return view(request, *given, **named)
        except ReplicaBehind:
            return None
        except Error as error:
            if not passing_fault(error):
                raise
            replica_went_wrong()
            return None


def is_for_readers(request: HttpRequest, view: Callable) -> bool:
    """Whether a request only looks at a reader's page, and says nothing of who asks."""
    return (
        request.method in ("GET", "HEAD")
        and getattr(view, "winds_back", False)
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "Authorization" not in request.headers
    )


def _is_near_enough(request: HttpRequest) -> bool:
    standing = replica_now()
    return standing.is_near and standing.has(written_by(request))


def written_by(request: HttpRequest) -> int:
    """How far the log had come when this browser wrote last; 0 where it did not lately."""
    try:
        return int(signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=KEPT_FOR))
    except (signing.BadSignature, TypeError, ValueError):
        return 0


def _mark(response: HttpResponse) -> None:
    if (written := written_so_far()) is not None:
        response.set_cookie(
            COOKIE,
            signing.dumps(written, salt=COOKIE),
            max_age=KEPT_FOR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )

"""Since when and with what browser somebody logged in is here, for the list of their sessions."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from claims.models.sessions import note_use


def note_use_of_session(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware, just inside that of the sessions. Somebody without a session costs nothing.

    A page that asked nobody who they are (an embed, say) is not asked here either: it stays the same for everybody.
    """

    def noting(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.session.accessed and SESSION_KEY in request.session:
            note_use(request)
        return response

    return noting

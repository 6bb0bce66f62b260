"""A form that came too late, because the session ended while it was being filled in: nothing typed in it is lost.

Whoever was logged out gets a log-in page that carries the form on (``log_in_first``); after the log-in the form is
shown to be sent again (``sent_again``), never by itself. All pages with ``allowed_to`` have this.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from claims.forms.kept import Kept
from claims.forms.session import LogInForm

#: htmx is told to show the whole page where it would have put a part of one.
_WHOLE = {"HX-Retarget": "#main", "HX-Reselect": "#main", "HX-Reswap": "outerHTML"}


def log_in_first(request: HttpRequest) -> HttpResponse:
    """403 with the way to log in: what was typed is carried on; a page that was only asked for is come back to."""
    kept = Kept.of(request)
    if kept is None:
        return render(request, "errors/403.html", status=403)
    page = render_to_string("session/login.html", {"form": LogInForm(request), "kept": kept}, request)
    return HttpResponse(page, status=403, headers=_WHOLE)


def sent_again(request: HttpRequest, kept: Kept) -> HttpResponse:
    """The form once more, for somebody who has logged in, to look at and to send."""
    return render(request, "session/send_again.html", {"kept": kept})


def kept_from_here(request: HttpRequest) -> Kept | None:
    """What was typed in a form whose key was out of date, if a page of this site sent it; else None.

    A page elsewhere could have written the words: it gets no button that sends them.
    """
    origin = request.headers.get("Origin", "")
    return Kept.of(request) if origin and urlsplit(origin).netloc == request.get_host() else None

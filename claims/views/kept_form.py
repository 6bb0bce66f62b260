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
    return whole_page(request, "session/login.html", {"form": LogInForm(request), "kept": kept})


def sent_again(request: HttpRequest, kept: Kept) -> HttpResponse:
    """The form once more, for somebody who has logged in, to look at and to send."""
    return render(request, "session/send_again.html", {"kept": kept})


def key_out_of_date(request: HttpRequest) -> HttpResponse:
    """403 for a form without the key that this site gave out with it; our own can be sent again from here.

    A page elsewhere could have written the words: it gets no button that sends them.
    """
    origin = request.headers.get("Origin", "")
    kept = Kept.of(request) if origin and urlsplit(origin).netloc == request.get_host() else None
    return whole_page(request, "errors/csrf.html", {"kept": kept})


def whole_page(request: HttpRequest, template: str, shown: dict, status: int = 403) -> HttpResponse:
    """The page; with what was typed (``kept``) in it, htmx shows the whole of it, too."""
    headers = _WHOLE if shown["kept"] else None
    return HttpResponse(render_to_string(template, shown, request), status=status, headers=headers)

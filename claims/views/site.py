"""The house itself: its help, its demonstration pages, and what it says when something goes wrong."""

import sys

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from claims.forms.kept import Kept
from claims.operations.at_hand import at_hand
from claims.postgres.faults import passing_fault
from claims.views.allowed import open_to_all
from claims.views.digest import find_file, load_digests
from claims.views.gone import Merged
from claims.views.kept_form import key_out_of_date, whole_page
from claims.views.rendering import HtmxHttpRequest, render_page

#: After so many seconds programs may ask again while the database is away; people, when they like.
RETRY_AFTER = "30"

#: A year, in seconds: so long the lines for a first visit stay away once the help was read.
SEEN_FOR = 31_536_000


@require_safe
@open_to_all
def help_page(request: HtmxHttpRequest) -> HttpResponse:
    """What the words of this site mean, and its keys; to htmx the keys alone. Who read it is no newcomer any more."""
    response = render_page(request, "site/help.html", partial="keys")
    response.set_cookie("seen", "1", max_age=SEEN_FOR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response


@require_safe
@open_to_all
def robots(request: HttpRequest) -> HttpResponse:
    """What programs that read the whole web need not read."""
    return render(request, "site/robots.txt", content_type="text/plain; charset=utf-8")


@require_safe
@open_to_all
def demo_digest(request: HttpRequest, name: str = "") -> HttpResponse:
    """The demonstration's own news pages and feed, as they were written; without a name, their table of contents."""
    if not name:
        return render(request, "site/demo_digest.html", {"digests": load_digests()})
    found = find_file(name)
    if found is None:
        raise Http404
    path, content_type = found
    return HttpResponse(path.read_bytes(), content_type=content_type, headers={"X-Robots-Tag": "noindex"})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request itself was broken."""
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: it needs an account that may do more; what was typed stands on the page, to be taken elsewhere."""
    return render(request, "errors/403.html", {"kept": Kept.of(request)}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form came without the key that this site gave out with it."""
    return key_out_of_date(request)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here, or nothing that this viewer may see; which of the two is not said. What was sent to a page of
    ours stands on it, to be copied, with the way to where it is now (``gone.Merged``)."""
    kept = Kept.of(request) if request.resolver_match else None
    return whole_page(request, "errors/404.html", {"kept": kept, "merged": _merged(exception)}, 404)


def _merged(exception: Exception | None) -> Merged | None:
    return exception if isinstance(exception, Merged) else None


def server_error(request: HttpRequest) -> HttpResponse:
    """503 while the database is away or full, which passes; else 500, our own fault. Neither page needs a database."""
    if fault := passing_fault(sys.exception()):
        page = render_to_string("errors/503.html", {"fault": fault})
        return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER, "Cache-Control": "no-store"})
    return render(None, "errors/500.html", {"request_id": at_hand().get("request")}, status=500)

"""The house itself: whether it is well, its demonstration pages, and what it says when something goes wrong."""

from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.views.digest import find_file, load_digests


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, 503 when not. Needs no session and says nothing else."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "database does not answer"}, status=503)
    return JsonResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


@require_safe
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
    """403: it needs an account, or one that may do more."""
    return render(request, "errors/403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form came without the key that this site gave out with it."""
    return render(request, "errors/csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here, or nothing that this viewer may see; which of the two is not said."""
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our own fault. The page needs no database, since that may be what failed."""
    return render(None, "errors/500.html", status=500)

"""The site's addresses, and one page that does nothing but ask the database one thing: the yardstick."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

EMPTY_PAGE = "/bench/empty/"


def empty_page(request: HttpRequest) -> HttpResponse:
    """One query, no template."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return HttpResponse(str(cursor.fetchone()[0]))


urlpatterns = [path(EMPTY_PAGE.lstrip("/"), empty_page), path("", include("claims.urls"))]

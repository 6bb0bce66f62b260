"""Whether the site is well, for programs that look: a load balancer, systemd, a monitor. No page, no session."""

from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from claims.operations import health
from claims.views.allowed import open_to_all


def _told(code: int, **what: object) -> JsonResponse:
    return JsonResponse(what, status=code, headers={"Cache-Control": "no-store"})


@require_safe
@open_to_all
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, 503 when not; says nothing else."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return _told(503, status="database does not answer")
    return _told(200, status="ok")


@require_safe
@open_to_all
def live(request: HttpRequest) -> JsonResponse:
    """200 while this process answers at all, whatever becomes of the database: by this it is started anew."""
    return _told(200, status="live")


@require_safe
@open_to_all
def ready(request: HttpRequest) -> JsonResponse:
    """200 when pages can be served, else 503 with a sentence: by this requests are sent here, or elsewhere."""
    seen = health.look()
    checks = {"database": seen.database, "migrations": seen.migrated, "worker": seen.has_worker}
    if seen.is_ready:
        return _told(200, status="ready", checks=checks)
    return _told(503, status="not ready", problem=seen.problem, checks=checks)

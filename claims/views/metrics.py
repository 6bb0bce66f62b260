"""Figures for Prometheus, which are nobody else's business."""

from hmac import compare_digest
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from claims.operations.prometheus import CONTENT_TYPE, exposition
from claims.views.allowed import open_to_all

REFUSED = "Figures are for Prometheus: ask from this machine itself, or with the token in CLAIMS_METRICS_TOKEN.\n"
#: Whoever passes a request on says so in one of these; it then comes from this machine only as far as it seems.
_PASSED_ON = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via")


@require_safe
@open_to_all
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures as text; 403 for those whom they do not concern."""
    if _has_token(request) or _is_from_here(request):
        return HttpResponse(exposition(), content_type=CONTENT_TYPE, headers={"Cache-Control": "no-store"})
    return HttpResponse(REFUSED, status=403, content_type="text/plain; charset=utf-8")


def _has_token(request: HttpRequest) -> bool:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    wanted = settings.METRICS_TOKEN
    return bool(wanted) and scheme.lower() == "bearer" and compare_digest(token.strip().encode(), wanted.encode())


def _is_from_here(request: HttpRequest) -> bool:
    if any(name in request.headers for name in _PASSED_ON):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False

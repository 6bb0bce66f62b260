"""One way to answer with a page: whole, or only the part that htmx asked for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

VARIES_ON = ("HX-Request", "HX-Boosted", "HX-History-Restore-Request")


class HtmxHttpRequest(HttpRequest):
    """A request as django-htmx's middleware leaves it."""

    htmx: HtmxDetails


def render_page(
    request: HtmxHttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    partial: str = "results",
    status: int = 200,
) -> HttpResponse:
    """The page of ``template``; to htmx only its partial named ``partial``.

    A boosted link and the back button want the whole page although htmx asks. Caches are told so by ``Vary``.
    """
    if _wants_partial(request.htmx):
        template = f"{template}#{partial}"
    response = render(request, template, context, status=status)
    patch_vary_headers(response, VARIES_ON)
    return response


def _wants_partial(htmx: HtmxDetails) -> bool:
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request

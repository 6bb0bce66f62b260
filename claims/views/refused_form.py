"""A form that comes back refused may stand far down its page: whoever sent it is led to what is wrong with it."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from claims.views.rendering import HtmxHttpRequest

_REFUSED = frozenset({409, 422})
_PROBLEM = re.compile(rb'<p class="error"[^>]* role="alert"')


def lead_to_problem(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware: the browser shows and focuses the first thing that is wrong with what was sent, without a script too.

    Which of many forms of a page comes first no template knows, so that is seen to when the page is made. What htmx
    asked for is put where the form stood.
    """

    def leading(request: HtmxHttpRequest) -> HttpResponse:
        response = get_response(request)
        if _is_refused(request, response):
            response.content = _PROBLEM.sub(rb'\g<0> tabindex="-1" autofocus', response.content, count=1)
        return response

    return leading


def _is_refused(request: HtmxHttpRequest, response: HttpResponse) -> bool:
    is_page = response.get("Content-Type", "").startswith("text/html")
    return is_page and request.method == "POST" and response.status_code in _REFUSED and not request.htmx

"""Pages that only some may open."""

import functools
from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from claims.permissions import Action, may


def allowed_to(action: Action) -> Callable:
    """Decorator of a view: everybody who may not do this gets the page "Not allowed" (403)."""

    def guard(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *given, **named) -> HttpResponse:
            if not may(request.user, action):
                raise PermissionDenied
            return view(request, *given, **named)

        return guarded

    return guard

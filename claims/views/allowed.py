"""Who may open a page, said in one place: on its view, where ``tests/views/test_rights.py`` reads it."""

import functools
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from claims.permissions import ACTIONS, Action, may
from claims.views.kept_form import log_in_first

logger = logging.getLogger(__name__)

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


@dataclass(frozen=True, slots=True)
class Needs:
    """What one must be allowed to do: to look at a page, and to send its form."""

    to_look: Action
    to_send: Action

    def by(self, method: str) -> Action:
        """What a request with this method needs."""
        return self.to_look if method in SAFE else self.to_send


def allowed_to(action: Action, *, to_send: Action | None = None) -> Callable:
    """Decorator of a view: everybody who may not do this gets the page "Not allowed" (403), with what they had typed.

    With ``to_send`` the form on a page that more people may look at needs more. What a form is about and somebody
    deleted before it came is not there (404), whether the view looks for it or what it calls.
    """
    needs = Needs(action, to_send or action)

    def guard(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *given, **named) -> HttpResponse:
            if turned := turned_away(request, needs.by(request.method)):
                return turned
            try:
                return view(request, *given, **named)
            except ObjectDoesNotExist as problem:
                if request.method in SAFE:
                    raise
                logger.warning("taken for gone: %s", problem, exc_info=problem)  # were it a fault, it would show here
                raise Http404 from problem

        guarded.needs = needs
        return guarded

    return guard


#: Decorator of a view that is for everybody. Views that wind back need no other: the gate shows each what they may see.
open_to_all = allowed_to(Action.READ)


def turned_away(request: HttpRequest, action: Action) -> HttpResponse | None:
    """None for somebody who may do this. Somebody who only has to log in gets the way to do so, with what was typed."""
    if action in ACTIONS[None] or may(request.user, action):  # what is for everybody asks nobody who they are
        return None
    if request.user.is_authenticated:
        raise PermissionDenied
    return log_in_first(request)

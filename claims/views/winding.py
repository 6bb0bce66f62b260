"""Pages that can be wound back to a day."""

import functools
from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from claims.forms.as_of import AsOfForm, without
from claims.permissions import Action, Gate, may
from claims.timeline import as_of
from claims.views.allowed import open_to_all
from claims.views.rendering import HtmxHttpRequest


class WoundRequest(HtmxHttpRequest):
    """A request as ``winds_back`` hands it on: ``gate`` is the viewer's, wound back as ``as_of`` says."""

    gate: Gate
    as_of: AsOfForm


def winds_back(
    view: Callable[..., HttpResponse] | None = None, *, for_readers: bool = False
) -> Callable[..., HttpResponse]:
    """Decorator of a view that shows what ``request.gate`` lets through, today or as known on the day of ``?as_of=``.

    A day that cannot be read is taken out of the address, so that no link keeps it: the page is today's, says what was
    wrong (``base.html``) and answers 400. ``{% url %}`` keeps the day in links to views with this decorator.
    With ``for_readers`` it shows to everybody what readers see, and asks nobody who they are.
    """
    if view is None:
        return functools.partial(winds_back, for_readers=for_readers)

    @functools.wraps(view)
    def wound(request: HttpRequest, *given, **named) -> HttpResponse:
        request.as_of = AsOfForm(request.GET)
        if request.as_of.problems:
            request.GET = without(request.GET)
        known = request.as_of.known
        request.gate = Gate.for_readers(known) if for_readers else Gate.of(request.user, known)
        response = view(request, *given, **named)
        if request.as_of.problems and response.status_code == 200:
            response.status_code = 400
        return response

    shown = open_to_all(wound)
    shown.winds_back = True
    return shown


def may_decide_now(request: WoundRequest) -> bool:
    """Whether the viewer may decide here: only on what stands today."""
    return request.gate.known is None and may(request.user, Action.DECIDE)


def lead_on(request: WoundRequest, name: str, *arguments, without: str = "") -> HttpResponse:
    """A redirect to the page of the same kind that is meant, asked for what this one was, ``without`` one parameter.
    Not for good: a merge may be undone."""
    query = request.GET.copy()
    query.pop(without, None)
    asked = query.urlencode()
    return HttpResponseRedirect(reverse(name, args=arguments) + (f"?{asked}" if asked else ""))


def lead_to(request: WoundRequest, name: str, *arguments, **query) -> HttpResponse:
    """A redirect to another such page, as known on the same day."""
    asked = [*query.items(), *as_of.pairs(request.gate.known)]
    address = reverse(name, args=arguments) + (f"?{urlencode(asked)}" if asked else "")
    return HttpResponseRedirect(address)

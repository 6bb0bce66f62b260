"""What somebody sends about a thing that went while they wrote: merged, rejected, withdrawn, deleted, taken down.

Views raise one of these; the page "Nothing here" (``site.not_found``) then carries what was written, to be copied, and
leads to where the thing is now.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from claims.permissions import Gate
from claims.timeline.claim_lookup import survivor_of


class Merged(Http404):
    """It is part of another one by now. ``name`` is what that is called, ``address`` the same page of it."""

    def __init__(self, name: str, address: str):
        super().__init__(f"It was merged into {name}.")
        self.name, self.address = name, address


def follow_merge(request: HttpRequest, name: str, into: str, address: str) -> HttpResponse:
    """To the same page of what a thing was merged into, with a message; ``Merged`` is raised where a form was sent."""
    if request.method == "POST":
        raise Merged(into, address)
    messages.error(request, f"{name} was merged into {into}: this is that one.")
    return redirect(address)


def claim_gone(request: HttpRequest, number: int) -> Http404:
    """What to raise where there is no claim of this number for the viewer: ``Merged`` where it is part of another."""
    survivor = survivor_of(Gate.of(request.user), number)
    if survivor is None:
        return Http404("There is no claim of this number, or it is not there any more.")
    at = request.resolver_match
    return Merged(f"claim {survivor.number}", reverse(at.view_name, kwargs={**at.kwargs, "number": survivor.number}))

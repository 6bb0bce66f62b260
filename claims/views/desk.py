"""The front page of the desk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.permissions import Action, Gate
from claims.timeline.desk_page import load_desk_page
from claims.timeline.review_editor import load_editor
from claims.views.allowed import allowed_to


@require_safe
@allowed_to(Action.DECIDE)
@never_cache
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for an editor, with the ways to it."""
    editor = load_editor(request.user)
    page = load_desk_page(Gate.of(request.user), request.user)
    return render(request, "desk/page.html", {"page": page, "waiting": page.waiting, "editor": editor})

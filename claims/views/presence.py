"""Who has which page of the desk open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from claims.editing.presence import keep_present, others_at
from claims.models import Presence
from claims.permissions import Action
from claims.views.allowed import allowed_to

_LONGEST = Presence._meta.get_field("page").max_length


@require_POST
@allowed_to(Action.DECIDE)
def here(request: HttpRequest, name: str) -> HttpResponse:
    """This editor has a page open, the browser says; who else has, for the place on it."""
    page = name[:_LONGEST]
    keep_present(request.user, page)
    return render(request, "partials/_present_names.html", {"present": others_at(request.user, page)})

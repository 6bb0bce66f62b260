"""Publishers by what somebody is writing."""

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from claims.forms.publishers import LookupForm
from claims.permissions import Action
from claims.timeline.publisher_lookup import load_recent_publishers, look_up_publisher
from claims.views.allowed import allowed_to
from claims.views.rendering import HtmxHttpRequest


@require_safe
@allowed_to(Action.ADD_ARTICLES)
def publisher_lookup(request: HtmxHttpRequest) -> HttpResponse:
    """Those known by such a name, and whether it would be a new one, for the place beside the field.

    Whoever comes without htmx is led to the list of all sources.
    """
    form = LookupForm(request.GET)
    if not form.is_valid():
        raise BadRequest
    if not request.htmx:
        return redirect("source-list")
    context = {
        "at": form.cleaned_data["at"],
        "lookup": look_up_publisher(form.cleaned_data["publisher"]),
        "recent": load_recent_publishers(request.user),
    }
    return render(request, "partials/_publisher_known.html", context)

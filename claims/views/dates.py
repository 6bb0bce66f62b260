"""What days an editor's words mean, while they are being typed."""

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from claims.forms.dates import PreviewForm
from claims.permissions import Action
from claims.views.allowed import allowed_to
from claims.views.rendering import HtmxHttpRequest


@require_safe
@allowed_to(Action.DECIDE)
def date_preview(request: HtmxHttpRequest) -> HttpResponse:
    """The range and the reason, or why the words are not understood, for the place below the field.

    Whoever comes without htmx is led to the desk: the form itself says the same once it is sent.
    """
    form = PreviewForm(request.GET)
    if not form.is_valid():
        raise BadRequest
    if not request.htmx:
        return redirect("desk")
    return render(request, "correct/_means.html", {"form": form})

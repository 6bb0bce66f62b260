"""Who speaks for whom, decided by an editor."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from claims import stages
from claims.editing.offices import decide_office
from claims.editing.refusal import Refused
from claims.forms.offices import ACCEPT, OfficeForm
from claims.models import Affiliation
from claims.permissions import Action
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once

_SHOWN = Affiliation.objects.select_related("party", "organisation", "evidence__article__publisher")


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.DECIDE)
@sent_once
def office(request: HttpRequest, pk: int) -> HttpResponse:
    """What a text says of who speaks for whom; or say that it is so, or that it is not."""
    found = get_object_or_404(_SHOWN, pk=in_database(pk))
    form = OfficeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _shown(request, found, form, 422 if form.is_bound else 200)
    try:
        _decide(request, found, form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, get_object_or_404(_SHOWN, pk=found.pk), form, 409)
    messages.success(request, "Kept. What hangs on it is being brought up to date.")
    return redirect("office", found.pk)


def _decide(request: HttpRequest, found: Affiliation, sent: dict) -> None:
    with transaction.atomic():
        decide_office(request.user, found.pk, holds=sent["do"] == ACCEPT, reason=sent["reason"], seen=sent["seen"])
        stages.ask_to_settle_office(found)


def _shown(request: HttpRequest, found: Affiliation, form: OfficeForm, status: int = 200) -> HttpResponse:
    return render(request, "party/office.html", {"office": found, "form": form}, status=status)

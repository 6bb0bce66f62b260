"""A claim that the machine missed, added from the words of a stored article."""

from collections.abc import Mapping

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claims import stages
from claims.editing.missed import add_claim
from claims.editing.naming import Names
from claims.editing.refusal import Refused
from claims.forms.correction import USUAL, CorrectionForm
from claims.forms.moved_rows import moved
from claims.models import Snapshot
from claims.permissions import Action, Gate
from claims.timeline.correct_page import anchor_day, find_version, passage_of
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.DECIDE)
@sent_once
def claim_add(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for a claim in the latest stored version, or in version ``?v=``; or keep what it brings."""
    version = find_version(Gate.of(request.user), in_database(pk), request.GET.get("v", ""))
    if version is None:
        raise Http404
    if "move" in request.POST:
        return _shown(request, version, _form(version, moved(request.POST)).unchecked(), 200)
    form = _form(version, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _shown(request, version, form, 422 if form.is_bound else 200)
    try:
        return _save(request, version, form)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, version, form, 409)


def _form(version: Snapshot, sent: Mapping | None) -> CorrectionForm:
    given = {"text": version.text, "anchor_on": anchor_day(version), "names": Names(), "before": USUAL}
    return CorrectionForm(sent, **given)


def _save(request: HttpRequest, version: Snapshot, form: CorrectionForm) -> HttpResponse:
    with transaction.atomic():
        row = add_claim(request.user, version.pk, form.told, form.cleaned_data["reason"])
        stages.ask_for(stages.LINK_CORRECTED, row.pk)
    messages.success(request, f"Kept as claim {row.claim.number}. It is being compared with all others.")
    return redirect("claim-detail", row.claim.number)


def _shown(request: HttpRequest, version: Snapshot, form: CorrectionForm, status: int) -> HttpResponse:
    context = {"version": version, "article": version.article, "form": form, "passage": passage_of(version.text, ())}
    return render(request, "correct/add.html", context, status=status)

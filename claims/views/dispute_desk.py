"""Disputes and their threads at the desk: begun, called otherwise, taken out again."""

from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claims.editing.disputes import (
    begin_dispute,
    name_dispute,
    naming_of,
    remove_dispute,
    version_of_naming,
    why_not_removed,
)
from claims.editing.refusal import Refused
from claims.editing.threads import version_of_order
from claims.forms.disputes import BeginForm, NamedAnewForm, ReasonForm
from claims.forms.stamped import stamped
from claims.models import Dispute
from claims.permissions import Action, Gate, may
from claims.timeline.disputes import roots_of, with_threads
from claims.timeline.withdraw_page import find_dispute
from claims.views.allowed import allowed_to
from claims.views.sent_once import sent_once

WAYS = ["GET", "HEAD", "POST"]


@require_http_methods(WAYS)
@allowed_to(Action.RELATE, to_send=Action.RUN_DISPUTES)
@sent_once
def dispute_desk(request: HttpRequest) -> HttpResponse:
    """All disputes with their threads, and for leads a form to begin one; or begin it."""
    gate = Gate.of(request.user)
    form = BeginForm(roots_of(gate), request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _listed(request, gate, form, 422 if form.is_bound else 200)
    parent = form.cleaned_data["parent"]
    try:
        dispute = begin_dispute(request.user, form.naming, parent and parent.pk)
    except Refused as refusal:
        form.add_error("title", str(refusal))
        return _listed(request, gate, form, 409)
    messages.success(request, "Begun. Say here which claims come in: without a rule editors place each by hand.")
    return redirect("dispute-rules", dispute.slug)


@require_http_methods(WAYS)
@allowed_to(Action.RUN_DISPUTES)
@sent_once
def dispute_change(request: HttpRequest, slug: str) -> HttpResponse:
    """What a dispute is called, as a form; or call it otherwise. What is refused comes back as typed, with what stands
    by now."""
    dispute = _dispute_or_404(request, slug)
    if request.method != "POST":
        initial = {**asdict(naming_of(dispute)), "version": version_of_naming(dispute)}
        return _shown(request, "dispute/change.html", dispute, NamedAnewForm(initial=initial))
    form = NamedAnewForm(request.POST)
    if not form.is_valid():
        return _shown(request, "dispute/change.html", dispute, form, 422)
    sent = form.cleaned_data
    try:
        name_dispute(request.user, dispute.pk, sent["version"], form.naming, sent["reason"])
    except Refused as refusal:
        dispute.refresh_from_db()
        form.add_error(None, str(refusal))
        stamped(form, version=version_of_naming(dispute))
        return _shown(request, "dispute/change.html", dispute, form, 409)
    messages.success(request, "Kept. Its address stays.")
    return redirect("dispute-change", dispute.slug)


@require_http_methods(WAYS)
@allowed_to(Action.RUN_DISPUTES)
@sent_once
def dispute_remove(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether anything hangs on a dispute; or take it out, where nothing does."""
    dispute = _dispute_or_404(request, slug)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _shown(request, "dispute/remove.html", dispute, form, 422 if form.is_bound else 200)
    try:
        remove_dispute(request.user, dispute.pk, form.cleaned_data["reason"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, "dispute/remove.html", dispute, form, 409)
    messages.success(request, f"“{dispute.title}” is taken out.")
    return redirect("dispute-desk")


def _dispute_or_404(request: HttpRequest, slug: str) -> Dispute:
    dispute = find_dispute(Gate.of(request.user), slug)
    if dispute is None:
        raise Http404("There is no dispute at this address.")
    return dispute


def _listed(request: HttpRequest, gate: Gate, form: BeginForm, status: int) -> HttpResponse:
    disputes = [(dispute, threads, version_of_order(threads)) for dispute, threads in with_threads(gate)]
    context = {"disputes": disputes, "form": form if may(request.user, Action.RUN_DISPUTES) else None}
    return render(request, "dispute/desk.html", context, status=status)


def _shown(
    request: HttpRequest, template: str, dispute: Dispute, form: NamedAnewForm | ReasonForm, status: int = 200
) -> HttpResponse:
    context = {"dispute": dispute, "hanging": why_not_removed(dispute), "form": form}
    return render(request, template, context, status=status)

"""Threads of a dispute at the desk: moved up and down, to another dispute, or out of any; and disputes made threads."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from claims import stages
from claims.editing.refusal import Refused
from claims.editing.threads import move_thread, shift_thread, why_no_thread
from claims.forms.disputes import MoveForm, ShiftForm
from claims.forms.stamped import stamped
from claims.models import Dispute
from claims.permissions import Action, Gate
from claims.timeline.disputes import roots_of
from claims.timeline.withdraw_page import find_dispute
from claims.views.allowed import allowed_to
from claims.views.sent_once import sent_once


@require_POST
@allowed_to(Action.RUN_DISPUTES)
@sent_once
def thread_shift(request: HttpRequest, slug: str) -> HttpResponse:
    """Let a thread change places with its neighbour; what is refused is said at it, as the list stands now."""
    thread, form = find_dispute(Gate.of(request.user), slug), ShiftForm(request.POST)
    if thread is None or thread.parent is None:
        raise Http404("There is no thread at this address.")
    try:
        if not form.is_valid():
            raise Refused("The form came without saying where to. Use the buttons at the threads.")
        sent = form.cleaned_data
        shift_thread(request.user, thread.pk, sent["version"], up=sent["to"] == ShiftForm.UP)
    except Refused as refusal:
        messages.error(request, str(refusal), extra_tags=_place(thread))
    return redirect(f"{reverse('dispute-desk')}#{_place(thread)}")


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.RUN_DISPUTES)
@sent_once
def thread_move(request: HttpRequest, slug: str) -> HttpResponse:
    """To which dispute a thread, or a dispute, is to go and what follows from it, or why it cannot; or move it. What is
    refused comes back as typed."""
    gate = Gate.of(request.user)
    thread = find_dispute(gate, slug)
    if thread is None:
        raise Http404("There is no dispute at this address.")
    others = [root for root in roots_of(gate) if root.pk not in (thread.pk, thread.parent_id)]
    is_thread = thread.parent_id is not None
    if request.method != "POST":
        return _shown(request, thread, MoveForm(others, initial={"seen": thread.parent_id}, is_thread=is_thread))
    form = MoveForm(others, request.POST, is_thread=is_thread)
    if not form.is_valid():
        return _shown(request, thread, form, 422)
    sent = form.cleaned_data
    try:
        with transaction.atomic():
            moved = move_thread(request.user, thread.pk, sent["seen"], sent["to"], sent["reason"])
            stages.ask_for(stages.PLACE, thread.pk)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        stamped(form, seen=thread.parent_id)
        return _shown(request, thread, form, 409)
    now = f"a thread of “{moved.parent.title}”" if moved.parent else "a dispute of its own"
    said = f"“{moved.title}” is {now}. Its claims are being placed; that may take a minute."
    messages.success(request, said, extra_tags=_place(thread))
    return redirect(f"{reverse('dispute-desk')}#{_place(thread)}")


def _place(dispute: Dispute) -> str:
    """Where it stands on the page of all disputes: there it is said what became of it."""
    return f"dispute-{dispute.pk}"


def _shown(request: HttpRequest, thread: Dispute, form: MoveForm, status: int = 200) -> HttpResponse:
    n_claims = thread.placements.filter(kept_out=False).count()
    context = {"thread": thread, "form": form, "n_claims": n_claims, "problem": why_no_thread(thread)}
    return render(request, "dispute/move.html", context, status=status)

"""The review queue: one claim after the other, each with what an editor can make of it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims import stages
from claims.editing.refusal import Refused, Stale
from claims.editing.review import accept_claim, reject_claim
from claims.editing.review_queue import look_at, put_aside, skip_claim
from claims.editing.review_undo import undo_decision
from claims.forms.fields import shortened
from claims.forms.review_queue import DecideForm, QueueForm, UndoForm
from claims.models import ReviewDecision, User
from claims.permissions import Action, Gate
from claims.terms import Deed, Verdict
from claims.timeline.review_queue import last_verdict
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.rendering import HtmxHttpRequest
from claims.views.reviewing import echo_of, lead_on, render_item, render_next, said_of


@require_safe
@allowed_to(Action.DECIDE)
@never_cache
def review_queue(request: HtmxHttpRequest) -> HttpResponse:
    """The claim that comes next in the queue that the address asks for."""
    return render_next(request, QueueForm(request.GET))


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.DECIDE)
@never_cache
def review_item(request: HtmxHttpRequest, number: int) -> HttpResponse:
    """One claim of the queue; or decide it, which leads to the next. What was decided meanwhile is said, and passed."""
    queue, number = QueueForm(request.GET), in_database(number)
    if request.method != "POST":
        return render_item(request, queue, number) or redirect("claim-detail", number=number)
    form = DecideForm(request.POST)
    if not form.is_valid():
        return render_item(request, queue, number, form, status=422) or _decided_meanwhile(request, queue, number)
    try:
        said = _decide(request, number, form.cleaned_data)
    except Stale as refusal:
        form.add_error(None, str(refusal))
        return render_item(request, queue, number, form, status=409) or _decided_meanwhile(request, queue, number)
    except Refused as refusal:
        return _decided_meanwhile(request, queue, number, str(refusal))
    messages.success(request, said)
    return lead_on(request, queue)


@require_POST
@allowed_to(Action.DECIDE)
def review_look(request: HtmxHttpRequest, number: int) -> HttpResponse:
    """The editor has this claim open, the browser says; others see that, and are given other ones."""
    claim = get_object_or_404(Gate.of(request.user).claims().only("pk"), number=in_database(number))
    look_at(claim, request.user)
    return HttpResponse(status=204)


@require_POST
@allowed_to(Action.DECIDE)
def review_undo(request: HtmxHttpRequest) -> HttpResponse:
    """Undo a decision of one's own: to the claim that waits again, or to the queue where there were many."""
    queue, form = QueueForm(request.GET), UndoForm(request.POST)
    try:
        decision = _undo(request, form.cleaned_data["decision"] if form.is_valid() else 0)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return render_next(request, queue, status=409)
    many = decision.n_claims > 1
    which = f"The decision on {decision.n_claims} claims" if many else f"The decision on claim {decision.number}"
    messages.success(request, f"{which} is undone.")
    return lead_on(request, queue, None if many else decision.number)


def _undo(request: HtmxHttpRequest, pk: int) -> ReviewDecision:
    """Undo it; and ask for what hangs on claims that are no longer rejected, both or neither."""
    with transaction.atomic():
        decision = undo_decision(request.user, pk)
        if decision.verdict == Verdict.REJECTED:
            stages.ask_to_settle(decision.claims.values_list("claim", flat=True))
    return decision


def _decide(request: HtmxHttpRequest, number: int, decided: dict) -> str:
    """Do what was chosen; returns what to say of it."""
    deed, version, why, seconds = (decided[name] for name in ("deed", "version", "why", "opened"))
    if deed == Deed.SKIP:
        skip_claim(number, request.user)
        return f"Claim {number} is skipped: it comes back at the end."
    if deed == Deed.ACCEPT:
        return said_of(accept_claim(number, request.user, version, why, seconds))
    if deed == Deed.REJECT:
        reject_claim(number, request.user, version, why, seconds)
        return f"Claim {number} is rejected: {shortened(why, 80)}."
    put_aside(number, request.user, version, seconds)
    return f"Claim {number} is put aside: it is not clear who is meant."


def _decided_meanwhile(request: HtmxHttpRequest, queue: QueueForm, number: int, why: str = "") -> HttpResponse:
    """Say who decided it, and go on with the next; words that were typed are there to copy."""
    wrote = echo_of(request.POST.get("reason", ""))
    messages.warning(request, f"{_closed_by(request.user, number, why)}{wrote} Here is the next.")
    return render_next(request, queue, status=409)


def _closed_by(user: User, number: int, why: str) -> str:
    """Why nothing can be decided there: what others did comes first, for whoever asks knows of their own."""
    last = last_verdict(number)
    if last and last.user_id != user.pk:
        return f"Claim {number} was decided meanwhile by {last.user.username}: {Verdict(last.verdict).label}."
    if last and not why:
        return f"You decided claim {number} already: {Verdict(last.verdict).label}."
    return why or f"Nothing waits in claim {number} any more."

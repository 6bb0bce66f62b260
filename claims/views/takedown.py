"""Words taken down by legal order: asked for by one lead, decided by another."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from claims.editing import takedowns
from claims.editing.refusal import Refused
from claims.forms.takedowns import CONSENT, DECLINE, DecideForm, TakedownForm
from claims.models import Snapshot, Takedown
from claims.permissions import Action, Gate
from claims.timeline.notes_page import find_snapshot
from claims.timeline.takedowns_page import TakedownTray, find_takedown, load_takedowns_page
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once

WAYS = ["GET", "HEAD", "POST"]


@require_safe
@allowed_to(Action.REDACT)
def takedown_list(request: HttpRequest) -> HttpResponse:
    """Those that wait for a second lead, or the decided ones; ``?state=`` chooses the tray."""
    tray = TakedownTray.parse(request.GET.get("state")) or TakedownTray.OPEN
    found = load_takedowns_page(tray, request.GET.get("page"))
    return render(request, "takedown/list.html", {"takedowns": found, "trays": list(TakedownTray)})


@require_http_methods(WAYS)
@allowed_to(Action.REDACT)
@sent_once
def takedown_new(request: HttpRequest) -> HttpResponse:
    """The form; sent, what would be touched, and then the asking. ``?article=&v=`` is where the words stand."""
    snapshot = _snapshot(request)
    form = TakedownForm(snapshot, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _form(request, snapshot, form, 422 if form.is_bound else 200)
    try:
        if form.is_preview:
            return _form(
                request, snapshot, form, 200, takedowns.prepared(request.user, snapshot=snapshot, **form.asked)
            )
        asked = takedowns.ask(request.user, snapshot=snapshot, **form.asked)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _form(request, snapshot, form, 409)
    messages.success(request, "Asked for. Nothing is gone yet: another lead has to consent.")
    return redirect("takedown-detail", asked.pk)


@require_http_methods(WAYS)
@allowed_to(Action.REDACT)
@sent_once
def takedown_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One take-down; or consent to it, decline it, take it back."""
    takedown = _takedown_or_404(pk)
    form = DecideForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _detail(request, takedown, form, 422 if form.is_bound else 200)
    try:
        messages.success(request, _decide(request, pk, form.cleaned_data))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _detail(request, _takedown_or_404(pk), form, 409)
    return redirect("takedown-detail", pk)


def _decide(request: HttpRequest, pk: int, sent: dict) -> str:
    """Do what the button said; what to tell whoever pressed it."""
    match sent["do"]:
        case done if done == CONSENT:
            takedowns.consent(request.user, pk, sent["why"])
            return "Done. The words are gone, here and in the history, and will not come in again."
        case done if done == DECLINE:
            takedowns.decline(request.user, pk, sent["why"])
            return "Declined. The words that were asked about are forgotten; nothing was changed."
    takedowns.drop(request.user, pk, sent["why"])
    return "Withdrawn. The words that were asked about are forgotten; nothing was changed."


def _snapshot(request: HttpRequest) -> Snapshot | None:
    """The version that the address names; None where it names none, Http404 where there is no such."""
    article, number = (request.GET.get(name, "") for name in ("article", "v"))
    if not article and not number:
        return None
    is_right = all(given.isascii() and given.isdecimal() and len(given) < 20 for given in (article, number))
    found = (
        find_snapshot(Gate.of(request.user), in_database(int(article)), in_database(int(number))) if is_right else None
    )
    if found is None:
        raise Http404("There is no such stored version.")
    return found


def _takedown_or_404(pk: int) -> Takedown:
    takedown = find_takedown(in_database(pk))
    if takedown is None:
        raise Http404("There is no take-down of this number.")
    return takedown


def _form(
    request: HttpRequest, snapshot: Snapshot | None, form: TakedownForm, status: int, found: Takedown | None = None
) -> HttpResponse:
    context = {"snapshot": snapshot, "form": form, "found": found}
    if found:
        context["n_elsewhere"] = takedowns.count_elsewhere(found)
    return render(request, "takedown/new.html", context, status=status)


def _detail(request: HttpRequest, takedown: Takedown, form: DecideForm, status: int) -> HttpResponse:
    context = {"takedown": takedown, "form": form, "is_own": takedown.asked_by_id == request.user.pk}
    return render(request, "takedown/detail.html", context, status=status)

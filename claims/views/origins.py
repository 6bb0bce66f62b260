"""Where the tellings of a claim come from: agreed to by an editor, or set right, who took it from whom, and what is two
origins."""

from functools import partial

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claims import stages
from claims.editing.origins import agree_to_origin, decide_origin, state_of, undo_origin_decision
from claims.editing.refusal import Refused
from claims.forms.merging import ReasonForm
from claims.forms.origins import AgreeForm, OriginForm
from claims.forms.stamped import stamped
from claims.permissions import Action, Gate
from claims.timeline.claim_lookup import of_today
from claims.timeline.origins_page import OriginsPage, ToAgree, load_origins_page
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database, key_in
from claims.views.sent_once import sent_once

WAYS = ["GET", "HEAD", "POST"]
_KEPT = "Kept. The origins are counted anew in a moment."


@require_http_methods(WAYS)
@allowed_to(Action.DECIDE)
def origins(request: HttpRequest, number: int) -> HttpResponse:
    """The tellings by their origins, and what was decided; say what one is to another (``?telling=`` chooses it)."""
    page = _page(request, number)
    if request.method != "POST":
        return _shown(request, page) if page.claim.number == number else redirect("claim-origins", page.claim.number)
    form = OriginForm(request.POST, tellings=page.choices)
    if not form.is_valid():
        return _shown(request, page, {"add": form}, 422)
    sent = form.cleaned_data
    try:
        with transaction.atomic():
            decide_origin(request.user, page.claim.number, sent["kind"], sent["one"], sent["other"], sent["reason"])
            stages.ask_to_settle([page.claim.pk])
    except Refused as refusal:
        return _refused(request, number, "add", form, refusal)
    messages.success(request, _KEPT)
    return redirect("claim-origins", page.claim.number)


@require_http_methods(WAYS)
@allowed_to(Action.DECIDE)
@sent_once
def origin_agree(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Agree that the tellings of an origin are of one."""
    page = _page(request, number)
    if request.method != "POST":
        return redirect("claim-origins", number)
    form = AgreeForm(request.POST, auto_id=f"agree-{pk}-%s")
    if not form.is_valid():
        return _shown(request, page, {_agreeing(pk): form}, 422)
    sent = form.cleaned_data
    try:
        with transaction.atomic():
            agree_to_origin(request.user, page.claim.number, in_database(pk), sent["seen"], sent["reason"])
            stages.ask_to_settle([page.claim.pk])
    except Refused as refusal:
        return _refused(request, number, _agreeing(pk), form, refusal)
    messages.success(request, "Kept. Readers see in a moment that an editor agreed.")
    return redirect("claim-origins", page.claim.number)


@require_http_methods(WAYS)
@allowed_to(Action.DECIDE)
@sent_once
def origin_undo(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Take a decision back."""
    page = _page(request, number)
    if request.method != "POST":
        return redirect("claim-origins", number)
    form = ReasonForm(request.POST, auto_id=f"undo-{pk}-%s")
    if not form.is_valid():
        return _shown(request, page, {pk: form}, 422)
    try:
        with transaction.atomic():
            claims = undo_origin_decision(request.user, page.claim.number, in_database(pk), form.cleaned_data["reason"])
            stages.ask_to_settle(claims)
    except Refused as refusal:
        return _refused(request, number, pk, form, refusal)
    messages.success(request, _KEPT)
    return redirect("claim-origins", page.claim.number)


def _page(request: HttpRequest, number: int) -> OriginsPage:
    """The page of the claim, or of the one that it was merged into."""
    load = partial(load_origins_page, telling=_telling(request))
    page = of_today(Gate.of(request.user), in_database(number), load)
    if page is None:
        raise Http404
    return page


def _telling(request: HttpRequest) -> int | None:
    """The telling from whose words the page was opened, or that was chosen in its form."""
    return key_in(request.POST.get("one") or request.GET.get("telling", ""))


def _refused(request: HttpRequest, number: int, at: str | int, form: forms.Form, refusal: Refused) -> HttpResponse:
    """The form comes back in its place, beside what stands now; what was said of a decision that is gone, above."""
    page = _page(request, number)
    form.add_error(None, str(refusal))
    return _shown(request, page, {at: form}, 409)


def _shown(
    request: HttpRequest, page: OriginsPage, sent: dict[str | int, forms.Form] | None = None, status: int = 200
) -> HttpResponse:
    sent = sent or {}
    add = sent.pop("add", None) or OriginForm(initial={"one": _telling(request)}, tellings=page.choices)
    context = {
        "page": page,
        "claim": page.claim,
        "add": add,
        "origins": [(each, _agree_form(each, sent.pop(_agreeing(each.origin.pk), None))) for each in page.origins],
        "agreed": [(each, _undo_form(each.decision.pk, sent)) for each in page.agreed],
        "decided": [(each, _undo_form(each.decision.pk, sent)) for each in page.decided],
        "gone": list(sent.values()),
    }
    return render(request, "relating/origins.html", context, status=status)


def _agreeing(origin: int) -> str:
    return f"agree-{origin}"


def _agree_form(to_agree: ToAgree, sent: AgreeForm | None) -> AgreeForm:
    return stamped(sent or AgreeForm(auto_id=f"agree-{to_agree.origin.pk}-%s"), seen=state_of(to_agree.keys))


def _undo_form(decision: int, sent: dict[str | int, forms.Form]) -> forms.Form:
    return sent.pop(decision, None) or ReasonForm(auto_id=f"undo-{decision}-%s")

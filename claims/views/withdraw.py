"""What readers see of a claim or a dispute: withdrawn, taken back, under embargo, opened."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claims import stages
from claims.editing import withdrawing
from claims.editing.refusal import Refused
from claims.forms.stamped import stamped
from claims.forms.withdraw import Deed, PublishingForm, WithdrawForm
from claims.models import Claim, Dispute
from claims.permissions import Action, Gate, Supposed, may
from claims.terms import Publishes, Status
from claims.timeline.history import load_history
from claims.timeline.withdraw_page import (
    Moving,
    appearing,
    count_accusing,
    disappearing,
    embargoed_places,
    find_any_claim,
    find_dispute,
    standing_elsewhere,
)
from claims.views.allowed import allowed_to
from claims.views.gone import claim_gone
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once

WAYS = ["GET", "HEAD", "POST"]
_OF_CLAIM = {
    Deed.WITHDRAW: "Withdrawn: its number tells readers so, with your reason.",
    Deed.TAKE_BACK: "Taken back: it stands as it stood.",
    Deed.EMBARGO: "Readers do not see it until then.",
    Deed.LIFT: "The embargo is lifted.",
}
_OF_DISPUTE = {
    Deed.TWO: "From now on two editors check a claim that accuses somebody. What is checked already stays so.",
    Deed.ONE: "From now on one editor is enough.",
}


@require_http_methods(WAYS)
@allowed_to(Action.WITHDRAW)
@sent_once
def claim_withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """What readers would lose without a claim; or withdraw it, take it back, put it under embargo, lift that."""
    claim = _claim(request, number)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _of_claim(request, claim, form, 422 if form.is_bound else 200)
    try:
        _do_to_claim(request, number, form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _of_claim(request, _claim(request, number), form, 409)
    messages.success(request, _OF_CLAIM[Deed(form.cleaned_data["do"])])
    return redirect("claim-withdraw", number)


@require_http_methods(WAYS)
@allowed_to(Action.RELATE, to_send=Action.RUN_DISPUTES)
@sent_once
def dispute_publishing(request: HttpRequest, slug: str) -> HttpResponse:
    """What a dispute lets readers see, with ``?preview=`` what another choice would change; or choose it, as a lead."""
    dispute = _dispute(request, slug)
    form = PublishingForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _of_dispute(request, dispute, form, 422 if form.is_bound else 200)
    try:
        _do_to_dispute(request, dispute, form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _of_dispute(request, _dispute(request, slug), form, 409)
    messages.success(request, _OF_DISPUTE.get(Deed(form.cleaned_data["do"]), "Done. Readers see it at once."))
    return redirect("dispute-publishing", slug)


def _do_to_claim(request: HttpRequest, number: int, sent: dict) -> None:
    user, version, reason = request.user, sent["version"], sent["reason"]
    match sent["do"]:
        case Deed.WITHDRAW:
            withdrawing.withdraw_claim(user, number, version, reason)
        case Deed.TAKE_BACK:
            with transaction.atomic():
                stages.ask_to_settle([withdrawing.take_claim_back(user, number, version, reason).pk])
        case Deed.EMBARGO:
            withdrawing.embargo_claim(user, number, version, sent["until"], reason)
        case Deed.LIFT:
            withdrawing.embargo_claim(user, number, version, None, reason)
        case _:
            raise Refused("That is said of a dispute, not of a claim.")


def _do_to_dispute(request: HttpRequest, dispute: Dispute, sent: dict) -> None:
    user, version, reason = request.user, sent["version"], sent["reason"]
    match sent["do"]:
        case Deed.EMBARGO:
            withdrawing.embargo_dispute(user, dispute.pk, version, sent["until"], reason)
        case Deed.LIFT:
            withdrawing.embargo_dispute(user, dispute.pk, version, None, reason)
        case Deed.OPEN:
            withdrawing.publish_in_dispute(user, dispute.pk, version, Publishes.SUGGESTED, reason)
        case Deed.CLOSE:
            withdrawing.publish_in_dispute(user, dispute.pk, version, Publishes.ACCEPTED, reason)
        case Deed.TWO | Deed.ONE:
            withdrawing.ask_second_editor(user, dispute.pk, version, sent["do"] == Deed.TWO, reason)
        case _:
            raise Refused("That is said of a claim, not of a dispute.")


def _claim(request: HttpRequest, number: int) -> Claim:
    claim = find_any_claim(Gate.of(request.user), in_database(number))
    if claim is None or claim.merged_into_id:
        raise claim_gone(request, number)
    return claim


def _dispute(request: HttpRequest, slug: str) -> Dispute:
    dispute = find_dispute(Gate.of(request.user), slug)
    if dispute is None:
        raise Http404("There is no dispute at this address.")
    return dispute


def _of_claim(request: HttpRequest, claim: Claim, form: WithdrawForm, status: int) -> HttpResponse:
    context = {
        "claim": claim,
        "form": stamped(form, version=withdrawing.version_of_claim(claim)),
        "withdrawn": claim.status == Status.WITHDRAWN,
        "held_by": embargoed_places(claim),
        "moving": disappearing(Supposed.without_claim(claim)),
        "history": load_history(claim),
    }
    return render(request, "withdraw/claim.html", context, status=status)


def _of_dispute(request: HttpRequest, dispute: Dispute, form: PublishingForm, status: int) -> HttpResponse:
    context = {
        "dispute": dispute,
        "form": stamped(form, version=withdrawing.version_of_dispute(dispute)),
        "may_run": may(request.user, Action.RUN_DISPUTES),
        "is_open": dispute.publishes == Publishes.SUGGESTED,
        "elsewhere": standing_elsewhere(Gate.of(request.user), dispute),
        "preview": request.GET.get("preview"),
        "moving": _preview(dispute, request.GET.get("preview")),
        "accusing": count_accusing(dispute) if request.GET.get("preview") == "second" else None,
    }
    return render(request, "withdraw/dispute.html", context, status=status)


def _preview(dispute: Dispute, asked: str | None) -> list[Moving] | None:
    """What the choice that is asked about would change; None where none is."""
    if asked == "embargo":
        return disappearing(Supposed.without_dispute(dispute))
    if asked != "publishes":
        return None
    if dispute.publishes == Publishes.SUGGESTED:
        return disappearing(Supposed.publishing(dispute, Publishes.ACCEPTED))
    return appearing(Supposed.publishing(dispute, Publishes.SUGGESTED))

"""An editor's decision on a claim, sent from its page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from claims.editing.refusal import Refused
from claims.editing.review import accept_claim, reject_claim, version_of
from claims.forms.review import ACCEPT, ReviewForm
from claims.forms.stamped import stamped
from claims.models import Claim
from claims.permissions import Action, Gate
from claims.timeline.claim_lookup import find_claim
from claims.views.allowed import allowed_to
from claims.views.claim import render_claim
from claims.views.gone import claim_gone
from claims.views.numbers import in_database
from claims.views.reviewing import said_of
from claims.views.sent_once import sent_once


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.READ, to_send=Action.DECIDE)
@sent_once
def review(request: HttpRequest, number: int) -> HttpResponse:
    """Accept or reject a claim; a refused decision comes back with the claim as it stands now.

    Such an answer leaves this address in the browser: asked for again, it leads to the claim and decides nothing.
    """
    if request.method != "POST":
        return redirect("claim-detail", number=number)
    gate = Gate.of(request.user)
    claim = find_claim(gate, in_database(number))
    if claim is None:
        raise claim_gone(request, number)
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return _again(request, gate, claim, form, status=422)
    try:
        return _decide(request, number, form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _again(request, gate, find_claim(gate, number) or claim, form, status=409)


def _decide(request: HttpRequest, number: int, decided: dict) -> HttpResponse:
    version, reason = decided["version"], decided["reason"]
    if decided["decision"] == ACCEPT:
        messages.success(request, said_of(accept_claim(number, request.user, version, reason)))
        return redirect("claim-detail", number=number)
    reject_claim(number, request.user, version, reason)
    messages.success(request, f"Claim {number} is rejected. No reader sees it; its history keeps your reason.")
    return redirect("timeline")


def _again(request: HttpRequest, gate: Gate, claim: Claim, form: ReviewForm, status: int) -> HttpResponse:
    """The claim's page with what is wrong, what the editor typed, and the version as it stands now."""
    return render_claim(request, gate, claim, stamped(form, version=version_of(claim)), status)

"""Another e-mail address for the account somebody has, by a letter that goes there."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from claims import stages
from claims.editing.addresses import confirm_address, find_wish, take_wish_back, want_address
from claims.editing.refusal import Refused
from claims.forms.account import AddressForm
from claims.permissions import Action
from claims.views.allowed import allowed_to

WAYS = ["GET", "HEAD", "POST"]


@require_http_methods(WAYS)
@allowed_to(Action.KEEP_ACCOUNT)
@sensitive_post_parameters()
def account_address(request: HttpRequest) -> HttpResponse:
    """The form for another e-mail address; or have a letter sent there."""
    sent = request.POST if request.method == "POST" else None
    form = AddressForm(request, sent, initial={"address": request.user.email})
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            return _ask(request, form.cleaned_data["address"])
        except Refused as refusal:
            form.add_error("address", str(refusal))
            status = 409
    return render(request, "account/address.html", {"form": form}, status=status)


@require_POST
@allowed_to(Action.KEEP_ACCOUNT)
def address_drop(request: HttpRequest) -> HttpResponse:
    """Keep the address that the account has."""
    take_wish_back(request.user)
    messages.success(request, "Your e-mail address stays as it is. The link in the letter is worth nothing now.")
    return redirect("account")


@require_http_methods(WAYS)
@allowed_to(Action.KEEP_ACCOUNT)
@never_cache
def address_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Whether the address of the letter is to be the account's, asked of whoever opens its link; or make it so.

    Looking changes nothing: mail programs look, too. A link that is over says what to do (410).
    """
    wish = find_wish(request.user, token)
    if request.method != "POST":
        return render(request, "account/address_confirm.html", {"wish": wish}, status=200 if wish else 410)
    try:
        _confirm(request, token)
    except Refused as refusal:
        shown = {"wish": None, "why": str(refusal)}
        return render(request, "account/address_confirm.html", shown, status=409 if wish else 410)
    messages.success(request, "This is your e-mail address now.")
    return redirect("account")


def _ask(request: HttpRequest, address: str) -> HttpResponse:
    with transaction.atomic():
        letter = want_address(request.user, address, request.build_absolute_uri("/").rstrip("/"))
        stages.ask_for(stages.SEND_LETTER, letter.pk)
    messages.success(request, f"A letter is on its way to {address}. The link in it makes that your address.")
    return redirect("account")


def _confirm(request: HttpRequest, token: str) -> None:
    with transaction.atomic():
        if letter := confirm_address(request.user, token):
            stages.ask_for(stages.SEND_LETTER, letter.pk)

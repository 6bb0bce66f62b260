"""The tokens by which somebody's programs send things: made, shown once, revoked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from claims.editing.refusal import Refused
from claims.editing.tokens import make_token, open_tokens, revoke_token
from claims.forms.tokens import TokenForm
from claims.permissions import Action
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.sent_once import sending_of


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.KEEP_ACCOUNT)
@never_cache
def token_list(request: HttpRequest) -> HttpResponse:
    """One's tokens, and the form for another one; sent, the token stands on the page, this once."""
    form = TokenForm(request.user, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, form, status=422 if form.is_bound else 200)
    try:
        secret = make_token(request.user, **form.cleaned_data, sending=sending_of(request))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, form, status=409)
    return _page(request, TokenForm(request.user), secret=secret)


@require_POST
@allowed_to(Action.KEEP_ACCOUNT)
def token_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a token worth nothing."""
    if revoke_token(request.user, in_database(pk)):
        messages.success(request, "Revoked: no program can send anything with it any more.")
    else:
        messages.info(request, "There is no such token any more.")
    return redirect("tokens")


def _page(  # nosec B107 # empty: there is none to show
    request: HttpRequest, form: TokenForm, status: int = 200, secret: str = ""
) -> HttpResponse:
    context = {"form": form, "tokens": open_tokens(request.user), "secret": secret}
    return render(request, "account/tokens.html", context, status=status)

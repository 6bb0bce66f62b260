"""The account somebody has: its password, and where it is logged in."""

from django.contrib import messages
from django.contrib.auth.views import PasswordChangeView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.editing.accounts import end_other_sessions, end_session
from claims.editing.addresses import wanted_address
from claims.editing.second_factor import has_second_factor
from claims.forms.account import ChangePasswordForm
from claims.permissions import Action
from claims.timeline.account_page import load_places
from claims.views.allowed import allowed_to

WAYS = ["GET", "HEAD", "POST"]


@require_safe
@allowed_to(Action.KEEP_ACCOUNT)
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    """Whoever is logged in: what the account is, and where it is logged in."""
    context = {
        "places": load_places(request.user, request.session.session_key),
        "has_second_factor": has_second_factor(request.user),
        "wanted": wanted_address(request.user),
    }
    return render(request, "account/page.html", context)


class ChangePassword(PasswordChangeView):
    """Django's view: the session here goes on with a new key, all others end."""

    template_name = "account/password.html"
    form_class = ChangePasswordForm
    success_url = reverse_lazy("account")

    def get_form_kwargs(self) -> dict:
        """The form counts wrong passwords by what the request says."""
        return {**super().get_form_kwargs(), "request": self.request}

    def form_valid(self, form: ChangePasswordForm) -> HttpResponse:
        """Change it, and say so."""
        messages.success(self.request, "Your password is changed. Wherever else you were logged in, you are not now.")
        return super().form_valid(form)

    def form_invalid(self, form: ChangePasswordForm) -> HttpResponse:
        """The form again, with what is wrong."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


account_password = require_http_methods(WAYS)(allowed_to(Action.KEEP_ACCOUNT)(ChangePassword.as_view()))


@require_POST
@allowed_to(Action.KEEP_ACCOUNT)
def session_end(request: HttpRequest, handle: str) -> HttpResponse:
    """Log out in one other browser."""
    if end_session(request.user, handle):
        messages.success(request, "Logged out there.")
    else:
        messages.info(request, "You were not logged in there any more.")
    return redirect("account")


@require_POST
@allowed_to(Action.KEEP_ACCOUNT)
def sessions_end(request: HttpRequest) -> HttpResponse:
    """Log out in all other browsers."""
    n = end_other_sessions(request.user, request.session.session_key)
    messages.success(request, f"Logged out in {n} other place{'' if n == 1 else 's'}.")
    return redirect("account")

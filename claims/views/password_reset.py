"""A new password for somebody who forgot theirs: by a link that goes to the address in the account.

No answer tells whether there is an account, not by its words and not by the time it takes: the page only notes that a
letter is wanted, and a worker looks for the account.
"""

from django.contrib import messages
from django.contrib.auth.views import PasswordResetConfirmView
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.http import require_http_methods, require_safe

from claims import stages
from claims.editing.letters import want_reset
from claims.forms.account import AskForResetForm, NewPasswordForm
from claims.views.allowed import open_to_all
from claims.views.senders import network_of

WAYS = ["GET", "HEAD", "POST"]


@require_http_methods(WAYS)
@open_to_all
def password_reset(request: HttpRequest) -> HttpResponse:
    """To which address the letter is to go; or note that one is wanted."""
    form = AskForResetForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "account/reset.html", {"form": form}, status=422 if form.errors else 200)
    with transaction.atomic():
        site = request.build_absolute_uri("/").rstrip("/")
        if letter := want_reset(form.cleaned_data["address"], site, network_of(request)):
            stages.ask_for(stages.SEND_LETTER, letter.pk)
    return redirect("password-reset-sent")


@require_safe
@open_to_all
def password_reset_sent(request: HttpRequest) -> HttpResponse:
    """What happens now; the same for everybody."""
    return render(request, "account/reset_sent.html")


class NewPassword(PasswordResetConfirmView):
    """Django's view: the key goes from the link into the session, so that no other site is told it."""

    template_name = "account/reset_new.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("login")
    reset_url_token = "choose"  # nosec B105 # a word in the address

    def form_valid(self, form: NewPasswordForm) -> HttpResponse:
        """Keep it, and say so; every session of the account ends with the old password."""
        messages.success(self.request, "Your password is changed. Log in with it.")
        return super().form_valid(form)

    def form_invalid(self, form: NewPasswordForm) -> HttpResponse:
        """The form again, with what is wrong."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


password_reset_new = require_http_methods(WAYS)(open_to_all(NewPassword.as_view()))

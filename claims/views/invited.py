"""Somebody comes who was invited: they choose a name and a password."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from claims.editing.invitations import accept_invitation, find_invitation
from claims.editing.refusal import Refused
from claims.forms.people import JoinForm
from claims.models import User
from claims.views.allowed import open_to_all


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@never_cache
@sensitive_post_parameters()
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """The form for whoever has the link; or make their account. A link that lets nobody in says what to do (410)."""
    invitation = find_invitation(token)
    if invitation is None:
        return render(request, "people/no_invitation.html", status=410)
    form = JoinForm(request.POST if request.method == "POST" else None, instance=User(email=invitation.address))
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            accept_invitation(token, form.cleaned_data["username"], form.cleaned_data["password1"])
            messages.success(request, "Welcome. Your account is made: log in with it.")
            return redirect("login")
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = 409
    return render(request, "people/join.html", {"form": form, "invitation": invitation}, status=status)

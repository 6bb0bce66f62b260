"""Logging in and out, by Django's own views."""

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from claims.forms.session import LogInForm

login = LoginView.as_view(
    template_name="session/login.html",
    authentication_form=LogInForm,
    redirect_authenticated_user=True,
    extra_context={"is_demo": settings.ENV == "demo"},
)
logout = LogoutView.as_view()


def locked_out(request: HttpRequest, credentials: dict | None = None, *args, **kwargs) -> HttpResponse:
    """The answer of django-axes after too many failed attempts (``AXES_LOCKOUT_CALLABLE``)."""
    return render(request, "session/locked.html", status=429)

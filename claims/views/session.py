"""Logging in and out, by Django's own views."""

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView

from claims.forms.session import LogInForm

login = LoginView.as_view(
    template_name="session/login.html",
    authentication_form=LogInForm,
    redirect_authenticated_user=True,
    extra_context={"is_demo": settings.ENV == "demo"},
)
logout = LogoutView.as_view()

"""Logging in and out, by Django's own views."""

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from claims.forms.kept import Kept
from claims.forms.session import LogInForm
from claims.views.allowed import open_to_all
from claims.views.kept_form import sent_again


class LogIn(LoginView):
    """Django's view, which leads to where one came from; or to a form that was typed before, to be sent again."""

    template_name = "session/login.html"
    authentication_form = LogInForm
    extra_context = {"is_demo": settings.ENV == "demo"}

    def dispatch(self, request: HttpRequest, *given, **named) -> HttpResponse:
        """Somebody who is logged in is sent on."""
        self.kept = Kept.carried(request)
        if request.user.is_authenticated:
            return self._on()
        return super().dispatch(request, *given, **named)

    def form_valid(self, form: LogInForm) -> HttpResponse:
        """Log in, with a new session, and on."""
        super().form_valid(form)
        return self._on()

    def get_context_data(self, **shown) -> dict:
        """What the page shows, with the form that is carried on."""
        return super().get_context_data(kept=self.kept, **shown)

    def _on(self) -> HttpResponse:
        return sent_again(self.request, self.kept) if self.kept else HttpResponseRedirect(self.get_success_url())


login = require_http_methods(["GET", "HEAD", "POST"])(open_to_all(LogIn.as_view()))
logout = require_POST(open_to_all(LogoutView.as_view()))

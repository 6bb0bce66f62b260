"""Logging in and out, by Django's own views; with a code where the account has a second factor."""

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from claims.editing.refusal import Refused
from claims.editing.second_factor import check_code, has_second_factor
from claims.forms.kept import Kept
from claims.forms.second_factor import CodeForm
from claims.forms.session import LogInForm
from claims.models import User
from claims.views import half_way
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
            return self.on()
        return super().dispatch(request, *given, **named)

    def form_valid(self, form: LogInForm) -> HttpResponse:
        """Ask for a code where there is a second factor; else log in, with a new session, and on."""
        user = form.get_user()
        if has_second_factor(user):
            half_way.begin(self.request, user)
            return self.ask_for_code(CodeForm(), 200)
        super().form_valid(form)
        return self.on()

    def get_context_data(self, **shown) -> dict:
        """What the page shows, with the form that is carried on."""
        return super().get_context_data(kept=self.kept, **shown)

    def ask_for_code(self, form: CodeForm, status: int) -> HttpResponse:
        """The second page of the log-in, with all that is carried on."""
        shown = {"form": form, "kept": self.kept, "next": self.get_redirect_url()}
        return render(self.request, "session/code.html", shown, status=status)

    def on(self) -> HttpResponse:
        """Where somebody goes who is logged in."""
        return sent_again(self.request, self.kept) if self.kept else HttpResponseRedirect(self.get_success_url())


class LogInByCode(LogIn):
    """The second page: the code. Without a password that was right just before, it is the first page again."""

    def get(self, request: HttpRequest, *given, **named) -> HttpResponse:
        """Nothing to see: the way in begins with the password."""
        return redirect("login")

    def post(self, request: HttpRequest, *given, **named) -> HttpResponse:
        """Log in, if the code is right."""
        user, form = half_way.who(request), CodeForm(request.POST)
        if user is None:
            shown = self.get_context_data(form=LogInForm(request), took_too_long=True)
            return self.render_to_response(shown, status=403)
        return self._log_in(user, form) if form.is_valid() else self.ask_for_code(form, 422)

    def _log_in(self, user: User, form: CodeForm) -> HttpResponse:
        try:
            check_code(user, form.cleaned_data["code"])
        except Refused as refusal:
            form.add_error("code", str(refusal))
            return self.ask_for_code(form, 422)
        half_way.finish(self.request, user)
        return self.on()


_ways = require_http_methods(["GET", "HEAD", "POST"])
_private = sensitive_post_parameters()
login = _ways(open_to_all(LogIn.as_view()))
login_code = _ways(open_to_all(never_cache(_private(LogInByCode.as_view()))))
logout = require_POST(open_to_all(LogoutView.as_view()))

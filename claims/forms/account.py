"""What people write about the account they have."""

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from claims.forms.fields import TextField

#: AUTH_PASSWORD_VALIDATORS in a sentence; Django's own help is a list, which no hint can hold.
PASSWORD_RULES = (  # nosec B105 # words about passwords
    "At least 8 characters; not only digits, not a common password, and nothing like your name or address."
)
_WRONG = "This is not your password. Capitals count."
#: How an e-mail address is asked for.
EMAIL = {
    "max_length": 254,
    "error_messages": {"invalid": "This is no e-mail address. Correct it.", **TextField.default_error_messages},
    "widget": forms.EmailInput(attrs={"autocomplete": "email"}),
}
_PASSWORD = forms.PasswordInput(attrs={"autocomplete": "current-password"})


class AskedForPassword(forms.Form):
    """A form that a stranger at somebody's screen cannot send. Wrong passwords count as they do at log-in."""

    password = forms.CharField(label="Your password, to be sure it is you", strip=False, widget=_PASSWORD)

    def __init__(self, request: HttpRequest, sent=None, **options):
        self.request = request
        super().__init__(sent, **options)

    def clean_password(self) -> str:
        """The password, if it is that of whoever is logged in."""
        return checked(self.request, self.cleaned_data["password"])


class AddressForm(AskedForPassword):
    """Another e-mail address."""

    address = forms.EmailField(label="E-mail", **EMAIL)
    field_order = ["address", "password"]


class ChangePasswordForm(PasswordChangeForm):
    """Django's form; wrong old passwords count as they do at log-in."""

    def __init__(self, user, *given, request: HttpRequest, **named):
        self.request = request
        super().__init__(user, *given, **named)
        explain(self.fields["new_password1"], self.fields["new_password2"])

    def clean_old_password(self) -> str:
        """The old password, if it is right."""
        return checked(self.request, self.cleaned_data["old_password"])


class AskForResetForm(forms.Form):
    """To which address a letter about a new password is to go."""

    address = forms.EmailField(label="E-mail", help_text="The address that stands in your account.", **EMAIL)


class NewPasswordForm(SetPasswordForm):
    """Django's form for a password that somebody chooses without the old one."""

    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        explain(self.fields["new_password1"], self.fields["new_password2"])


def explain(first: forms.Field, again: forms.Field) -> None:
    """Say in our words what a new password is to be."""
    first.label, first.help_text = "New password", PASSWORD_RULES
    again.label, again.help_text = "The same once more", ""


def checked(request: HttpRequest, password: str) -> str:
    """The password of whoever is logged in; ValidationError where it is wrong, which is counted (django-axes)."""
    if authenticate(request, username=request.user.get_username(), password=password) != request.user:
        raise ValidationError(_WRONG, "wrong")
    return password

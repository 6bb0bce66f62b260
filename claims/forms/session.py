"""Logging in."""

from django.contrib.auth.forms import AuthenticationForm


class LogInForm(AuthenticationForm):
    """Django's form; its messages say what to do next, and not which of the two was wrong."""

    error_messages = {
        "invalid_login": "No account has this user name with this password. Check both: capitals count in each.",
        "inactive": "This account is closed. Ask the lead of your desk to open it again.",
    }

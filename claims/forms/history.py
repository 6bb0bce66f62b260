"""To which state of a thing somebody goes back, and why."""

from django import forms

from claims.forms.fields import ReasonField

_STALE = "The form came without saying which state is meant. Look at the history again, then choose."
_ERRORS = dict.fromkeys(("required", "invalid", "max_value", "min_value"), _STALE)
_LARGEST = 2**63 - 1


class GoBackForm(forms.Form):
    """``event`` names the state, ``latest`` what was the last one on the screen."""

    event = forms.IntegerField(min_value=1, max_value=_LARGEST, error_messages=_ERRORS)
    latest = forms.IntegerField(min_value=1, max_value=_LARGEST, widget=forms.HiddenInput, error_messages=_ERRORS)
    reason = ReasonField(
        label="Reason for going back",
        help_text="Write it first, then choose the state below. It is kept.",
        error_messages={"required": "Say why you go back: the reason is kept in the history."},
    )

"""What readers are to see of a claim or a dispute: withdrawn, under embargo, opened."""

from django import forms

from claims.forms.fields import ReasonField
from claims.terms import Term

_STALE = "The form came without saying what you saw. Look at the page again, then decide."


class Deed(Term):
    """What can be done; which, the button says."""

    WITHDRAW = "withdraw", "Withdraw"
    TAKE_BACK = "take-back", "Take back"
    EMBARGO = "embargo", "Keep from readers"
    LIFT = "lift", "Lift the embargo"
    OPEN = "open", "Publish suggestions, too"
    CLOSE = "close", "Publish only what editors accepted"
    TWO = "two", "Two editors for accusations"
    ONE = "one", "One editor for accusations, too"


class WithdrawForm(forms.Form):
    """A reason, and for an embargo the time until which it holds: of a claim."""

    do = forms.ChoiceField(
        choices=Deed.choices(),
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose what is to be done."),
    )
    version = forms.CharField(
        widget=forms.HiddenInput, max_length=64, error_messages=dict.fromkeys(("required", "max_length"), _STALE)
    )
    reason = ReasonField(
        rows=3,
        help_text="It is kept. That of a withdrawal stands at the claim’s address, for every reader.",
        error_messages={"required": "Say why: the reason is kept, and that of a withdrawal is shown to readers."},
    )
    until = forms.DateTimeField(
        label="Until",
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d"],
        help_text="UTC, for an embargo: 2026-12-24 18:00. It lifts by itself.",
        widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"),
        error_messages={"invalid": "This is no time. Write it as 2026-12-24 18:00, in UTC."},
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("do") == Deed.EMBARGO and not cleaned.get("until") and "until" not in self.errors:
            self.add_error("until", "Say until when readers are not to see it.")
        return cleaned


class PublishingForm(WithdrawForm):
    """The same of a dispute, which nobody withdraws."""

    reason = ReasonField(rows=3, error_messages={"required": "Say why: the reason is kept."})

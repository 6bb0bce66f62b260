"""An editor's decision on a claim."""

from django import forms

from claims.forms.fields import ShortReasonField

ACCEPT, REJECT = "accept", "reject"


class ReviewForm(forms.Form):
    """Which decision, on which version of the claim, and why. A rejection needs its reason."""

    decision = forms.ChoiceField(
        choices=[(ACCEPT, "Accept"), (REJECT, "Reject")],
        error_messages={"required": "Choose: accept or reject.", "invalid_choice": "Choose: accept or reject."},
    )
    version = forms.CharField(
        max_length=64,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ("required", "max_length", "null_characters_not_allowed"),
            "The form came without saying which state of the claim you saw. Look at it again, then decide.",
        ),
    )
    reason = ShortReasonField(required=False)

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("decision") == REJECT and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Say why you reject it: the reason is kept with the claim.")
        return cleaned

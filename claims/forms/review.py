"""An editor's decision on a claim."""

from django import forms

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
    reason = forms.CharField(
        max_length=1000,
        required=False,
        strip=True,
        error_messages={
            "max_length": "A reason takes up to %(limit_value)d characters; this one has %(show_value)d.",
            "null_characters_not_allowed": "A reason cannot hold the character NUL. Take it out.",
        },
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("decision") == REJECT and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Say why you reject it: the reason is kept with the claim.")
        return cleaned

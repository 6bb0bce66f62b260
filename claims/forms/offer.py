"""An editor's word on a passage that is offered as a claim's."""

from django import forms

from claims.forms.review import ReviewForm

TAKE, REFUSE, UNDO = "take", "refuse", "undo"


class OfferForm(ReviewForm):
    """Which decision, on which state of the offer, and why. To refuse and to undo needs a reason."""

    decision = forms.ChoiceField(
        choices=[(TAKE, "Take"), (REFUSE, "Refuse"), (UNDO, "Undo")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose: take, refuse or undo."),
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("decision") in (REFUSE, UNDO) and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Say why: the reason is kept with the claim.")
        return cleaned

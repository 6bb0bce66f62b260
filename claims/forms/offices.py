"""Whether somebody spoke for an organisation."""

from django import forms

from claims.forms.fields import ReasonField, SeenWordField

ACCEPT, REJECT = "accept", "reject"


class OfficeForm(forms.Form):
    """What an editor says of it, why, and the status that it had on the page."""

    seen = SeenWordField(max_length=20, required=False)
    do = forms.ChoiceField(
        choices=[(each, each) for each in (ACCEPT, REJECT)],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose what to do."),
    )
    reason = ReasonField(error_messages={"required": "Say why: the reason is kept with the decision."})

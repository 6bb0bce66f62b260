"""Who is meant by the unclear words of a claim."""

from django import forms

from claims.forms.fields import ShortReasonField
from claims.forms.named import NameField
from claims.models.parties import Party


class MeaningForm(forms.Form):
    """The words as the page showed them, the name of the party that they mean, and a reason where there is one."""

    words = forms.CharField(widget=forms.HiddenInput, max_length=200)
    name = NameField(
        "parties",
        label="Who is meant",
        max_length=Party._meta.get_field("name").max_length,
        help_text="A party as it is called here, or the address of its page.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": "Write who is meant.",
            "null_characters_not_allowed": "A name cannot hold the character NUL. Take it out.",
        },
    )
    reason = ShortReasonField(required=False)

"""A token for programs, as somebody asks for one."""

from django import forms

from claims.editing.tokens import DAYS, LONGEST_NAME, scopes_for
from claims.forms.fields import TextField
from claims.models import User


class TokenForm(forms.Form):
    """What it is called, what it is for, and for how long."""

    name = TextField(
        label="Name",
        max_length=LONGEST_NAME,
        help_text="Which program has it: by that you know it again.",
        error_messages={"required": "Give it a name."},
    )
    scopes = forms.MultipleChoiceField(
        label="What it is for",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Say what it is for: choose one or both.",
            "invalid_choice": "Choose among what stands here.",
        },
    )
    days = forms.TypedChoiceField(
        label="For how long",
        choices=[(days, f"{days} days") for days in DAYS],
        coerce=int,
        initial=DAYS[1],
        error_messages={"invalid_choice": "Choose among what stands here."},
    )

    def __init__(self, user: User, *given, **options):
        super().__init__(*given, **options)
        self.fields["scopes"].choices = [(scope.value, scope.label) for scope in scopes_for(user)]

"""What people say about a search that they save."""

from django import forms

from claims.editing.searches import LONGEST_NAME
from claims.forms.publishers import NO_NUL


class SearchNameForm(forms.Form):
    """What a saved search is called."""

    name = forms.CharField(
        label="Name",
        max_length=LONGEST_NAME,
        help_text="For your list, and for the letters that tell you why you get them. Only you see it.",
        error_messages={"required": "Give it a name by which you know it again.", **NO_NUL},
    )

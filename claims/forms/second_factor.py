"""Codes of a second factor."""

from django import forms

from claims.forms.fields import TextField


class CodeForm(forms.Form):
    """A code from the app, or one from paper; blanks and hyphens do not count."""

    code = TextField(
        label="Code",
        max_length=20,
        error_messages={"required": "Write the code that the app shows."},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false", "size": 12}
        ),
    )

    def clean_code(self) -> str:
        """The code as it is compared."""
        return "".join(letter for letter in self.cleaned_data["code"].lower() if letter.isalnum())

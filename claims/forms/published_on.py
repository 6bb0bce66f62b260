"""The day on which an article came out."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from claims.parsing.dating import is_possible


class PublishedOnField(forms.DateField):
    """A day on which something can have been published; empty: nobody knows."""

    default_error_messages = {"invalid": "This is no day. Write it like 2025-01-30."}

    def __init__(self, **options):
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(
            label="Day of publication", required=False, input_formats=["%Y-%m-%d"], widget=widget, **options
        )

    def validate(self, value: date | None) -> None:
        """The day can be true."""
        super().validate(value)
        if value and not is_possible(value):
            raise ValidationError(f"{value} cannot be the day of publication. Look at the year.")

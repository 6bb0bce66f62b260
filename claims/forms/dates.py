"""An entry of a clock, as it is being typed."""

from django import forms

from claims.editing.told import Dated
from claims.forms.correction import LONGEST_NAME, dated
from claims.models import days


class PreviewForm(forms.Form):
    """What stands in the field ``said`` or ``happened``, and the day from which "last fall" is counted."""

    said = forms.CharField(max_length=LONGEST_NAME, required=False)
    happened = forms.CharField(max_length=LONGEST_NAME, required=False)
    anchor = forms.DateField(required=False, input_formats=["%Y-%m-%d"])

    #: What the words mean; ``problem`` is why they mean nothing. Neither where none are written.
    dated: Dated | None = None
    problem = ""

    def clean(self) -> dict:
        cleaned = super().clean()
        entry = cleaned.get("said") or cleaned.get("happened")
        if entry:
            try:
                self.dated = dated(entry, cleaned.get("anchor"))
            except ValueError as problem:
                self.problem = str(problem)
        return cleaned

    @property
    def clock(self):
        """The days as a clock holds them."""
        return self.dated and days(self.dated.first, self.dated.last)

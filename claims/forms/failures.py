"""Which jobs that gave up an editor means."""

from django import forms

from claims.forms.fields import NumbersField

#: As many as the page shows.
MOST = 200


class FailuresForm(forms.Form):
    """The keys of failures, and the page to go back to."""

    failure = NumbersField(most=MOST)
    next = forms.ChoiceField(choices=[("failure-list", "failures"), ("add", "add")], required=False)

    @property
    def back(self) -> str:
        """The name of the page to go back to."""
        return self.cleaned_data.get("next") or "failure-list"

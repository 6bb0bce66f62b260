"""Which jobs that gave up an editor means, and what is said of them."""

from collections.abc import Collection

from django import forms

from claims.forms.fields import NumbersField, ShortReasonField

#: As many as the page shows.
MOST = 200


class FailuresForm(forms.Form):
    """The keys of failures, a reason where there is one, and the page to go back to."""

    failure = NumbersField(most=MOST)
    reason = ShortReasonField(
        required=False,
        help_text="Kept with what you try again or settle, with your name and the time.",
        # Not one line: Enter in that would press the first button.
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    next = forms.ChoiceField(choices=[("failure-list", "failures"), ("add", "add")], required=False)

    def __init__(self, *given, **options):
        super().__init__(*given, **options)
        # A browser would cut a longer reason without a word; the form says so instead.
        self.fields["reason"].widget.attrs.pop("maxlength")

    def means(self, pks: Collection[int]) -> bool:
        """Whether one of these failures is among those that were sent."""
        return not {*pks}.isdisjoint(self.cleaned_data.get("failure", ()))

    @property
    def back(self) -> str:
        """The name of the page to go back to."""
        return self.cleaned_data.get("next") or "failure-list"

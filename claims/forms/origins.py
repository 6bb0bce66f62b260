"""Where the tellings of a claim come from."""

from collections.abc import Sequence

from django import forms

from claims.forms.fields import WordsField
from claims.forms.merging import LONGEST_REASON, ReasonForm
from claims.forms.publishers import NO_NUL
from claims.terms import OriginKind

_CHOOSE = dict.fromkeys(("required", "invalid_choice"), "Choose one of the tellings in the list.")
_NONE = ("", "Choose a telling")


class OriginForm(ReasonForm):
    """One telling, what it is to another one, and why. ``tellings`` are those to choose from, by their origins."""

    one = forms.TypedChoiceField(label="This telling", coerce=int, error_messages=_CHOOSE)
    kind = forms.TypedChoiceField(
        label="What it is to the other one",
        choices=OriginKind.choices(),
        coerce=OriginKind,
        help_text="What took it from another counts for that one’s origin, with all that took it from there.",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose what the one is to the other."),
    )
    other = forms.TypedChoiceField(label="That telling", coerce=int, error_messages=_CHOOSE)
    reason = WordsField(
        label="Reason",
        max_length=LONGEST_REASON,
        rows=2,
        required=False,
        help_text="Needed. Readers see it on the claim’s page, with the day, and without your name.",
        error_messages=NO_NUL,
    )
    reason.is_needed = True
    field_order = ["one", "kind", "other", "reason"]

    def __init__(self, *given, tellings: Sequence, **options):
        super().__init__(*given, **options)
        for name in ("one", "other"):
            self.fields[name].choices = [_NONE, *tellings]

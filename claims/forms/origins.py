"""Where the tellings of a claim come from."""

from collections.abc import Sequence

from django import forms

from claims.forms.fields import NeededReasonField, SeenWordField
from claims.terms import OriginKind

_CHOOSE = dict.fromkeys(("required", "invalid_choice"), "Choose one of the tellings in the list.")
_NONE = ("", "Choose a telling")


class _PublicReasonForm(forms.Form):
    """Only why, for readers, too."""

    reason = NeededReasonField(
        help_text="Needed. Readers see it on the claim’s page, with the day, and without your name."
    )


class AgreeForm(_PublicReasonForm):
    """Why the tellings that were ``seen`` are of one origin."""

    seen = SeenWordField(max_length=32)


class OriginForm(_PublicReasonForm):
    """One telling, what it is to another one, and why. ``tellings`` are those to choose from, by their origins."""

    one = forms.TypedChoiceField(label="This telling", coerce=int, error_messages=_CHOOSE)
    kind = forms.TypedChoiceField(
        label="What it is to the other one",
        choices=[(each, each.label) for each in (OriginKind.TAKEN, OriginKind.APART)],
        coerce=OriginKind,
        help_text="What took it from another counts for that one’s origin, with all that took it from there.",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose what the one is to the other."),
    )
    other = forms.TypedChoiceField(label="That telling", coerce=int, error_messages=_CHOOSE)
    field_order = ["one", "kind", "other", "reason"]

    def __init__(self, *given, tellings: Sequence, **options):
        super().__init__(*given, **options)
        for name in ("one", "other"):
            self.fields[name].choices = [_NONE, *tellings]

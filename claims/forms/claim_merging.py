"""Which two claims say the same, or which tellings of one say something else."""

from django import forms
from django.core.exceptions import ValidationError

from claims.forms.fields import NumbersField, TextField, are_keys
from claims.forms.merging import OTHER, THIS, ReasonForm
from claims.forms.named import NumberField
from claims.models import Claim
from claims.timeline.claim_candidates import MOST_TELLINGS, find_other

_EITHER = [(THIS, THIS), (OTHER, OTHER)]


def claim_numbered(number: int) -> Claim:
    """The claim of this number; ValidationError where there is none."""
    claim = find_other(number)
    if claim is None:
        raise ValidationError(f"There is no claim {number}. Look for it by its words.")
    return claim


class OtherClaimForm(ReasonForm):
    """Another claim by its number, and why. ``other`` is the claim itself, once the form is valid."""

    other = NumberField(
        "claim",
        label="Number of the other claim",
        help_text="Or the address of its page.",
        error_messages={"required": "Write the number of the other claim: it stands on its page and in its address."},
    )

    def clean_other(self) -> Claim:
        """The claim of that number."""
        return claim_numbered(self.cleaned_data["other"])


class ClaimMergeForm(OtherClaimForm):
    """The other claim, which number and whose wording stays, and why."""

    keep = forms.ChoiceField(choices=_EITHER, required=False)
    wording = forms.ChoiceField(choices=_EITHER, required=False)
    field_order = ["other", "keep", "wording", "reason"]

    def __init__(self, claim: Claim, *given, **options):
        self.claim = claim
        super().__init__(*given, **options)

    @property
    def keeps_this(self) -> bool:
        """Whether the number of the claim whose page it is stays: so it is unless the other was chosen."""
        return self["keep"].value() != OTHER

    @property
    def says_this(self) -> bool:
        """Whether its wording stays."""
        return self["wording"].value() != OTHER

    @property
    def pair(self) -> tuple[Claim, Claim]:
        """Of a valid form: the one that goes, and the one that stays."""
        two = self.cleaned_data["other"], self.claim
        return two if self.keeps_this else two[::-1]


class SplitForm(ReasonForm):
    """The ticked tellings, all that were on the page, and why."""

    tellings = NumbersField(most=MOST_TELLINGS, required=False)
    seen = TextField(max_length=20 * MOST_TELLINGS, widget=forms.HiddenInput)

    def clean_seen(self) -> list[int]:
        """The keys of all that were shown."""
        given = self.cleaned_data["seen"].split(",")
        if not are_keys(given):
            raise ValidationError("The form came without saying which tellings you saw. Look at them again.")
        return [int(one) for one in given]

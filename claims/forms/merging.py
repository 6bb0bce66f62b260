"""Which two are one, which of them stays, and why."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError

from claims.editing.meanings import party_called
from claims.editing.outlets_merged import outlet_called
from claims.editing.refusal import Refused
from claims.forms.fields import ReasonField, TextField
from claims.forms.named import NameField
from claims.models import Party, Publisher
from claims.models.publishers import LONGEST_NAME

THIS, OTHER = "this", "other"
MERGE = "merge"

Thing = Party | Publisher


class ReasonForm(forms.Form):
    """Only why."""

    reason = ReasonField(required=False, help_text="Needed to change anything; it is kept.")
    reason.is_needed = True  # a preview does without


class _PairForm(ReasonForm):
    """Another thing by its name or the end of its address, which of the two stays, and why.

    ``other`` is the thing itself, once the form is valid; ``called`` finds it, or is Refused.
    """

    called: Callable[[str], Thing]

    keep = forms.ChoiceField(
        choices=[(THIS, THIS), (OTHER, OTHER)],
        required=False,
        error_messages={"invalid_choice": "Choose which of the two stays."},
    )
    field_order = ["other", "keep", "reason"]

    def __init__(self, this: Thing, *given, **options):
        self.this = this
        super().__init__(*given, **options)

    def clean_other(self) -> Thing:
        """The one that is meant."""
        try:
            return type(self).called(self.cleaned_data["other"])
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal

    @property
    def keeps_this(self) -> bool:
        """Whether the one whose page it is stays: so it is unless the other was chosen."""
        return self["keep"].value() != OTHER

    @property
    def pair(self) -> tuple[Thing, Thing]:
        """Of a valid form: the one that goes, and the one that stays."""
        two = self.cleaned_data["other"], self.this
        return two if self.keeps_this else two[::-1]


class MergeForm(_PairForm):
    """Two parties that are one."""

    called = staticmethod(party_called)

    other = NameField(
        "parties",
        label="The other party",
        max_length=Party._meta.get_field("name").max_length,
        help_text="As it is called here, or the address of its page.",
        error_messages={"required": "Write which other party it is."},
    )


class OutletMergeForm(_PairForm):
    """Two outlets that are one."""

    called = staticmethod(outlet_called)

    other = NameField(
        "sources",
        label="The other outlet",
        max_length=LONGEST_NAME,
        help_text="As it is called here, or the address of its page.",
        error_messages={"required": "Write which other outlet it is."},
    )


class OutletLookupForm(forms.Form):
    """The beginning of an outlet's name that is being written."""

    other = forms.CharField(max_length=LONGEST_NAME, required=False)


class PartyLookupForm(forms.Form):
    """The beginning of a name that is being written, in whichever field."""

    name = forms.CharField(max_length=200, required=False)


class WikidataForm(ReasonForm):
    """The id of a party at Wikidata; empty takes it away."""

    wikidata_id = TextField(
        label="Wikidata id",
        max_length=100,
        required=False,
        help_text="Like Q21708200, or the address of its page there. Empty takes it away.",
    )
    field_order = ["wikidata_id", "reason"]

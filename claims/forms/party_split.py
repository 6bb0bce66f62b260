"""What of a party belongs to another one, and to which."""

from django.core.exceptions import ValidationError

from claims.editing.meanings import party_called
from claims.editing.party_split import Parts
from claims.editing.refusal import Refused
from claims.forms.fields import NumbersField, TextField
from claims.forms.merging import ReasonForm
from claims.forms.named import NameField
from claims.models import Party
from claims.timeline.party_split_page import MOST_CLAIMS


class PartySplitForm(ReasonForm):
    """What is ticked, the other party (one that is there, else a new one by its name), and why."""

    makes = NumbersField(most=MOST_CLAIMS, required=False)
    has_part_in = NumbersField(most=MOST_CLAIMS, required=False)
    names = NumbersField(most=MOST_CLAIMS, required=False)
    other = NameField(
        "parties",
        label="A party that is there",
        max_length=Party._meta.get_field("name").max_length,
        required=False,
        help_text="As it is called here, or the address of its page. Empty: a new party is made.",
    )
    new_name = TextField(
        label="Name of the new one",
        max_length=Party._meta.get_field("name").max_length,
        required=False,
        help_text="It may be the same: two persons can have one name. Better is one that tells them apart.",
    )
    field_order = ["other", "new_name", "reason"]

    def clean_other(self) -> Party | None:
        """The one party that is meant; None for a new one."""
        if not self.cleaned_data["other"]:
            return None
        try:
            return party_called(self.cleaned_data["other"])
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal

    @property
    def parts(self) -> Parts:
        """Of a valid form: what was ticked."""
        return Parts(*(self.cleaned_data[name] for name in ("makes", "has_part_in", "names")))

    @property
    def target(self) -> int | str:
        """Of a valid form: the key of the other party, or the name of the new one."""
        return self.cleaned_data["other"].pk if self.cleaned_data["other"] else self.cleaned_data["new_name"]

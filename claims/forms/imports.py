"""Tables to be imported: which dispute they are for, and the two files."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from claims.editing.importing import MOST_ROWS
from claims.forms.fields import ReasonField
from claims.models import Dispute
from claims.permissions import Gate

#: Bytes of one file: 5,000 rows take about four million.
LARGEST = 10_000_000
_CSV = {"accept": ".csv,.txt,text/csv"}


class ImportForm(forms.Form):
    """What somebody brings."""

    dispute = forms.ModelChoiceField(
        Dispute.objects.none(),
        to_field_name="slug",
        label="Dispute",
        empty_label="choose",
        help_text="New claims stand in it.",
        error_messages={
            "required": "Choose the dispute in which new claims are to stand.",
            "invalid_choice": "There is no such dispute. Choose one from the list.",
        },
    )
    claims = forms.FileField(
        label="Claims",
        max_length=255,
        help_text=f"The table that “Claims as CSV” gives. At most {MOST_ROWS:,} rows together with the tellings.",
        widget=forms.FileInput(attrs=_CSV),
        error_messages={"required": "Choose the table of claims.", "empty": "This file is empty. Choose another one."},
    )
    tellings = forms.FileField(
        label="Tellings",
        required=False,
        max_length=255,
        help_text="The table that “Tellings as CSV” gives. Without it no new claim comes, for a claim rests on words "
        "of an article: known ones are compared, and withdrawn ones come.",
        widget=forms.FileInput(attrs=_CSV),
        error_messages={"empty": "This file is empty. Choose another one."},
    )

    def __init__(self, gate: Gate, *given, **options):
        super().__init__(*given, **options)
        self.fields["dispute"].queryset = gate.disputes().order_by("position", "pk")

    def clean_claims(self) -> UploadedFile:
        """A file that is not too large."""
        return _small_enough(self.cleaned_data["claims"])

    def clean_tellings(self) -> UploadedFile | None:
        """The same."""
        return _small_enough(self.cleaned_data["tellings"])

    @property
    def files_read(self) -> list[tuple[str, bytes] | None]:
        """Names and bytes of both; None for one that was not brought."""
        files = (self.cleaned_data[name] for name in ("claims", "tellings"))
        return [(file.name, file.read()) if file else None for file in files]


def _small_enough(file: UploadedFile | None) -> UploadedFile | None:
    if file and file.size > LARGEST:
        limit = LARGEST // 1_000_000
        raise ValidationError(
            f"This file is larger than {limit} MB. Bring it in parts, or let “manage.py import” take it."
        )
    return file


class UndoForm(forms.Form):
    """Why an import is undone, and which state of it was shown."""

    version = forms.CharField(
        widget=forms.HiddenInput,
        max_length=64,
        error_messages=dict.fromkeys(
            ("required", "max_length"),
            "The form came without saying what you saw. Look at what would go again, then undo.",
        ),
    )
    reason = ReasonField(
        rows=3,
        help_text="It is kept, and stands for every reader at the address of each claim that goes.",
        error_messages={"required": "Say why: the reason is kept, and is shown to readers."},
    )

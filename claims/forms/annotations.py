"""Annotations that are handed in."""

from django import forms
from django.core.exceptions import ValidationError

from claims.parsing.annotations import LARGEST, AnnotationRow, parse_annotations
from claims.parsing.errors import IngestError

LOOK, HAND_IN = "look", "hand-in"
_TOO_LARGE = f"This is larger than {LARGEST // 1_000_000} MB. Hand it in in parts."


class AnnotationsForm(forms.Form):
    """A file or pasted text, and whether it is only looked at. Once validated it has ``rows``."""

    file = forms.FileField(
        required=False,
        label="A file",
        help_text="JSON, as Hypothesis or another program exports it.",
        widget=forms.FileInput(attrs={"accept": ".json,.jsonld,application/json,application/ld+json"}),
        error_messages={"empty": "This file is empty. Choose another one."},
    )
    annotations = forms.CharField(
        required=False,
        label="Or the annotations themselves",
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    do = forms.ChoiceField(required=False, choices=[(LOOK, LOOK), (HAND_IN, HAND_IN)], widget=forms.HiddenInput)

    rows: list[AnnotationRow]

    def clean(self) -> dict:
        """The text of the file, or what was pasted, read."""
        given = super().clean()
        if not self.errors:
            given["annotations"] = self._text(given)
            try:
                self.rows = parse_annotations(given["annotations"])
            except IngestError as problem:
                raise ValidationError(f"{str(problem)[:1].upper()}{str(problem)[1:]}.") from None
        return given

    def _text(self, given: dict) -> str:
        file = given.get("file")
        if not (file or given["annotations"].strip()):
            raise ValidationError("Choose a file, or paste the annotations.")
        if (file.size if file else len(given["annotations"])) > LARGEST:
            raise ValidationError(_TOO_LARGE)
        return file.read().decode("utf-8-sig", "replace") if file else given["annotations"]

    @property
    def is_only_looked_at(self) -> bool:
        """Whether nothing is to be written yet."""
        return self.cleaned_data["do"] != HAND_IN

    def filled(self) -> "AnnotationsForm":
        """The same with the text of the file in the field, from where it can be sent once more."""
        return AnnotationsForm(initial={"annotations": self.cleaned_data["annotations"]})

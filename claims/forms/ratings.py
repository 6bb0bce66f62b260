"""What an editor writes in a rating, and what is done with a whole one."""

from dataclasses import fields
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from claims.editing.ratings import (
    LONGEST_REASONS,
    LONGEST_SOURCE_NAME,
    MOST_SOURCES,
    Finding,
    why_no_scale,
)
from claims.forms.fields import AddressField, LineField, ReasonField, WordsField
from claims.models import Claim, Rating
from claims.models.ratings import LONGEST_CLAIM_REVIEWED, LONGEST_ORGANISATION, LONGEST_VERDICT
from claims.text.cleaning import one_line

SAVE, PREVIEW = "save", "preview"
WITHDRAW, TAKE_BACK = "withdraw", "take-back"

_STALE = "The form came without saying which state of the rating you saw. Look at it again, then change it."
_VERSION_ERRORS = dict.fromkeys(("required", "invalid", "max_value"), _STALE)
_LONGEST_LIST = MOST_SOURCES * 2_200
_LARGEST = 2**31 - 1


class SourcesField(WordsField):
    """Addresses with what they are, one to a line, to and from the list that a rating keeps."""

    def prepare_value(self, value: Any) -> Any:
        """What stands in the form: lines."""
        if isinstance(value, list):
            return "\n".join(f"{each['url']} {each.get('name', '')}".strip() for each in value)
        return value

    def clean(self, value: Any) -> list[dict[str, str]]:
        """The list; a line that does not begin with an address is an error that names the line."""
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST_SOURCES:
            raise ValidationError(f"A rating names up to {MOST_SOURCES} sources; these are {len(lines)}.")
        return [self._read(number, line) for number, line in enumerate(lines, start=1)]

    def _read(self, number: int, line: str) -> dict[str, str]:
        address, _, name = line.partition(" ")
        try:
            url = AddressField().clean(address)
        except ValidationError as error:
            raise ValidationError(f"Line {number}: {error.messages[0]}") from error
        return {"url": url, "name": one_line(name, LONGEST_SOURCE_NAME)}


class FigureField(forms.DecimalField):
    """A figure of a rating."""

    widget = forms.NumberInput(attrs={"step": "any"})

    def __init__(self, label: str):
        errors = {
            "invalid": "This is no figure. Write it like 3 or 2.5.",
            "max_digits": "This figure is too large. Use a smaller scale.",
            "max_whole_digits": "This figure is too large. Use a smaller scale.",
            "max_decimal_places": "Two places behind the point are enough.",
        }
        super().__init__(label=label, required=False, max_digits=6, decimal_places=2, error_messages=errors)

    def prepare_value(self, value: Any) -> Any:
        """What stands in the form: 2 for 2.00."""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class RatingForm(forms.Form):
    """A rating that is to be given: by its fields a ``Finding``."""

    alternate_name = LineField(
        label="Verdict",
        max_length=LONGEST_VERDICT,
        help_text="In a word or a few, as your readers know them: False, Missing context, Mostly true.",
        error_messages={"required": "Write the verdict in a word or a few."},
    )
    claim_reviewed = LineField(
        label="The claim in short",
        max_length=LONGEST_CLAIM_REVIEWED,
        help_text=f"What is rated, in up to {LONGEST_CLAIM_REVIEWED} characters: lists of ratings cut longer ones off.",
        error_messages={"required": "Write in short what is rated."},
    )
    value = FigureField("In figures")
    worst = FigureField("Worst of the scale")
    best = FigureField("Best of the scale")
    reasons = WordsField(
        label="Reasons",
        max_length=LONGEST_REASONS,
        rows=10,
        help_text="Why, for every reader. Markdown: *slanted*, **bold**, > quoted, [words](https://address).",
        error_messages={"required": "Write why: a verdict without reasons helps nobody."},
    )
    sources = SourcesField(
        label="What it rests on",
        max_length=_LONGEST_LIST,
        required=False,
        rows=4,
        help_text="An address to a line, and behind it what it is. Where the article is held here, it is linked, too.",
    )
    organisation = LineField(
        label="Rated by",
        max_length=LONGEST_ORGANISATION,
        help_text="The organisation whose verdict it is. Each has one rating of a claim.",
        error_messages={"required": "Write whose verdict it is."},
    )
    url = AddressField(label="Its page", required=False, help_text="Without one it is this site.")
    decided_on = forms.DateField(
        label="Decided on",
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), "Write the day of the verdict like 2026-01-30."),
    )
    do = forms.ChoiceField(choices=[(SAVE, "Keep"), (PREVIEW, "Preview")], required=False)

    @classmethod
    def of_claim(cls, claim: Claim, latest: Rating | None, data=None) -> "RatingForm":
        """The form for a claim that is not rated yet, in the name of whoever gave the ``latest`` rating of all."""
        short = claim.wording if len(claim.wording) <= LONGEST_CLAIM_REVIEWED else ""
        initial = {"claim_reviewed": short, "decided_on": timezone.now().date()}
        if latest:
            initial |= {"organisation": latest.organisation, "url": latest.url}
        return cls(data, initial=initial)

    @property
    def finding(self) -> Finding:
        """What was written."""
        told = {each.name: self.cleaned_data[each.name] for each in fields(Finding)}
        return Finding(**told | {"url": told["url"] or None})

    @property
    def is_preview(self) -> bool:
        return self.cleaned_data["do"] == PREVIEW

    def clean_decided_on(self):
        """A day that has come."""
        day = self.cleaned_data["decided_on"]
        if day > timezone.now().date():
            raise ValidationError("This day has not come yet. Write the day on which it was decided.")
        return day

    def clean(self) -> dict:
        cleaned = super().clean()
        scale = ("value", "best", "worst")
        if not self.errors.keys() & {*scale} and (problem := why_no_scale(*(cleaned[name] for name in scale))):
            self.add_error("value", problem)
        return cleaned


class ChangeRatingForm(RatingForm):
    """A rating as it stands, to be changed: with the version that was on the screen."""

    correction = ReasonField(
        label="What is changed, and why",
        rows=3,
        help_text="Readers see it with the rating.",
        error_messages={"required": "Say what is changed and why: readers see it with the rating."},
    )
    version = forms.IntegerField(max_value=_LARGEST, widget=forms.HiddenInput, error_messages=_VERSION_ERRORS)

    @classmethod
    def of_rating(cls, rating: Rating, data=None) -> "ChangeRatingForm":
        """The form for a rating."""
        names = [*(each.name for each in fields(Finding)), "version"]
        return cls(data, initial={name: getattr(rating, name) for name in names})


class RatingDeedForm(forms.Form):
    """What to do with a whole rating; which of the two the button says."""

    do = forms.ChoiceField(
        choices=[(WITHDRAW, "Withdraw"), (TAKE_BACK, "Take back")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose what to do with the rating."),
    )
    version = forms.IntegerField(max_value=_LARGEST, widget=forms.HiddenInput, error_messages=_VERSION_ERRORS)
    reason = ReasonField(
        help_text="It is kept, and stands for every reader at the rating’s address.",
        error_messages={"required": "Say why: readers see it."},
    )

"""What a lead writes of a dispute or a thread: what it is called, what it asks, of which one it is a thread, and where
among the others."""

from django import forms
from django.db.models import QuerySet

from claims.editing.disputes import LONGEST_QUESTION, LONGEST_REASON, LONGEST_TITLE, Naming
from claims.forms.fields import LineField, WordsField
from claims.forms.publishers import NO_NUL
from claims.models import Dispute


class NamingForm(forms.Form):
    """A title, and the question above the timeline."""

    title = LineField(max_length=LONGEST_TITLE, error_messages={"required": "Write a title."})
    question = LineField(
        max_length=LONGEST_QUESTION,
        required=False,
        help_text="Stands above its timeline: “Whose data trained the models?”",
    )

    @property
    def naming(self) -> Naming:
        """What a valid form calls it."""
        return Naming(self.cleaned_data["title"], self.cleaned_data["question"])


class BeginForm(NamingForm):
    """A new dispute, or a thread of one of ``roots``."""

    parent = forms.ModelChoiceField(
        label="Thread of",
        queryset=Dispute.objects.none(),
        required=False,
        empty_label="none: a dispute of its own",
        error_messages={"invalid_choice": "There is no such dispute any more. Choose one of these."},
    )

    def __init__(self, roots: list[Dispute], *args, **options):
        super().__init__(*args, **options)
        self.fields["parent"].queryset = _among(roots)


class ReasonForm(forms.Form):
    """Why a dispute is changed, or taken out."""

    reason = WordsField(
        label="Why",
        max_length=LONGEST_REASON,
        rows=2,
        help_text="Kept in the history, with your name.",
        error_messages={"required": "Say why: the reason is kept with the dispute."},
    )


class ShiftForm(forms.Form):
    """A thread goes up or down among the others; ``version`` names the order that was on the screen."""

    UP, DOWN = "up", "down"

    to = forms.ChoiceField(choices=[(UP, UP), (DOWN, DOWN)])
    version = forms.CharField(max_length=64, required=False, error_messages=NO_NUL)


class MoveForm(ReasonForm):
    """A thread becomes one of another dispute, of ``others``; ``seen`` is the key of the one that was above it."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    parent = forms.ModelChoiceField(
        label="To which dispute",
        queryset=Dispute.objects.none(),
        empty_label="Choose …",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose one of these disputes."),
    )
    field_order = ("parent", "reason")

    def __init__(self, others: list[Dispute], *args, **options):
        super().__init__(*args, **options)
        self.fields["parent"].queryset = _among(others)


class NamedAnewForm(NamingForm, ReasonForm):
    """A dispute called otherwise; ``version`` names what was on the screen."""

    version = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput, error_messages=NO_NUL)
    field_order = ("title", "question", "reason")


def _among(disputes: list[Dispute]) -> QuerySet[Dispute]:
    return Dispute.objects.filter(pk__in=[dispute.pk for dispute in disputes]).order_by("pk")

"""What a lead writes of a dispute or a thread: what it is called, what it asks, of which one it is a thread, and where
among the others."""

from django import forms

from claims.editing.disputes import LONGEST_QUESTION, LONGEST_TITLE, Naming
from claims.forms.fields import LineField, ReasonField, SeenField, SeenWordField, TextField
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
        self.fields["parent"].queryset = Dispute.objects.filter(pk__in=[root.pk for root in roots]).order_by("pk")


class ReasonForm(forms.Form):
    """Why a dispute is changed, or taken out."""

    reason = ReasonField(label="Why", error_messages={"required": "Say why: the reason is kept with the dispute."})


class ShiftForm(forms.Form):
    """A thread goes up or down among the others; ``version`` names the order that was on the screen."""

    UP, DOWN = "up", "down"

    to = forms.ChoiceField(choices=[(UP, UP), (DOWN, DOWN)])
    version = TextField(max_length=64, required=False)


class MoveForm(ReasonForm):
    """A dispute becomes a thread of another one, of ``others``, or with ``OWN`` what is one a dispute itself; ``seen``
    is the key of the one that was above it."""

    OWN = "own"

    seen = SeenField(required=False)
    to = forms.TypedChoiceField(
        label="Thread of",
        coerce=lambda given: None if given == MoveForm.OWN else int(given),
        empty_value="",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose one of these."),
    )
    field_order = ("to", "reason")

    def __init__(self, others: list[Dispute], *args, is_thread: bool, **options):
        super().__init__(*args, **options)
        known = [(str(dispute.pk), dispute.title) for dispute in others]
        none = [(self.OWN, "none: a dispute of its own")] if is_thread else []
        self.fields["to"].choices = [("", "Choose …"), *known, *none]


class NamedAnewForm(NamingForm, ReasonForm):
    """A dispute called otherwise; ``version`` names what was on the screen."""

    version = SeenWordField(max_length=64, required=False)
    field_order = ("title", "question", "reason")

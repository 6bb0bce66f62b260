"""What a reader reports, and what the desk answers."""

from django import forms
from django.core.exceptions import ValidationError

from claims.editing.reports import LONGEST_WORDS
from claims.forms.fields import ReasonField, TextField, WordsField
from claims.terms import ReportKind

SETTLE, REOPEN = "settle", "reopen"


#: What can be wrong with a claim alone: an article has no tellings.
_OF_CLAIMS = {ReportKind.APART}


class ReportForm(forms.Form):
    """What is wrong, in which words, and where to write back. ``website`` is for programs that fill in all they see."""

    kind = forms.ChoiceField(
        label="What is wrong",
        choices=[("", "Choose …"), *ReportKind.choices()],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose from the list what is wrong."),
    )
    words = WordsField(
        label="In your words",
        max_length=LONGEST_WORDS,
        rows=6,
        help_text=f"What is wrong, and how you know it. Up to {LONGEST_WORDS:,} characters.",
        error_messages={"required": "Say in a few words what is wrong: that is what an editor looks into."},
    )
    contact = forms.EmailField(
        label="Your e-mail",
        required=False,
        max_length=254,
        help_text="Only for an editor who has a question about this report. It is shown to nobody else, and deleted "
        "once the report is settled.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": "This is no e-mail address. Correct it, or leave it empty.",
            **TextField.default_error_messages,
        },
    )
    website = forms.CharField(
        label="Leave this field empty",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *given, is_of_claim: bool, **options):
        super().__init__(*given, **options)
        if not is_of_claim:
            kinds = self.fields["kind"].choices
            self.fields["kind"].choices = [(kind, label) for kind, label in kinds if kind not in _OF_CLAIMS]

    def clean_website(self) -> str:
        """Nothing: who writes something here is a program, or must hear why a form is not taken."""
        if self.cleaned_data["website"]:
            raise ValidationError("Empty the field “Leave this field empty”: what fills it is taken for a program.")
        return ""


class SettleForm(forms.Form):
    """An answer to whoever sent a report, and a reason for the desk; which of the two things to do the button says."""

    decision = forms.ChoiceField(
        choices=[(SETTLE, "Settle"), (REOPEN, "Open again")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose: settle, or open again."),
    )
    answer = WordsField(
        label="Answer to the reader",
        max_length=LONGEST_WORDS,
        required=False,
        help_text="Stands on the page whose address the reader was given.",
    )
    reason = ReasonField(required=False, help_text="For the desk; it is kept.")

"""Asking for words to be taken down, and deciding on it."""

from django import forms

from claims.editing.takedowns import LONGEST_REFERENCE, LONGEST_WORDS
from claims.forms.fields import ReasonField, WordsField
from claims.models import Snapshot
from claims.terms import TakedownScope
from claims.text.cleaning import one_line

PREVIEW, ASK = "preview", "ask"
CONSENT, DECLINE, DROP = "consent", "decline", "withdraw"


class TakedownForm(forms.Form):
    """The words, how far it reaches, and why; without a ``snapshot`` in which they stand it can only be everywhere."""

    words = WordsField(
        label="The words that are to go",
        max_length=LONGEST_WORDS,
        rows=3,
        help_text="As they stand in the text, whole words. Blanks, quotation marks, commas and capitals may differ. "
        "They are kept until it is decided, and no longer.",
        error_messages={"required": "Give the words: copy them from the text."},
    )
    scope = forms.ChoiceField(
        label="How far",
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose how far it is to reach."),
    )
    reason = ReasonField(
        rows=3,
        required=False,
        help_text="Without the words: it is kept.",
    )
    reference = forms.CharField(
        label="Legal reference",
        max_length=LONGEST_REFERENCE,
        required=False,
        help_text="The court and its docket, or the letter that asks for it.",
    )
    is_public = forms.TypedChoiceField(
        label="Who reads reason and reference",
        choices=[("", "Leads only"), ("1", "Every reader, beside the words that are gone")],
        coerce=bool,
        empty_value=False,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose who reads it: leads, or every reader."},
    )
    do = forms.ChoiceField(choices=[(PREVIEW, "Look"), (ASK, "Ask")], error_messages={"required": "Press a button."})

    def __init__(self, snapshot: Snapshot | None, *given, **options):
        super().__init__(*given, **options)
        self.fields["reason"].is_needed = True
        scopes = list(TakedownScope) if snapshot else [TakedownScope.EVERYWHERE]
        self.fields["scope"].choices = [(scope.value, scope.label.capitalize()) for scope in scopes]
        self.fields["scope"].initial = TakedownScope.ARTICLE if snapshot else TakedownScope.EVERYWHERE

    def clean_reference(self) -> str:
        """On one line, and without what would deceive the eye."""
        return one_line(self.cleaned_data["reference"], LONGEST_REFERENCE)

    @property
    def asked(self) -> dict:
        """What ``takedowns.prepared`` and ``ask`` want."""
        names = ("words", "reason", "reference", "is_public")
        return {"scope": TakedownScope(self.cleaned_data["scope"]), **{name: self.cleaned_data[name] for name in names}}

    @property
    def is_preview(self) -> bool:
        return self.cleaned_data["do"] == PREVIEW


class DecideForm(forms.Form):
    """What another lead says to it, or that who asked takes it back."""

    do = forms.ChoiceField(
        choices=[(name, name) for name in (CONSENT, DECLINE, DROP)],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Press one of the buttons."),
    )
    why = ReasonField(label="Why", required=False, help_text="It is kept. Whoever asked reads it; to decline needs it.")

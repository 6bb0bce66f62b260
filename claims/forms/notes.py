"""What people write in a note, and what they do with one."""

from django import forms

from claims.editing.notes import LONGEST_NOTE, LONGEST_REASON, Words
from claims.forms.fields import WordsField
from claims.permissions import Action, may

SAVE, PREVIEW = "save", "preview"
RESOLVE, REOPEN, WITHDRAW, TAKE_BACK = "resolve", "reopen", "withdraw", "take-back"

_STALE = "The form came without saying which state of the note you saw. Look at it again, then change it."


class NoteForm(forms.Form):
    """The words of a note and who sees them; only who may make notes public is asked about that."""

    body = WordsField(
        label="Note",
        max_length=LONGEST_NOTE,
        rows=8,
        help_text="Markdown: *slanted*, **bold**, > quoted, [words](https://address). @name tells that person.",
        error_messages={"required": "Write something: a note without words says nothing."},
    )
    public = forms.TypedChoiceField(
        label="Who sees it",
        choices=[("", "The desk: people with an account"), ("1", "Public: every reader")],
        coerce=bool,
        empty_value=False,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose who sees it: the desk, or every reader."},
    )
    do = forms.ChoiceField(choices=[(SAVE, "Keep"), (PREVIEW, "Preview")], required=False)

    def __init__(self, user, data=None, **options):
        super().__init__(data, **options)
        if not may(user, Action.SETTLE_NOTES):
            del self.fields["public"]

    @property
    def words(self) -> Words:
        return Words(self.cleaned_data["body"], bool(self.cleaned_data.get("public")))

    @property
    def is_preview(self) -> bool:
        return self.cleaned_data["do"] == PREVIEW


class EditNoteForm(NoteForm):
    """A note as it stands, to be changed: with the version that was on the screen."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), _STALE)
    )


class NoteDeedForm(forms.Form):
    """What to do with a whole note; which of the four the button says."""

    do = forms.ChoiceField(
        choices=[(RESOLVE, "Resolve"), (REOPEN, "Open again"), (WITHDRAW, "Withdraw"), (TAKE_BACK, "Take back")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose what to do with the note."),
    )
    version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), _STALE)
    )
    reason = WordsField(label="Reason", max_length=LONGEST_REASON, required=False, rows=2, help_text="It is kept.")

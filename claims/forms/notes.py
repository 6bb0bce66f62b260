"""What people write in a note, and what they do with one."""

from django import forms
from django.utils.html import format_html

from claims.editing.notes import LONGEST_NOTE, Words
from claims.forms.fields import ReasonField, WordsField
from claims.permissions import Action, may
from claims.text.spans import Span
from claims.text.spotting import Spot, nearest_spot, spots_of

#: So many characters of an article one note stands on.
LONGEST_QUOTE = 2_000

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


class NoteOnWordsForm(NoteForm):
    """A note on words of a stored text. ``before`` is what stood before them where they were selected.

    Words that stand more than once need ``which``: then it offers each place with what stands around it.
    """

    on = WordsField(
        label="On the words",
        max_length=LONGEST_QUOTE,
        rows=2,
        help_text="As they stand in the text: copy them from it, or type them.",
        error_messages={"required": "Copy the words from the text on which the note is to stand."},
    )
    before = forms.CharField(required=False, widget=forms.HiddenInput)
    which = forms.ChoiceField(
        label="Which of these places",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose from the list which of the places is meant."},
    )
    field_order = ["on", "which", "body", "public"]

    def __init__(self, user, text: str, data=None, **options):
        super().__init__(user, data, **options)
        self.text, self.spots = text, []
        given = self["on"].value() or ""
        if len(given) <= LONGEST_QUOTE:
            self.spots = spots_of(text, given)
        self.fields["which"].choices = [(str(n), _around(spot)) for n, spot in enumerate(self.spots, start=1)]

    @property
    def asks_which(self) -> bool:
        """Whether there is something to choose from: the words stand more than once."""
        return len(self.spots) > 1

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("on") and not self.spots:
            self.add_error("on", "These words do not stand in this version. Copy them from its text as they are.")
        elif self.spots and "which" not in self.errors and self._chosen(cleaned) is None:
            self.add_error("which", f"These words stand {len(self.spots)} times. Choose which place is meant.")
        return cleaned

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return self.spots[self._chosen(self.cleaned_data)].span

    def _chosen(self, cleaned: dict) -> int | None:
        if cleaned.get("which"):
            return int(cleaned["which"]) - 1
        return 0 if len(self.spots) == 1 else nearest_spot(self.text, self.spots, cleaned.get("before", ""))


def _around(spot: Spot) -> str:
    return format_html("… {} <mark>{}</mark> {} …", spot.before, spot.words, spot.after)


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
    reason = ReasonField(required=False, help_text="It is kept.")

"""Who publishes: known by that name, or new and meant to be."""

from django import forms

from claims.forms.fields import LineField, WordsField
from claims.models.publishers import LONGEST_NAME
from claims.timeline.publisher_lookup import Lookup, look_up_publisher

NO_NUL = {"null_characters_not_allowed": "This holds the character NUL. Take it out."}
_ALIKE = (
    "No publisher is called “%s”, but some are called much like it. Write one of these names, or say that it is new."
)


class PublisherForm(forms.Form):
    """A form with a publisher's name. A new name that is much like a known one has to be confirmed."""

    publisher = forms.CharField(max_length=LONGEST_NAME, required=False, error_messages=NO_NUL)
    is_new = forms.BooleanField(required=False, widget=forms.HiddenInput)

    #: What is known of the name that was sent.
    lookup = Lookup("")

    def clean(self) -> dict:
        """The fields without the confirmation."""
        cleaned = super().clean()
        is_meant = cleaned.pop("is_new", False)
        self.lookup = look_up_publisher(cleaned.get("publisher", ""))
        if self.lookup.is_new and self.lookup.alike and not is_meant:
            self.add_error("publisher", _ALIKE % self.lookup.name)
        return cleaned

    @property
    def news(self) -> str:
        """What is to be said once a new publisher was made; "" where none was."""
        return f"“{self.lookup.name}” is a publisher that was not known before." if self.lookup.is_new else ""


class RenameForm(forms.Form):
    """Another name for an outlet; ``latest`` names the last change that was on the screen."""

    latest = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = LineField(max_length=LONGEST_NAME, error_messages={"required": "An outlet needs something to be called by."})
    reason = WordsField(
        max_length=1_000,
        rows=2,
        help_text="Kept in the history, with your name.",
        error_messages={"required": "Say why: the reason is kept in the outlet’s history."},
    )


class LookupForm(forms.Form):
    """A name that is being written, and in which form of its page."""

    publisher = forms.CharField(max_length=LONGEST_NAME, required=False)
    at = forms.ChoiceField(choices=[(at, at) for at in ("text", "file", "feed", "article")])

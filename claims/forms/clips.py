"""Words of a page that somebody suggests as a claim, and what the desk says to it."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from claims.editing.clips import LONGEST_AROUND, LONGEST_NOTE, LONGEST_WORDS
from claims.forms.fields import AddressField, ReasonField, WordsField

FETCH, SETTLE, REOPEN = "fetch", "settle", "reopen"
#: What the bookmarklet tells; a form of one's own can leave out all but the first two.
TOLD = ("url", "words", "title", "before", "after")


class ClipForm(forms.Form):
    """The words, where they stand, and what stands around them."""

    words = WordsField(
        label="The words",
        max_length=LONGEST_WORDS,
        rows=4,
        help_text="Exactly as they stand on the page.",
        error_messages={"required": "Select the words on the page, or paste them here."},
    )
    url = AddressField(
        label="The page’s address", error_messages={"required": "Say on which page they stand: paste its address."}
    )
    note = WordsField(
        label="Why it matters",
        max_length=LONGEST_NOTE,
        required=False,
        help_text="Who says it, what it answers, what to look at: for the desk.",
    )
    title = forms.CharField(required=False, widget=forms.HiddenInput)
    before = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    after = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    @classmethod
    def told_by(cls, query: QueryDict) -> "ClipForm":
        """The form as the bookmarklet fills it in; nothing is kept by that."""
        return cls(initial={name: query.get(name, "") for name in TOLD})

    def clean_title(self) -> str:
        """As much of it as is kept."""
        return self.cleaned_data["title"][:300]

    def clean_before(self) -> str:
        """What stands straight before the words."""
        return self.cleaned_data["before"][-LONGEST_AROUND:]

    def clean_after(self) -> str:
        """What stands straight after the words."""
        return self.cleaned_data["after"][:LONGEST_AROUND]

    def clean_url(self) -> str:
        """A page somewhere else: what stands here has its own ways."""
        url = self.cleaned_data["url"]
        if url.startswith("/"):
            raise ValidationError("This is no web address. Copy it from the page, from https:// on.")
        return url


class SettleClipForm(forms.Form):
    """What came of a suggestion."""

    decision = forms.ChoiceField(
        choices=[(name, name) for name in (FETCH, SETTLE, REOPEN)],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Press one of the buttons."),
    )
    reason = ReasonField(label="What came of it", required=False, help_text="Whoever sent it reads that.")

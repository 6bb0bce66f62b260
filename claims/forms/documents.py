"""What an editor writes of a cited document: what it is called, what sort it is, and where it is to be found."""

from django import forms

from claims.editing.documents import LONGEST_COURT, LONGEST_DOCKET, LONGEST_TITLE, Facts
from claims.forms.fields import AddressField, LineField, ReasonField, SeenField
from claims.terms import DocumentKind


class DocumentForm(forms.Form):
    """What is known of a document; ``latest`` names the last change that was on the screen."""

    latest = SeenField(required=False)
    title = LineField(max_length=LONGEST_TITLE, error_messages={"required": "Write a title."})
    kind = forms.ChoiceField(
        label="What sort it is",
        choices=DocumentKind.choices(),
        help_text="How its words were passed on (filed, ruled, posted) stays as it is in each chain: set that right "
        "with the claim.",
        error_messages={"required": "Say what sort of document it is.", "invalid_choice": "Choose one of these sorts."},
    )
    court = LineField(label="Before which court", max_length=LONGEST_COURT, required=False)
    docket = LineField(label="Its number there", max_length=LONGEST_DOCKET, required=False)
    url = AddressField(label="Where it is on the web", required=False)
    reason = ReasonField(error_messages={"required": "Say why: the reason is kept in the document’s history."})

    @property
    def facts(self) -> Facts:
        """What a valid form says of the document."""
        sent = self.cleaned_data
        return Facts(sent["title"], DocumentKind(sent["kind"]), sent["court"], sent["docket"], sent["url"])

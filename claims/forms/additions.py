"""What an editor hands in: an address, a pasted text, or a file."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from claims.forms.fields import AddressField, TextField
from claims.forms.published_on import PublishedOnField
from claims.forms.publishers import PublisherForm
from claims.forms.uploads import LARGEST
from claims.models.publishers import LONGEST_NAME

LONGEST_TEXT = 1_000_000
#: The end of an element that a page is made of: what was copied is its source, not its words.
_END_OF_ELEMENT = re.compile(r"</(?:p|div|span|article|section|li|h[1-6]|script|style|body|html)\s*>", re.IGNORECASE)


class AddressForm(forms.Form):
    """An address of an article, a feed or a site; which of them is found out when it is fetched."""

    url = AddressField(
        label="Address",
        help_text="Of an article, a feed, or a site whose feeds you look for.",
        error_messages={"required": "Write or paste an address."},
    )

    def __init__(self, *given, **options):
        super().__init__(*given, auto_id="address-%s", **options)


class _ToldForm(PublisherForm):
    """What a person knows of a text: who printed it, and when."""

    publisher = TextField(
        label="Who published it",
        max_length=LONGEST_NAME,
        error_messages={"required": "Say who published it: every claim is told on somebody’s word."},
    )
    published_on = PublishedOnField()


class TextForm(_ToldForm):
    """A pasted text, with who, where and when."""

    headline = TextField(
        max_length=500,
        required=False,
        help_text="Without one, the first line of the text is taken.",
    )
    url = AddressField(label="Where it stands", required=False, help_text="Its address, where it has one.")
    text = TextField(
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": "Paste the words of the article.",
            "max_length": "A text takes up to 1,000,000 characters; this one has %(show_value)d. Hand it in in parts.",
        },
    )
    field_order = ["headline", "publisher", "published_on", "url", "text"]

    def __init__(self, *given, **options):
        super().__init__(*given, auto_id="text-%s", **options)
        # A browser would cut a longer text without a word; the form says so instead.
        self.fields["text"].widget.attrs.pop("maxlength")

    def clean_text(self) -> str:
        """The words; the source of a page is none: its tags would be read as words, and stand in claims."""
        text = self.cleaned_data["text"]
        if found := _END_OF_ELEMENT.search(text):
            raise ValidationError(
                f"This is the source of a page: it holds tags like {found[0]}. Paste the words as the page shows them, "
                "or hand it in as a file that ends in .html."
            )
        return text


class FileForm(_ToldForm):
    """A file with an article in it, with who and when."""

    file = forms.FileField(
        max_length=255,
        help_text=f"A web page, a PDF or a plain text of at most {LARGEST // 1_000_000} MB.",
        widget=forms.FileInput(
            attrs={"accept": ".html,.htm,.xhtml,.pdf,.txt,.md,text/html,application/pdf,text/plain"}
        ),
        error_messages={
            "required": "Choose a file.",
            "empty": "This file is empty. Choose another one.",
            "max_length": "The name of this file is too long. Give it a shorter one.",
        },
    )
    field_order = ["file", "publisher", "published_on"]

    def __init__(self, *given, **options):
        super().__init__(*given, auto_id="file-%s", **options)

    def clean_file(self) -> UploadedFile:
        """A file that is not too large."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(f"This file is larger than {LARGEST // 1_000_000} MB. Hand it in in parts.")
        return file

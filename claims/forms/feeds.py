"""Feeds: one to follow, what it is called, a list of them, and which are looked at."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from claims.forms.fields import AddressField, TextField
from claims.forms.publishers import PublisherForm
from claims.models.publishers import LONGEST_NAME
from claims.timeline.feeds_page import Condition

#: Bytes. A list of 5,000 feeds takes about one million.
LARGEST_LIST = 5_000_000


class _PlaceForm(PublisherForm):
    """What a feed is called, where it is put, and who publishes it."""

    title = TextField(max_length=500, required=False, help_text="Without one, its address stands for it.")
    folder = TextField(
        max_length=200,
        required=False,
        help_text="A folder within another one is written behind a slash: Press/Trade.",
    )


class FeedForm(_PlaceForm):
    """A feed to follow."""

    url = AddressField(label="Address of the feed", error_messages={"required": "Write or paste the feed’s address."})
    field_order = ["url", "title", "folder", "publisher"]

    def __init__(self, *given, **options):
        super().__init__(*given, **options)
        self.fields["publisher"].help_text = "Without one, it is taken from the address."


class FeedChangeForm(_PlaceForm):
    """What is to be different with a feed."""

    field_order = ["title", "folder", "publisher"]

    publisher = TextField(
        max_length=LONGEST_NAME,
        help_text="Articles that are here already keep theirs.",
        error_messages={"required": "Say who publishes it."},
    )


class OpmlForm(forms.Form):
    """A list of feeds, as feed readers export it."""

    file = forms.FileField(
        label="OPML file",
        help_text="Export your feeds as OPML from the program that you read them with.",
        widget=forms.FileInput(attrs={"accept": ".opml,.xml,text/x-opml,text/xml"}),
        error_messages={"required": "Choose a file.", "empty": "This file is empty. Choose another one."},
    )

    def clean_file(self) -> UploadedFile:
        """A file that is not too large."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_LIST:
            limit = f"{LARGEST_LIST // 1_000_000} MB"
            raise ValidationError(f"This file is larger than {limit}: that is no list of feeds. Choose another one.")
        return file


class FeedFilterForm(forms.Form):
    """Which feeds are listed. What cannot be read counts as not chosen."""

    folder = forms.ChoiceField(required=False)
    state = forms.ChoiceField(required=False, choices=[("", "any"), *Condition.choices()])

    def __init__(self, query: QueryDict, folders: list[str]):
        super().__init__(query)
        self.fields["folder"].choices = [("", "any"), *((folder, folder) for folder in folders)]

    @property
    def chosen_folder(self) -> str:
        """The chosen folder, "" for any; folders within it count in."""
        return self._chosen("folder")

    @property
    def condition(self) -> Condition | None:
        """The chosen state."""
        return Condition.parse(self._chosen("state"))

    def _chosen(self, name: str) -> str:
        return "" if name in self.errors else self.cleaned_data[name]

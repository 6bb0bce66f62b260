"""Who publishes: known by that name, or new and meant to be."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from claims.editing.publishers import Facts
from claims.forms.fields import LineField, ReasonField, SeenField, TextField, WordsField, shortened
from claims.models.publishers import LONGEST_NAME
from claims.terms import PublisherKind
from claims.text.urls import domain_written
from claims.timeline.publisher_lookup import Lookup, look_up_publisher

_ALIKE = (
    "No publisher is called “%s”, but some are called much like it. Write one of these names, or say that it is new."
)


class PublisherForm(forms.Form):
    """A form with a publisher's name. A new name that is much like a known one has to be confirmed."""

    publisher = TextField(max_length=LONGEST_NAME, required=False)
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


class DomainsField(WordsField):
    """Domains, one on each line; also addresses of pages there, as they are copied."""

    MOST = 50
    default_error_messages = {
        "invalid": "“%(given)s” is no domain: %(reason)s.",
        "too_many": "An outlet has %(limit)d domains at most.",
    }

    def prepare_value(self, value: Any) -> Any:
        """One on each line."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> tuple[str, ...]:
        """The domains as outlets are known by them, each once; one that is none is an error that names it."""
        domains = dict.fromkeys(self._read(words) for words in re.split(r"[\s,;]+", super().clean(value)) if words)
        if len(domains) > self.MOST:
            raise ValidationError(self.error_messages["too_many"], "too_many", {"limit": self.MOST})
        return tuple(domains)

    def _read(self, words: str) -> str:
        try:
            return domain_written(words)
        except ValueError as problem:
            named = {"given": shortened(words), "reason": problem}
            raise ValidationError(self.error_messages["invalid"], "invalid", named) from problem


class OutletForm(forms.Form):
    """What is known of an outlet; ``latest`` names the last change that was on the screen."""

    latest = SeenField(required=False)
    name = LineField(max_length=LONGEST_NAME, error_messages={"required": "An outlet needs something to be called by."})
    kind = forms.ChoiceField(
        label="What sort it is",
        choices=PublisherKind.choices(),
        help_text="The timeline is filtered by it, under Kind of source.",
        error_messages={"required": "Say what sort of outlet it is.", "invalid_choice": "Choose one of these sorts."},
    )
    domains = DomainsField(
        label="Its domains",
        max_length=10_000,
        required=False,
        help_text="One on each line, like nytimes.com, the one of its home page first. Links to them, and what is "
        "handed in from them, are this outlet’s; articles that are here already keep the outlet that they have.",
    )
    reason = ReasonField(error_messages={"required": "Say why: the reason is kept in the outlet’s history."})

    @property
    def facts(self) -> Facts:
        """What a valid form says of the outlet."""
        sent = self.cleaned_data
        return Facts(sent["name"], PublisherKind(sent["kind"]), sent["domains"])


class LookupForm(forms.Form):
    """A name that is being written, and in which form of its page."""

    publisher = forms.CharField(max_length=LONGEST_NAME, required=False)
    at = forms.ChoiceField(choices=[(at, at) for at in ("text", "file", "feed", "article")])

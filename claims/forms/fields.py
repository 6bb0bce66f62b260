"""Kinds of fields that more than one form has."""

import calendar
import re
from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator

from claims.terms import Term
from claims.text.cleaning import clean_text
from claims.text.urls import canonical_url, is_safe_link, with_plain_scheme

#: So many digits fit into a key of PostgreSQL whatever they are.
_LONGEST_KEY = 18
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


class SeenField(forms.IntegerField):
    """The number of the state that was on the screen, in a hidden field; -1, which no state has, for what is no number:
    what was typed beside it comes back with what stands now."""

    NO_STATE = -1
    widget = forms.HiddenInput

    def to_python(self, value: Any) -> int | None:
        """The number; None where none was sent."""
        try:
            return super().to_python(value)
        except ValidationError:
            return self.NO_STATE


class SeenWordField(forms.CharField):
    """What names the state that was on the screen, in a hidden field; "?", which no state has, for what can be none."""

    NO_STATE = "?"
    widget = forms.HiddenInput

    def clean(self, value: Any) -> str:
        """The name; "" where none was sent and none is needed."""
        try:
            return super().clean(value)
        except ValidationError:
            return self.NO_STATE


class DayField(forms.Field):
    """A day, written 2025, 2025-01 or 2025-01-30: the first day of that time, or its ``last``."""

    default_error_messages = {
        "invalid": "“%(given)s” is no date. Write a day like 2025-01-30, a month like 2025-01 or a year like 2025."
    }
    widget = forms.DateInput

    def __init__(self, *, last: bool = False, **options):
        self.last = last
        super().__init__(required=False, **options)

    def to_python(self, value: Any) -> date | None:
        """The day, or None where nothing was written."""
        value = str(value or "").strip()
        if not value:
            return None
        try:
            return self._read(value)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], "invalid", {"given": shortened(value)}) from error

    def _read(self, value: str) -> date:
        match = _DAY.fullmatch(value)
        if not match:
            raise ValueError(value)
        year, month, day = (part and int(part) for part in match.groups())
        if day:
            return date(year, month, day)
        month = month or (12 if self.last else 1)
        first = date(year, month, 1)
        return first.replace(day=calendar.monthrange(year, month)[1]) if self.last else first


class TermField(forms.ChoiceField):
    """One member of a vocabulary of ``claims.terms``, or of ``among``; ``default`` where nothing was chosen."""

    default_error_messages = {"invalid_choice": "There is no %(field)s “%(value)s”. Choose %(choices)s."}

    def __init__(self, term: type[Term], *, default: Term, among: Sequence[Term] = (), **options):
        self.term, self.default, self.among = term, default, among or tuple(term)
        super().__init__(choices=term.choices(), required=False, **options)

    def validate(self, value: str) -> None:
        """A value outside the vocabulary is an error that names the vocabulary."""
        if value and self.term.parse(value) not in self.among:
            words = {
                "value": shortened(value),
                "field": self.term.__name__.lower(),
                "choices": " or ".join(member.value for member in self.among),
            }
            raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", words)

    def clean(self, value: Any) -> Term:
        """The member of the vocabulary."""
        return self.term.parse(super().clean(value)) or self.default


class ValuesField(forms.Field):
    """A parameter that may be given several times: its different values, in the order of the address."""

    widget = forms.MultipleHiddenInput
    default_error_messages = {"too_many": "More than %(limit)s values were given for “%(name)s”; choose fewer."}
    LIMIT, LONGEST = 20, 100

    def __init__(self, name: str):
        self.name = name
        super().__init__(required=False)

    def clean(self, value: Any) -> list[str]:
        """The values without empty ones and repetitions; too many, too long or with a NUL byte is an error."""
        values = list(dict.fromkeys(filter(None, (str(one).strip() for one in value or ()))))
        if len(values) > self.LIMIT:
            raise ValidationError(self.error_messages["too_many"], "too_many", {"limit": self.LIMIT, "name": self.name})
        for one in values:
            ProhibitNullCharactersValidator()(one)
        return values


class NumbersField(forms.Field):
    """The keys of rows, given one or several times, or several at once with commas between."""

    widget = forms.MultipleHiddenInput
    default_error_messages = {"invalid": "The form came without saying what you mean. Look at the list, then choose."}

    def __init__(self, *, most: int, **options):
        self.most = most
        super().__init__(**options)

    def clean(self, value: Any) -> list[int]:
        """The numbers, each once; none, too many, or anything else is an error."""
        given = list(dict.fromkeys(one for together in value or () for one in together.split(",")))
        if not int(self.required) <= len(given) <= self.most or not are_keys(given):
            raise ValidationError(self.error_messages["invalid"], "invalid")
        return [int(one) for one in given]


class TextField(forms.CharField):
    """Text as it was written, but for blanks around it."""

    default_error_messages = {"null_characters_not_allowed": "This holds the character NUL. Take it out."}


class WordsField(forms.CharField):
    """Words of several lines that a person writes, cleaned: a line end is one character, as browsers count it."""

    default_error_messages = {
        "max_length": "This takes up to %(limit_value)d characters; yours has %(show_value)d. Shorten it."
    }

    def __init__(self, *, max_length: int, rows: int = 3, **options):
        super().__init__(max_length=max_length, widget=forms.Textarea(attrs={"rows": rows}), **options)
        # A browser would cut longer words without a word; the form says so instead.
        self.widget.attrs.pop("maxlength", None)

    def to_python(self, value: Any) -> str:
        """The words without what cannot be stored or would deceive the eye."""
        return clean_text(super().to_python(value))


class ReasonField(WordsField):
    """Why somebody changes what they change."""

    LONGEST = 1_000

    def __init__(self, **options):
        usual = {"label": "Reason", "rows": 2, "help_text": "Kept in the history, with your name."}
        super().__init__(max_length=self.LONGEST, **{**usual, **options})


class NeededReasonField(ReasonField):
    """A reason without which nothing is changed: that it is missing is told with whatever else is wrong."""

    default_error_messages = {"required": "Say why: the reason is kept with the decision."}


class ShortReasonField(TextField):
    """Why somebody decides as they do, where many are decided one after the other: taken as it was written."""

    default_error_messages = {
        "max_length": "A reason takes up to %(limit_value)d characters; this one has %(show_value)d.",
        "null_characters_not_allowed": "A reason cannot hold the character NUL. Take it out.",
    }

    def __init__(self, **options):
        super().__init__(max_length=ReasonField.LONGEST, **options)


class SoughtField(forms.CharField):
    """Words to search for, on one line."""

    LONGEST = 200
    default_error_messages = {
        "required": "Write what you look for.",
        "max_length": "A search takes up to %(limit_value)d characters; this one has %(show_value)d. "
        "A few words of it are enough.",
        "null_characters_not_allowed": "A search cannot hold the character NUL. Take it out.",
    }

    def __init__(self, **options):
        super().__init__(max_length=self.LONGEST, **options)

    def to_python(self, value: Any) -> str:
        """With one space between words."""
        return " ".join(super().to_python(value).split())


class LineField(forms.CharField):
    """Words on one line that a person writes, without what would deceive the eye."""

    default_error_messages = {
        "max_length": "This takes up to %(limit_value)d characters; yours has %(show_value)d. Shorten it."
    }

    def __init__(self, **options):
        super().__init__(**options)
        # A browser would cut longer words without a word; the form says so instead.
        self.widget.attrs.pop("maxlength", None)

    def to_python(self, value: Any) -> str:
        """The words, cleaned, with one blank between any two."""
        return " ".join(clean_text(super().to_python(value)).split())


class AddressField(forms.CharField):
    """A web address as it was written, but without its fragment and with its scheme in small letters.

    https:// is put before one that begins with a host. A path on this site (the demonstration's pages) stands for
    itself.
    """

    widget = forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"})
    default_error_messages = {
        "invalid": "“%(given)s” is no web address. Copy it from the page, from https:// on.",
        "null_characters_not_allowed": "An address cannot hold the character NUL. Take it out.",
    }
    #: Bytes: longer ones do not fit into the index by which an address is found again.
    LONGEST = 1_900

    def clean(self, value: Any) -> str:
        """The address; "" where none was written and none is needed."""
        address = super().clean(value)
        return self._read(address) if address else ""

    def _read(self, given: str) -> str:
        address = re.sub(r"^feed:(?://)?", "", given, flags=re.IGNORECASE).partition("#")[0]
        if not re.match(r"/|[a-z][a-z0-9+.-]*:(?!\d)", address, re.IGNORECASE):
            address = f"https://{address}"
        address = with_plain_scheme(address)
        if not self._can_be_asked(address):
            raise ValidationError(self.error_messages["invalid"], "invalid", {"given": shortened(given)})
        return address

    def _can_be_asked(self, address: str) -> bool:
        """Whether it is a path on this site, or names a host that may be out there: one with a dot or a colon."""
        if not is_safe_link(address) or len(address.encode()) > self.LONGEST:
            return False
        try:
            host = "" if address.startswith("/") else urlsplit(canonical_url(address)).hostname
        except ValueError:
            return False
        return not host or "." in host or ":" in host


def are_keys(given: Sequence[str]) -> bool:
    """Whether all of these are whole numbers that a row can have as its key."""
    return all(one.isascii() and one.isdecimal() and len(one) <= _LONGEST_KEY for one in given)


def shortened(value: str, length: int = 60) -> str:
    """A given value as a message repeats it: printable, and not too long."""
    printable = "".join(character if character.isprintable() else "�" for character in value)
    return printable if len(printable) <= length else f"{printable[:length]}…"

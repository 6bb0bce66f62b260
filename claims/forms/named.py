"""Fields that name something that has a page here: by its number or its name, or by the address of that page."""

import re

from django import forms
from django.core.exceptions import ValidationError

from claims.forms.fields import TextField, shortened

_LARGEST = 2**63 - 1


class NumberField(forms.CharField):
    """The number of a claim or an article: 12, “claim 12”, or the address of one of its pages."""

    default_error_messages = {
        "invalid": "“%(given)s” is no number of %(what)s. Write one like 128, or paste the address of its page.",
    }

    def __init__(self, what: str, **options):
        """``what`` it is the number of: "claim" or "article"."""
        self.what = what
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(widget=widget, **options)
        self._read = re.compile(
            rf"(?:{what}\s*|no\.?\s*|#)?([0-9]{{1,19}})|\S*/{what}s/([0-9]{{1,19}})(?:[/?#]\S*)?", re.IGNORECASE
        )

    def to_python(self, value: object) -> int | None:
        """The number; None where nothing was written."""
        given = super().to_python(value)
        if not given:
            return None
        found = self._read.fullmatch(given)
        number = int(found[1] or found[2]) if found else _LARGEST + 1
        if number > _LARGEST:
            words = {"given": shortened(given), "what": f"{'an' if self.what[0] in 'aeiou' else 'a'} {self.what}"}
            raise ValidationError(self.error_messages["invalid"], "invalid", words)
        return number

    def run_validators(self, value: int | None) -> None:
        """A number is never too long, nor does it hold a NUL."""


class NameField(TextField):
    """The name of a party or an outlet as people write it, or the address of its page, or the end of that."""

    def __init__(self, pages: str, **options):
        """``pages`` is what stands in those addresses before their ends: "parties" or "sources"."""
        self._address = re.compile(rf"(?:https?://\S*)?/{pages}/([-\w]+)/?(?:[?#]\S*)?")
        super().__init__(**options)

    def to_python(self, value: object) -> str:
        """The name, or the end of the address."""
        given = super().to_python(value)
        found = self._address.fullmatch(given)
        return found[1] if found else given

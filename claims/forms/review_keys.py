"""The keys of the review desk, and the parties that an editor looks after."""

from collections.abc import Iterator, Mapping

from django import forms

from claims.forms.named import NameField
from claims.models import Party
from claims.models.review import USUAL_KEYS

#: Keys that do something on every page.
TAKEN = frozenset("tjk/?")
_ONE = "One key each: a letter, a digit or a sign. Leave it empty for none."


class KeysForm(forms.Form):
    """A key for each deed, and whether single keys work. ``keys`` is deed → key, once validated."""

    is_on = forms.BooleanField(required=False, label="Single keys work in the review queue")

    def __init__(self, keys: Mapping[str, str], is_on: bool, data: Mapping | None = None):
        super().__init__(data, initial={**keys, "is_on": is_on})
        for deed in USUAL_KEYS:
            self.fields[deed.value] = forms.CharField(
                label=deed.label.capitalize(),
                required=False,
                max_length=1,
                widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "size": 2}),
                error_messages=dict.fromkeys(("max_length", "null_characters_not_allowed"), _ONE),
            )

    @property
    def deeds(self) -> Iterator[forms.BoundField]:
        """The fields of the keys."""
        return (self[deed.value] for deed in USUAL_KEYS)

    @property
    def keys(self) -> dict[str, str]:
        """Deed → key."""
        return {deed.value: self.cleaned_data[deed.value] for deed in USUAL_KEYS}

    def clean(self) -> None:
        """No key twice, and none that does something everywhere."""
        seen: dict[str, str] = {}
        for deed in USUAL_KEYS:
            key = self.cleaned_data.get(deed.value, "")
            if key in TAKEN:
                self.add_error(deed.value, f"“{key}” does something on every page already. Choose another key.")
            elif key and not key.isprintable():
                self.add_error(deed.value, _ONE)
            elif key in seen:
                self.add_error(deed.value, f"“{key}” is the key of “{seen[key]}” already. Choose another key.")
            if key:
                seen.setdefault(key, deed.label)


class WatchForm(forms.Form):
    """The name of a party to look after."""

    name = NameField(
        "parties",
        label="Look after",
        max_length=Party._meta.get_field("name").max_length,
        help_text="A party as it is called here, or the address of its page.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": "Write the name of a party.",
            "null_characters_not_allowed": "A name cannot hold the character NUL. Take it out.",
        },
    )

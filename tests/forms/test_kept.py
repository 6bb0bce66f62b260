"""What of a form that came too late is shown: all that a person typed into it, and nothing that they only chose."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from django import forms

import claims.forms
from claims.forms.kept import _CHOICES, _CHOSEN, Kept

#: Widgets that take words.
TYPED = (forms.TextInput, forms.Textarea, forms.EmailInput, forms.NumberInput)
#: Fields of this kind that are never seen: what was on the screen, what a button stands for, a part of a page.
UNSEEN = {"version", "opened", "do", "event", "part"}


def classes_of_forms() -> Iterator[type[forms.BaseForm]]:
    for module in pkgutil.iter_modules(claims.forms.__path__, "claims.forms."):
        for each in vars(importlib.import_module(module.name)).values():
            if isinstance(each, type) and issubclass(each, forms.BaseForm) and each.__module__ == module.name:
                yield each


def fields() -> list[tuple[str, forms.Field]]:
    return [named for form in classes_of_forms() for named in form.base_fields.items() if named[0] not in UNSEEN]


def is_typed(field: forms.Field) -> bool:
    return isinstance(field.widget, TYPED) and not isinstance(field.widget, forms.PasswordInput)


def test_no_field_that_takes_words_counts_as_chosen():
    assert {name for name, field in fields() if is_typed(field)}.isdisjoint(_CHOSEN)


def test_every_field_of_choices_counts_as_chosen():
    """Those that other forms have typed into go by their values."""
    typed = {name for name, field in fields() if is_typed(field)}
    chosen = {name for name, field in fields() if isinstance(field.widget, forms.Select | forms.CheckboxInput)}
    assert chosen - typed <= _CHOSEN
    values = {
        str(value)
        for name, field in fields()
        if name in _CHOICES and isinstance(field, forms.ChoiceField)
        for value, _ in field.choices
    }
    assert values <= {value for values in _CHOICES.values() for value in values}


@pytest.mark.parametrize("words", ["typo", "wrong.", "2025-01", "co-op", "see:above", "Spam", "a b"])
def test_single_words_are_words(words):
    sent = (("reason", words), ("link-0-words", words), ("do", "accept"), ("version", "0af"), ("link-0-how", "said"))
    assert [*Kept("/", (*sent, ("other", "12"), ("decision", "take"), ("take-wording", "mine"))).words] == [words] * 2


def test_blanks_alone_are_none():
    assert not [*Kept("/", (("reason", " \n"), ("why", ""))).words]

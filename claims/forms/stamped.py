"""The hidden field of a form that names the state which was on the screen when it was filled in."""

from typing import TypeVar

from django import forms

Form = TypeVar("Form", bound=forms.Form)


def stamped(form: Form, **stamp: object) -> Form:
    """The form, which goes by what stands now: the page shows that beside it. What was typed stays.

    ``stamp`` is the hidden field with its value, like ``version=3``.
    """
    form.initial |= stamp
    if form.is_bound:
        form.data = {**form.data.dict(), **stamp}
    return form

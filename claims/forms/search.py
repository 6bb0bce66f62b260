"""The search field, checked."""

from django import forms

LONGEST = 200


class SearchForm(forms.Form):
    """``q``: what is searched for, in the syntax of web searches ("quoted words", or, -not)."""

    q = forms.CharField(
        max_length=LONGEST,
        error_messages={
            "required": "Write what you look for.",
            "max_length": "A search takes up to %(limit_value)d characters; this one has %(show_value)d. "
            "A few words of it are enough.",
            "null_characters_not_allowed": "A search cannot hold the character NUL. Take it out.",
        },
    )

"""Markup put together in Python escapes as Django's own does."""

import pytest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from claims.templatetags.markup import joined, markup

PIECES = ["plain", "<b>&\"'", mark_safe("<b>safe</b>"), 7, None, gettext_lazy("Monday"), "{0}", "\u202e<"]


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_piece_is_put_in_as_django_would(piece):
    made = markup("<i>{}</i>{named}", piece, named=piece)
    assert made == format_html("<i>{}</i>{named}", piece, named=piece)
    assert isinstance(made, SafeString)


def test_pieces_are_joined_as_django_would():
    made = joined(PIECES, "<br>")
    assert made == format_html_join(mark_safe("<br>"), "{}", ((piece,) for piece in PIECES))
    assert isinstance(made, SafeString)

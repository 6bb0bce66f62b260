"""Numbers in addresses: what can be the key of a row, and what cannot."""

import pytest

from claims.views.numbers import key_in


def test_digits_are_a_key():
    assert key_in("12") == 12


@pytest.mark.parametrize("words", ["", "-1", "1.5", "٣", "²", "one", "9" * 19])
def test_nothing_else_is(words):
    assert key_in(words) is None

"""Pages that want a log-in."""

import pytest

from claims.parsing.login import asks_to_log_in


@pytest.mark.parametrize(
    "markup, asks",
    [
        ("<title>Log in</title>", True),
        ('<form><input name="p" type="password"></form>', True),
        ("<INPUT TYPE = password>", True),
        ("<title>The suit</title><p>A password was leaked.</p>", False),
        ('<input type="text"> password', False),
    ],
)
def test_a_field_for_a_password_or_a_title_that_asks(markup, asks):
    assert asks_to_log_in(markup) is asks


@pytest.mark.parametrize("opening", ["<input type ", "<title "])
def test_tags_by_the_ten_thousand_that_nothing_closes_are_looked_through_once(opening):
    """With a look to the end for each of them, this would take a minute."""
    assert not asks_to_log_in(opening * 30_000)

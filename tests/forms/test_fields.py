"""Addresses as people write them."""

import pytest
from django.core.exceptions import ValidationError

from claims.forms.fields import AddressField, NumbersField


@pytest.mark.parametrize(
    "given,address",
    [
        ("https://example.org/a?b=1#c", "https://example.org/a?b=1"),
        ("  http://example.org  ", "http://example.org"),
        ("example.org/a", "https://example.org/a"),
        ("example.org:8080/a", "https://example.org:8080/a"),
        ("feed:https://example.org/a", "https://example.org/a"),
        ("feed://example.org/a", "https://example.org/a"),
        ("HTTPS://Example.org/", "https://Example.org/"),
        ("/demo-digest/feed.xml", "/demo-digest/feed.xml"),
        ("https://münchen.example/", "https://münchen.example/"),
        ("https://[2001:db8::1]/", "https://[2001:db8::1]/"),
    ],
)
def test_an_address(given, address):
    assert AddressField().clean(given) == address


@pytest.mark.parametrize(
    "given",
    [
        "two words",
        "word",
        "localhost",
        "//example.org/",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "mailto:a@example.org",
        "https://user:secret@example.org/",
        "https://",
        "https://exa mple.org/",
        "https://example.org:99999/",
        "https://" + "ü" * 64 + ".example/",
        "https://example.org/" + "x" * 1_900,
        "\0",
    ],
)
def test_no_address(given):
    with pytest.raises(ValidationError):
        AddressField().clean(given)


def test_none_where_none_is_needed():
    assert AddressField(required=False).clean(" ") == ""


@pytest.mark.parametrize("given, numbers", [(["1", "2", "1"], [1, 2]), (["2"], [2]), (["2,1", "1"], [2, 1])])
def test_numbers_once_each(given, numbers):
    assert NumbersField(most=2).clean(given) == numbers


@pytest.mark.parametrize(
    "given",
    [
        None,
        [],
        ["x"],
        ["-1"],
        ["١"],
        ["²"],
        ["1,,2"],
        ["1", "2", "3"],
        [str(2**63)],
        ["1" * 5_000],
        ["0" * 20 + "9" * 30],
    ],
)
def test_no_numbers(given):
    with pytest.raises(ValidationError):
        NumbersField(most=2).clean(given)

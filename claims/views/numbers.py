"""Numbers in addresses."""

from django.http import Http404

from claims.forms.fields import are_keys

_LARGEST = 2**63 - 1


def in_database(number: int) -> int:
    """The same number; Http404 for one that no row can have, where PostgreSQL would raise an error."""
    if number > _LARGEST:
        raise Http404
    return number


def key_in(words: str) -> int | None:
    """The key of a row that stands in an address; None for words that can be none."""
    return int(words) if are_keys([words]) else None


def row_number(number: int) -> int:
    """The same number; 0, which no row has, for one that none can have: to be told like any other that is not there."""
    return number if number <= _LARGEST else 0

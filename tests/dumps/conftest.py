"""One dump for all tests that only read it."""

import pytest

from tests.dumps.dumping import dump_and_forget
from tests.dumps.newsroom import two_disputes


@pytest.fixture(scope="package")
def dump(django_db_setup, django_db_blocker) -> bytes:
    """Of the first of two disputes; the database is empty again."""
    with django_db_blocker.unblock():
        return dump_and_forget(two_disputes)

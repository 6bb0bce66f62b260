"""Rows that several tests find: made once, before the first of them, and taken back after the last."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django import DjangoDbBlocker


@contextmanager
def standing(blocker: DjangoDbBlocker, make: Callable[[], object]) -> Iterator[None]:
    """What ``make`` writes stands meanwhile, for tests that take back what they write themselves.

    For fixtures of a class or a file. A test gets its rows from the database anew: objects would keep what the test
    before did to them.
    """
    with _taken_back(blocker):
        with blocker.unblock():
            make()
        yield


@contextmanager
def _taken_back(blocker: DjangoDbBlocker) -> Iterator[None]:
    around = transaction.atomic()
    with blocker.unblock():
        around.__enter__()
    try:
        yield
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            around.__exit__(None, None, None)

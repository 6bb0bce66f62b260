"""Two editors who begin a story at the same moment."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from claims.editing.stories import Words, create_story
from claims.models import User
from claims.terms import Role
from tests.factories import a_user

TITLE = Words("Who told whom?")
_SOMEBODY_WAITS = "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid)))"


def begin(editor: User) -> str:
    """The end of the address of a story that is begun on a connection of its own."""
    try:
        return create_story(editor, TITLE).slug
    finally:
        connection.close()


def wait_for_another() -> None:
    """Until another connection waits for this one."""
    with connection.cursor() as cursor:
        while not cursor.execute(_SOMEBODY_WAITS).fetchone()[0]:
            time.sleep(0.01)


@pytest.mark.django_db(transaction=True)
def test_two_stories_of_one_title_begun_at_once_have_an_address_each():
    one, other = a_user(Role.EDITOR), a_user(Role.EDITOR)
    with ThreadPoolExecutor(1) as aside:
        with transaction.atomic():
            first = create_story(one, TITLE).slug
            second = aside.submit(begin, other)
            wait_for_another()
        assert (first, second.result()) == ("who-told-whom", "who-told-whom-2")

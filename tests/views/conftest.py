"""Who looks at the pages."""

import pytest

from claims.models import User
from claims.terms import Role
from tests.factories import a_user


@pytest.fixture
def editor(client) -> User:
    """An editor, logged in."""
    return _logged_in(client, Role.EDITOR)


@pytest.fixture
def lead(client) -> User:
    """A lead, logged in."""
    return _logged_in(client, Role.LEAD)


def _logged_in(client, role: Role) -> User:
    user = a_user(role)
    client.force_login(user)
    return user

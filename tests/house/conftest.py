"""An embedded server for the tests of the house, and processes that use it."""

from collections.abc import Callable, Iterator

import pytest

from claims.postgres.folder import DataFolder
from claims.postgres.pidfile import postmaster
from claims.postgres.server import Server
from tests.house.users import User, wait_until


@pytest.fixture
def new_user() -> Iterator[Callable[..., User]]:
    """Start users; whoever is still there after the test is killed."""
    users = []

    def start(*arguments, **options) -> User:
        users.append(User(*arguments, **options))
        return users[-1]

    yield start
    for user in users:
        user.process.kill()
        user.process.communicate()


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFolder]:
    """A data folder, in a place that is closed to others, has blanks and a comma in its name, and is too deep for a
    socket's path. Its cluster is made once for all tests here."""
    folder = DataFolder(tmp_path_factory.mktemp("a closed, and rather deep place " + "x" * 80) / "my data")
    yield folder
    wait_until(lambda: not postmaster(folder.cluster))


@pytest.fixture
def server(data: DataFolder) -> Iterator[Server]:
    """The server of `data`, with this process among its users for the length of a test."""
    server = Server(data)
    server.reach()
    yield server
    server.leave()

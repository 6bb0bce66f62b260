"""What a conftest.py of tests that visit the hostile server needs: `from tests.hostile.fixtures import hostile`."""

import pytest

from tests.hostile.server import HostileServer


@pytest.fixture(scope="session")
def hostile():
    """A hostile server, for all tests of the folder."""
    with HostileServer() as server:
        yield server

"""What the tests in a real browser share."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _allow_the_browsers_event_loop() -> Iterator[None]:
    """Playwright leaves an event loop running, in which Django refuses its database unless told otherwise."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield

"""What every test shares: the long ones on request, the browser's last, and a word about a missing Chromium."""

import shutil
from pathlib import Path

import pytest

BROWSER_TESTS = Path(__file__).parent / "browser"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_CHROMIUM = "The browser tests were skipped: there is no Chromium. To run them: apt-get install chromium"
SKIPPED = pytest.StashKey[bool]()


def find_chromium() -> str | None:
    """Path of the browser installed on this machine."""
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    """How pytest-playwright starts Chromium: the machine's own, quiet and without its sandbox (root has none)."""
    switches = "no-sandbox disable-gpu disable-quic no-first-run"
    switches += " disable-background-networking disable-component-update disable-sync"
    return {
        "executable_path": find_chromium(),
        "headless": True,
        "args": [f"--{switch}" for switch in switches.split()],
    }


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--slow`, which `manage.py test` passes on."""
    parser.addoption("--slow", action="store_true", help="also run the tests that take long")
    parser.addoption("--kills", type=int, default=12, help="how often the slow test of a load kills its worker")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the slow ones unless asked for; put the browser's last, and skip them without a browser."""
    slow = [] if config.option.slow else [item for item in items if item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
    items[:] = sorted((item for item in items if item not in slow), key=_needs_browser)
    for item in filter(_needs_browser, items):
        item.add_marker(pytest.mark.browser)
        if not find_chromium():
            config.stash[SKIPPED] = True
            item.add_marker(pytest.mark.skip(reason="no Chromium"))


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Say last, after pytest's own summary, what was not tested and how to change that."""
    if config.stash.get(SKIPPED, False):
        config.get_terminal_writer().line(f"\n{NO_CHROMIUM}", yellow=True)


def _needs_browser(item: pytest.Item) -> bool:
    return BROWSER_TESTS in item.path.parents

"""What every test shares: the long ones on request, an order, and a word about a missing Chromium."""

import gc
import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import chain, groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

BROWSER_TESTS = Path(__file__).parent / "browser"
#: The first is the same engine without a browser's windows: to open it and its pages takes a third of the processor.
CHROMIUM_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
NO_CHROMIUM = "The browser tests were skipped: there is no Chromium. To run them: apt-get install chromium"
NO_BROWSER = "no Chromium"
#: As many tests in a browser as one takes that is marked as slow, about.
LONG = 10


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


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Iterator[None]:
    """Leaves the name of the test database as the settings made it: every process of a run has its own already.

    How its tables are emptied is ours.
    """
    from tests.emptying import deleting_what_is_there

    with deleting_what_is_there():
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test database as pytest-django makes it, its statistics left as they are in a new one.

    The vectors that are stored in it are made once for all tests.
    """
    from tests.planning import leave_tables_uncounted
    from tests.remembering import vectors_made_once

    with django_db_blocker.unblock():
        leave_tables_uncounted()
    with vectors_made_once():
        yield


@pytest.fixture(autouse=True)
def empty_queue(request: pytest.FixtureRequest) -> None:
    """Tests that commit begin without jobs. The queue's tables are not Django's: nothing else empties them between."""
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        request.getfixturevalue("transactional_db")
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--slow`, which `manage.py test` passes on."""
    parser.addoption("--slow", action="store_true", help="also run the tests that take long")
    parser.addoption("--kills", type=int, default=6, help="how often the slow test of a load kills its worker")
    parser.addoption("--away", type=int, default=6, help="seconds for which a slow test takes the database away")


def pytest_configure(config: pytest.Config) -> None:
    """Before a test file is read: how hypothesis tries a property. That the machine is busy is no fault of its inputs.

    Without --slow it tries a quarter of its usual 100.
    """
    settings.register_profile("whole", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("quick", settings.get_profile("whole"), max_examples=25)
    settings.load_profile("whole" if config.option.slow else "quick")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the slow ones unless asked for; put files without a database first, so that the processes do not all
    wait for its tables at once, those that empty the tables behind the others, and the browser's last, which are
    skipped without a browser: of these the files that take longest first, so that no process is left alone with one.
    Those that wait are spread among all before the browser's."""
    slow = set() if config.option.slow else set(filter(_takes_long, items))
    if slow:
        config.hook.pytest_deselected(items=list(slow))
    filling = {item.path for item in items if item.get_closest_marker("django_db")}
    emptying = {item.path for item in items if _empties_tables(item)}
    weights = Counter()
    for item in filter(_needs_browser, items):
        weights[item.path] += LONG if item.get_closest_marker("slow") else 1
    items[:] = sorted(
        (item for item in items if item not in slow),
        key=lambda item: (_needs_browser(item), item.path in emptying, item.path in filling, -weights[item.path]),
    )
    _spread_waiting(items)
    for item in filter(_needs_browser, items):
        item.add_marker(pytest.mark.browser)
        if not find_chromium():
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Spare the collection of garbage what stays to the end, modules and tests: it took a twentieth of the time.

    And let it look less often: a test makes many objects that are gone at its end without it. It took an eighth.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Say last, after pytest's own summary, what was not tested and how to change that."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")  # none in a process that runs a share of the tests
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if any(NO_BROWSER in str(report.longrepr) for report in skipped):
        config.get_terminal_writer().line(f"\n{NO_CHROMIUM}", yellow=True)


def _spread_waiting(items: list[pytest.Item]) -> None:
    """Put the files that wait at equal distances, the first one first: together they would leave the cores idle.

    A file may stand in several places, among others that share a fixture: each of its runs stays where it is.
    """
    runs = [list(run) for _, run in groupby(items, key=lambda item: item.path)]
    waiting = [run for run in runs if any(item.get_closest_marker("waits") for item in run)]
    order = [run for run in runs if run not in waiting]
    distance = sum(not _needs_browser(run[0]) for run in order) // (len(waiting) + 1)
    for number, run in enumerate(waiting):
        order.insert(number * (distance + 1), run)
    items[:] = chain.from_iterable(order)


def _takes_long(item: pytest.Item) -> bool:
    """Whether it is left to --slow: what is marked so, and of the browser's tests what is not of its core."""
    is_core = item.get_closest_marker("core") or not _needs_browser(item)
    return bool(item.get_closest_marker("slow")) or not is_core


def _needs_browser(item: pytest.Item) -> bool:
    return BROWSER_TESTS in item.path.parents


def _empties_tables(item: pytest.Item) -> bool:
    """Whether it commits what it does: afterwards all tables are emptied, those that tests find filled, too."""
    marker = item.get_closest_marker("django_db")
    return marker is not None and marker.kwargs.get("transaction", False)

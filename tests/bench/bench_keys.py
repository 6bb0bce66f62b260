"""``bench keys``: how long an editor waits for the next claim who reviews the demonstration by keyboard alone.

What waits is what the machine found in the demonstration's articles, read from a copy of its database, so that nothing
of it is decided. A key is pressed as a person presses it, without a mouse; its time ends when the next claim has been
painted, and has the server's part in it, which runs in this process and over HTTP.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice

from django.conf import settings
from django.db import ProgrammingError, connection
from django.test import Client, override_settings
from playwright.sync_api import Page, sync_playwright
from psycopg import errors, sql

from claims.management.scratch import drop_database, use_database
from claims.models import ReviewItem, User
from claims.models.review import USUAL_KEYS
from claims.terms import Deed, RejectionReason, Role
from tests.bench.measuring import CannotMeasure, Measure, Options, percentile
from tests.bench.served import served
from tests.conftest import NO_CHROMIUM, find_chromium

N_REVIEWED = 50
COPY = "bench_keys"
#: What is made of one claim after the other.
_ROUND = (Deed.ACCEPT, RejectionReason.CUT, Deed.SKIP, Deed.UNCLEAR, Deed.ACCEPT, RejectionReason.BESIDE)
#: In the page: from the key to the frame in which the next claim stands.
_WATCH = """
document.addEventListener("keydown", (event) => { window.pressed = event.timeStamp; window.took = null; }, true);
document.addEventListener("htmx:afterSettle", () => requestAnimationFrame(() => requestAnimationFrame(() => {
  window.took ??= performance.now() - window.pressed;
})));
"""
_PAINTED = """() => new Promise((done) => {
  const look = () => window.took === null ? requestAnimationFrame(look) : done(window.took);
  look();
})"""


def run(options: Options) -> Iterator[Measure]:
    """Review ``N_REVIEWED`` claims; CannotMeasure without Chromium, and without a demonstration that was read."""
    if not find_chromium():
        raise CannotMeasure(NO_CHROMIUM)
    with _copy_of_the_demonstration():
        if (n := _n_waiting()) <= N_REVIEWED:
            raise CannotMeasure(
                f"In the demonstration {n} claims wait: run manage.py demo until its articles are read."
            )
        options.report(f"{n:,} claims wait")
        waits = _review(_session())
    for deed, times in waits.items():
        yield _line(f"the next after {deed.label}", times)
    yield _line("the next, whatever was decided", [time for times in waits.values() for time in times])


def _n_waiting() -> int:
    """How many claims wait; none where no table was made yet."""
    try:
        return ReviewItem.objects.count()
    except ProgrammingError:
        return 0


@contextmanager
def _copy_of_the_demonstration() -> Iterator[None]:
    usual = settings.DATABASES["default"]["NAME"]
    with connection._nodb_cursor() as server:
        drop_database(server, COPY)
        _copy(server, usual)
        try:
            use_database(COPY)
            yield
        finally:
            use_database(usual)
            drop_database(server, COPY)


def _copy(server, usual: str) -> None:
    copying = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(COPY), sql.Identifier(usual))
    try:
        server.execute(copying)
    except Exception as error:
        if isinstance(error.__cause__, errors.ObjectInUse):
            raise CannotMeasure("The demonstration is running: stop it first, its database is copied.") from error
        raise


def _session() -> str:
    """The key of a session in which an editor is logged in."""
    client = Client()
    client.force_login(User.objects.create_user("bench", role=Role.EDITOR))
    return client.cookies["sessionid"].value


def _review(session: str) -> dict[Deed | RejectionReason, list[float]]:
    """Milliseconds that each kind of decision had to wait for the next claim."""
    waits = defaultdict(list)
    with override_settings(ALLOWED_HOSTS=["127.0.0.1"]), served() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1360, "height": 900})
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
        page.add_init_script(_WATCH)
        page.goto(f"{site}/desk/review/")
        for deed in islice(cycle(_ROUND), N_REVIEWED):
            waits[deed].append(_press(page, USUAL_KEYS[deed]))
        browser.close()
    return waits


def _press(page: Page, key: str) -> float:
    before = _shown(page)
    page.keyboard.press(key)
    took = page.evaluate(_PAINTED)
    if _shown(page) == before:
        raise CannotMeasure(f"The key {key} brought no other claim than {before}.")
    return took


def _shown(page: Page) -> str:
    return page.locator(".toreview .crumbs a").first.inner_text()


def _line(case: str, times: list[float]) -> Measure:
    p50, p95 = (round(percentile(times, share), 1) for share in (0.5, 0.95))
    return Measure(bench="keys", case=case, p50_ms=p50, p95_ms=p95, n=len(times))

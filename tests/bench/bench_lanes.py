"""``bench lanes``: what a browser makes of a dispute in lanes: how soon they can be used, and how smoothly they pan.

The page comes from this process over HTTP, so that the time until it can be used has the server's in it. Panning is
real: wheel events, frame by frame, from the latest end to the first. A task of more than 50 ms is what a browser calls
long; the case says the longest.
"""

from collections.abc import Iterator
from time import perf_counter

from django.test import override_settings
from playwright.sync_api import Page, sync_playwright

from claims.timeline.looks import Row
from tests.bench.database import use_bench_database
from tests.bench.measuring import CannotMeasure, Measure, Options, percentile
from tests.bench.served import served
from tests.conftest import NO_CHROMIUM, find_chromium

N_LOADS, N_WHEELS, PIXELS_A_WHEEL = 5, 120, 120
#: In the page: tasks that a browser calls long, and the time between frames.
_WATCH = """
window.tasks = []; window.frames_ms = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
"""
_COUNT_FRAMES = """() => { let last = window.begun = performance.now();
  const next = (now) => { frames_ms.push(now - last); last = now; requestAnimationFrame(next); };
  requestAnimationFrame(next); }"""

_LONGEST = "Math.max(0, ...tasks.filter((task) => task.startTime >= begun).map((task) => task.duration))"


def run(options: Options) -> Iterator[Measure]:
    """Measure lanes of each kind on a dispute of the size asked for; CannotMeasure without Chromium."""
    if not find_chromium():
        raise CannotMeasure(NO_CHROMIUM)
    use_bench_database(options.n_appearances, options.fresh, options.report)
    with override_settings(ALLOWED_HOSTS=["127.0.0.1"]), served() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for row in Row:
            page = browser.new_page(viewport={"width": 1360, "height": 900})
            page.add_init_script(_WATCH)
            options.report(f"lanes: one row per {row}")
            yield from _measure(page, f"{site}/?look=lanes&row={row}", row)
            page.close()
        browser.close()


def _measure(page: Page, address: str, row: Row) -> Iterator[Measure]:
    loads = [_load(page, address) for _ in range(N_LOADS)]
    n_marks = page.locator(".lanes li > svg a").count()
    yield _line(f"lanes, one row per {row}: {n_marks:,} marks, until they can be used", loads)
    frames, longest = _pan(page)
    yield _line(f"lanes, one row per {row}: a frame while panning; the longest task {longest:.0f} ms", frames)


def _load(page: Page, address: str) -> float:
    """Milliseconds until the lanes are drawn and answer."""
    begun = perf_counter()
    page.goto(address)
    page.locator(".lanes").hover()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return (perf_counter() - begun) * 1000


def _pan(page: Page) -> tuple[list[float], float]:
    """Milliseconds between frames while the wheel turns over the lanes, there and back, and the longest task."""
    page.locator(".lanes").hover()
    page.wait_for_timeout(500)  # what loading left to do is no part of panning
    page.evaluate(_COUNT_FRAMES)
    for direction in (-1, 1):
        for _ in range(N_WHEELS):
            page.mouse.wheel(direction * PIXELS_A_WHEEL, 0)
    page.wait_for_timeout(200)
    return page.evaluate("frames_ms"), page.evaluate(_LONGEST)


def _line(case: str, times: list[float]) -> Measure:
    p50, p95 = (round(percentile(times, share), 1) for share in (0.5, 0.95))
    return Measure(bench="lanes", case=case, p50_ms=p50, p95_ms=p95, n=len(times))

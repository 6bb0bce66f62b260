"""TimelineJS itself reads our timeline and shows it, without an error."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.test import Client
from playwright.sync_api import Page

from claims.models import days
from claims.terms import Status
from tests.factories import a_dispute, a_placed_claim

#: The folder of npm's package @knight-lab/timelinejs.
TIMELINEJS = Path(os.environ.get("TIMELINEJS", ""))

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not (TIMELINEJS / "dist/js/timeline.js").is_file(),
        reason="TIMELINEJS does not name the folder of npm's package @knight-lab/timelinejs that this needs",
    ),
]

PAGE = """<!doctype html><html lang="en"><title>Slides</title><link rel="stylesheet" href="dist/css/timeline.css">
<div id="slides" style="height: 600px"></div><script src="dist/js/timeline.js"></script>
<script>const shown = new TL.Timeline("slides", "{source}");</script>"""
SEASON = {"happened": days(date(2024, 9, 1), date(2024, 11, 30)), "happened_why": {"edtf": "2024-23"}}
DAY = {"happened": days(date(2025, 1, 30), date(2025, 1, 30))}
HOSTILE = 'It took <script>alert(1)</script> "data" & 𝔸 🙈 \u202e'


@pytest.fixture
def folder(tmp_path, client: Client) -> Path:
    """TimelineJS, the two forms of our timeline, and a page for each."""
    dispute = a_dispute(slug="data")
    thread = a_dispute("The <b>thread</b>", parent=dispute)
    a_placed_claim(dispute, HOSTILE, Status.ACCEPTED, threads=(thread,), appearance=DAY)
    a_placed_claim(dispute, "They drew data in the fall.", appearance=SEASON)
    shutil.copytree(TIMELINEJS / "dist", tmp_path / "dist")
    for ending in ("json", "csv"):
        answer = client.get(f"/d/data.timelinejs.{ending}?clock=happened")
        (tmp_path / f"slides.{ending}").write_bytes(answer.content)
        (tmp_path / f"{ending}.html").write_text(PAGE.format(source=f"slides.{ending}"))
    return tmp_path


class Files(SimpleHTTPRequestHandler):
    """A connection that the browser opened ahead and never used is closed."""

    timeout = 5


@pytest.fixture
def served(folder: Path) -> Iterator[str]:
    """The address of the folder."""
    handler = partial(Files, directory=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = False  # its end waits for them, so that none leaves a connection open
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_it_finds_no_error_and_shows_every_slide(page: Page, served: str, ending: str):
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith(served) else route.abort())
    page.goto(f"{served}/{ending}.html")
    page.wait_for_function("shown.config && shown._loaded && shown._loaded.storyslider", timeout=30_000)
    assert page.evaluate("shown.config.messages.errors") == []
    assert page.evaluate("shown.config.events.length") == 2
    assert page.evaluate("shown.config.events.map((slide) => Number(slide.start_date.data.year))") == [2024, 2025]
    assert page.evaluate("Number(shown.config.events[0].end_date.data.month)") == 11
    assert faults == []

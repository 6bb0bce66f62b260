"""The demonstration from nothing, as a stranger starts it; again after everything was killed in the middle; and rebuilt
from its dump, its pages looked at again."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import reverse

from claims.dumps.kinds import PUBLISHED
from claims.models import Dispute
from claims.permissions import Gate
from tests.dumps.dumping import dump_of, emptied, put_back
from tests.load.database import OwnServer, working_on

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 600
SLUG = "ai-training-data"
#: What differs from answer to answer of one and the same page.
_OF_THE_MOMENT = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"|nonce-[\w+/=-]+|<dt>Printed</dt><dd>[^<]*</dd>'
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A data folder that the demonstration is made in."""
    return tmp_path_factory.mktemp("demo") / "pg data"


@pytest.fixture(scope="module")
def figures(folder) -> dict[str, int]:
    """What the check printed that made the demonstration from nothing."""
    return check(environment_in(folder))


def environment_in(folder: Path) -> dict[str, str]:
    """The demo's own settings, in a data folder of its own."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("CLAIMS_", "DATABASE_URL"))}
    return {**inherited, "CLAIMS_PGDATA": str(folder), "CLAIMS_NO_VENV": "1", "PYTHONUNBUFFERED": "1"}


def demo(*options: str) -> list[str]:
    """The command line of the demo."""
    return [sys.executable, str(ROOT / "manage.py"), "demo", *options]


def check(environment: dict) -> dict[str, int]:
    """Run the check to its end; the figures that it printed."""
    command = demo("--check")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    return {what: int(count) for count, what in re.findall(r"^ +(\d+)  (.+)$", done.stdout, re.MULTILINE)}


def children_of(pid: int) -> list[int]:
    """The processes that this one started, those of its children included."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += [int(child), *children_of(int(child))]
    return found


def kill_in_the_middle(environment: dict) -> None:
    """Start the demo, and kill its server, its worker and itself while the worker reads."""
    process = subprocess.Popen(demo(), env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    deadline = time.monotonic() + PATIENCE
    for line in process.stdout:
        assert time.monotonic() < deadline
        if reading := re.search(r"Reading +(\d+) of (\d+)", line):
            done, total = map(int, reading.groups())
            assert done < total, "it was read before it could be killed"
            if done >= 10:
                break
    victims = [pid for pid in children_of(process.pid) if "postgres" not in Path(f"/proc/{pid}/cmdline").read_text()]
    assert len(victims) >= 2
    for pid in (*victims, process.pid):
        os.kill(pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()


def test_the_check_finds_all_that_the_demonstration_promises(figures):
    assert figures["articles"] >= 60
    assert figures["appearances"] >= 150
    assert figures["parties"] >= 40
    assert figures["publishers in chains"] + figures["documents in chains"] >= 20


@pytest.mark.django_db
def test_rebuilt_it_is_what_it_was(folder, figures, client, monkeypatch):
    with working_on(OwnServer(folder), monkeypatch), transaction.atomic():
        before = {address: _page(client, address) for address in _addresses()}
        dump, published = dump_of(_dispute()), dump_of(_dispute(), PUBLISHED)
    assert len(before) > 80
    assert [address for address, (status, _) in before.items() if status != 200] == []
    with emptied():
        put_back(dump)
        assert dump_of(_dispute()) == dump
        assert [address for address, page in before.items() if _page(client, address) != page] == []
    put_back(published)
    assert dump_of(_dispute(), PUBLISHED) == published


def test_killed_in_the_middle_and_started_again(tmp_path):
    environment = environment_in(tmp_path / "pg data")
    kill_in_the_middle(environment)
    figures = check(environment)
    assert figures["articles"] == len(list((ROOT / "claims/demo/pages").glob("*.html")))
    again = check(environment)
    assert again == figures


def _dispute() -> Dispute:
    return Dispute.objects.get(slug=SLUG)


def _addresses() -> list[str]:
    """Of each kind of page the first few, and the timeline in its looks and threads."""
    looks = ("", "?look=table", "?look=lanes", "?look=print", "?clock=said", "?as_of=2025-02-03")
    found = [f"/d/{SLUG}/{look}" for look in looks]
    found += [f"/d/{slug}/" for slug in Dispute.objects.filter(parent__slug=SLUG).values_list("slug", flat=True)]
    found += [f"/d/{SLUG}{ending}" for ending in (".json", ".csv", ".appearances.csv", ".atom", ".jsonld", "/new/")]
    gate = Gate.for_readers()
    found += [f"/claims/{number}/" for number in gate.claims().order_by("number").values_list("number", flat=True)[:20]]
    found += [f"/articles/{pk}/" for pk in gate.articles().order_by("pk").values_list("pk", flat=True)[:20]]
    seen = {"party": gate.parties(), "publisher": gate.publishers(), "document": gate.documents()}
    for name, rows in {**seen, "story": gate.stories()}.items():
        slugs = rows.order_by("pk").values_list("slug", flat=True)[:10]
        found += [reverse(f"{name}-detail", args=[slug]) for slug in slugs]
    return found


def _page(client, address: str) -> tuple[int, str]:
    answer = client.get(address)
    return answer.status_code, _OF_THE_MOMENT.sub("", answer.getvalue().decode())

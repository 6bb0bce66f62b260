"""The demonstration from nothing, as a stranger starts it; and again after everything was killed in the middle."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 600


@pytest.fixture
def environment(tmp_path):
    """The demo's own settings, in a data folder of its own."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("CLAIMS_", "DATABASE_URL"))}
    return {**inherited, "CLAIMS_PGDATA": str(tmp_path / "pg data"), "CLAIMS_NO_VENV": "1", "PYTHONUNBUFFERED": "1"}


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


@pytest.mark.slow
def test_killed_in_the_middle_and_started_again(environment):
    kill_in_the_middle(environment)
    figures = check(environment)
    assert figures["articles"] == len(list((ROOT / "claims/demo/pages").glob("*.html")))
    again = check(environment)
    assert again == figures


@pytest.mark.slow
def test_the_check_finds_all_that_the_demonstration_promises(environment):
    figures = check(environment)
    assert figures["articles"] >= 60
    assert figures["appearances"] >= 150
    assert figures["parties"] >= 40
    assert figures["publishers in chains"] + figures["documents in chains"] >= 20

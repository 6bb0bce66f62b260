"""Counts of the processes of one server add up; those of another are not among them."""

import os
import subprocess
import sys

import pytest

from claims.operations import shared_counters
from tests.processes import ROOT

COUNT = """
from claims.operations.shared_counters import keep_counts_together
keep_counts_together()
from claims.operations.requests import count_request, counted_requests
from prometheus_client import generate_latest
count_request("help", 200, 0.01)
print(generate_latest(counted_requests()).decode())
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where folders are made; whoever asks for one is a child of this process."""
    monkeypatch.setattr(shared_counters.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv(shared_counters.VARIABLE, "")  # or what is set from now on would stay
    monkeypatch.delenv(shared_counters.VARIABLE)
    return tmp_path


def count_in_a_process_of_its_own(folder) -> str:
    told = {**os.environ, "TMPDIR": str(folder)}
    told.pop(shared_counters.VARIABLE, None)
    command = [sys.executable, "-c", COUNT]
    return subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, check=True).stdout


def test_two_processes_of_one_server_add_up(folder):
    count_in_a_process_of_its_own(folder)
    told = count_in_a_process_of_its_own(folder)
    assert 'claimline_http_requests_total{status="200",view="help"} 2.0' in told
    assert 'claimline_http_request_seconds_count{view="help"} 2.0' in told


def test_the_folder_is_ours_alone(folder, monkeypatch):
    shared_counters.keep_counts_together()
    made = folder / f"claimline-requests-{os.geteuid()}-{os.getppid()}"
    assert os.environ[shared_counters.VARIABLE] == str(made)
    assert made.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_others_may_open_is_not_used(folder):
    made = folder / f"claimline-requests-{os.geteuid()}-{os.getppid()}"
    made.mkdir()
    made.chmod(0o777)
    shared_counters.keep_counts_together()
    assert shared_counters.VARIABLE not in os.environ


def test_a_link_that_somebody_laid_there_is_not_followed(folder):
    (folder / "elsewhere").mkdir(mode=0o700)
    (folder / f"claimline-requests-{os.geteuid()}-{os.getppid()}").symlink_to(folder / "elsewhere")
    shared_counters.keep_counts_together()
    assert shared_counters.VARIABLE not in os.environ


def test_what_dead_servers_left_is_removed(folder):
    left, living = (folder / f"claimline-requests-{os.geteuid()}-{pid}" for pid in (2**22 + 1, 1))
    left.mkdir()
    living.mkdir()
    shared_counters.keep_counts_together()
    assert (left.exists(), living.exists()) == (False, True)

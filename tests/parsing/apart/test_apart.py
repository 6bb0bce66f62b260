"""The child process: what it gives back, what it cannot do, and that nothing it does reaches anybody else."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from claims.parsing.apart import Limits, apart, pool, wire
from claims.parsing.dating import Published
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.pages import parse_page
from tests.parsing.apart import jobs
from tests.parsing.web_page import URL, page

ROOT = Path(__file__).parents[3]
SHORT = Limits(seconds=0.5)
SOON = 10


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ends_soon(pid: int) -> bool:
    deadline = time.monotonic() + SOON
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not is_running(pid)


def outcome(job, *arguments, limits=pool.LIMITS) -> Trouble:
    with pytest.raises(IngestError, match=": ") as caught:
        apart(job, *arguments, limits=limits)
    return caught.value.trouble


def test_it_gives_what_the_function_gives():
    assert apart(parse_page, page(), URL) == parse_page(page(), URL)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "\x00\ud800“ü”",
        {"a": [1, 2.5, b"\xff", (True,)], "b": {3}},
        Published(date(2025, 1, 30), datetime(2025, 1, 30, tzinfo=UTC), "meta"),
        datetime.fromisoformat("2025-01-30T10:00:00-05:00"),
        Trouble.EMPTY,
    ],
)
def test_plain_values_come_back_as_they_are(value):
    assert apart(jobs.echo, value) == value


def test_a_refusal_comes_back_as_it_is():
    with pytest.raises(IngestError, match="^no article: hand in another$") as caught:
        apart(jobs.refuse)
    assert caught.value.trouble is Trouble.NO_TEXT


def test_the_same_child_does_job_after_job():
    assert apart(jobs.pid) == apart(jobs.pid) != os.getpid()


def test_a_refusal_does_not_cost_the_child():
    before = apart(jobs.pid)
    outcome(jobs.refuse)
    assert apart(jobs.pid) == before


@pytest.mark.parametrize("job", [jobs.hang_in_python, jobs.hang_in_c])
def test_a_hang_is_stopped_in_time(job):
    child = apart(jobs.pid)
    begun = time.monotonic()
    with pytest.raises(IngestError, match=r"longer than 0\.5 s") as caught:
        apart(job, limits=SHORT)
    assert caught.value.trouble is Trouble.TOO_SLOW
    assert time.monotonic() - begun < SOON
    assert ends_soon(child)
    assert apart(jobs.echo, "next") == "next"


@pytest.mark.parametrize("job, size", [(jobs.eat, 2_000), (jobs.grow, 50_000_000)])
def test_a_bomb_is_stopped_before_it_hurts(job, size):
    child = apart(jobs.pid)
    with pytest.raises(IngestError, match="more than 200 MB") as caught:
        apart(job, size, limits=Limits(megabytes=200))
    assert caught.value.trouble is Trouble.TOO_LARGE
    assert ends_soon(child)
    assert apart(jobs.eat, 10) == 10_000_000


def test_memory_that_a_library_runs_out_of_is_told_as_such():
    """libxml2 reports it as a mistake in the page."""
    large = page("<p>words and words of it <b>x</b></p>" * 60_000)
    with pytest.raises(IngestError, match="more than 90 MB"):
        apart(parse_page, large, URL, limits=Limits(megabytes=90))


@pytest.mark.parametrize("job", [jobs.crash, jobs.fail])
def test_a_crash_and_a_fault_of_ours_cost_one_job(job):
    assert outcome(job) is Trouble.CRASHED
    assert apart(jobs.echo, "next") == "next"


def test_a_fault_of_ours_is_logged_with_its_place(caplog):
    outcome(jobs.fail)
    assert "a fault of ours" in caplog.text
    assert "jobs.py" in caplog.text


def test_what_a_library_prints_does_no_harm():
    assert apart(jobs.chatter) == ""


def test_a_child_that_ended_while_it_waited_is_replaced():
    child = apart(jobs.pid)
    os.kill(child, signal.SIGKILL)
    assert ends_soon(child)
    assert apart(jobs.pid) != child


def test_after_a_number_of_jobs_another_child_takes_over(monkeypatch):
    monkeypatch.setattr(pool, "MOST_JOBS", 3)
    children = [apart(jobs.pid) for _ in range(7)]
    assert len(set(children)) >= 2
    assert ends_soon(children[0])


def test_the_child_knows_no_secret_and_no_database(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:secret@h/n")
    monkeypatch.setattr(pool, "_pool", pool._Pool())
    try:
        names = apart(jobs.environment)
        loaded = apart(jobs.modules)
        files = apart(jobs.open_files)
    finally:
        pool._pool.end()
    assert set(names) <= {
        "LANG",
        "LC_ALL",
        "LC_CTYPE",
        "LD_LIBRARY_PATH",
        "TZ",
        "PYTHONPATH",
        "PYTHONDONTWRITEBYTECODE",
    }
    assert not {"django", "psycopg"} & set(loaded)
    assert not [file for file in files if file.startswith("socket")]


@pytest.mark.parametrize("job", [jobs.connect, jobs.look_up, jobs.start_a_program])
def test_it_opens_no_connection_and_starts_no_program(job, caplog):
    assert outcome(job) is Trouble.CRASHED
    assert "PermissionError" in caplog.text


def test_it_writes_no_file(tmp_path):
    assert outcome(jobs.write_a_file, str(tmp_path / "x")) is Trouble.CRASHED
    assert (tmp_path / "x").read_bytes() == b""


def test_an_answer_is_data_and_nothing_else(caplog):
    assert outcome(jobs.lie) is Trouble.CRASHED
    assert "no plain data" in caplog.text


def test_an_endless_answer_is_not_read(monkeypatch):
    monkeypatch.setattr(wire, "LARGEST_ANSWER", 1_000_000)
    assert outcome(jobs.answer_of, 2_000_000) is Trouble.CRASHED
    assert len(apart(jobs.answer_of, 900_000)) == 900_000


def test_a_large_file_goes_in_and_out():
    data = os.urandom(20_000_000)
    assert apart(jobs.echo, data) == data


def test_threads_do_not_get_each_others_answers():
    answers: list[tuple[int, object]] = []

    def ask(number: int) -> None:
        for _ in range(20):
            answers.append((number, apart(jobs.echo, number)))

    threads = [threading.Thread(target=ask, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 160
    assert all(asked == answered for asked, answered in answers)


def test_a_child_outlives_the_thread_that_started_it():
    children = pool._Pool()
    started: list[int] = []

    def start() -> None:
        with children.child() as child:
            started.append(child.answer((jobs.pid, (), pool.LIMITS), pool.LIMITS)[1])

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    with children.child() as child:
        assert child.answer((jobs.pid, (), pool.LIMITS), pool.LIMITS) == ("result", started[0])
    children.end()
    assert ends_soon(started[0])


LIMITED = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
from claims.parsing.apart import apart
from tests.parsing.apart import jobs
assert apart(jobs.echo, 1) == apart(jobs.echo, 1) == 1
"""


def test_limits_that_the_system_sets_are_lived_with():
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", LIMITED], env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


PARENT = """
import sys, threading
from claims.parsing.apart import apart
from tests.parsing.apart import jobs
print(apart(jobs.pid), flush=True)
threading.Thread(target=apart, args=[getattr(jobs, sys.argv[1])], daemon=True).start()
sys.stdin.read()
"""


@pytest.mark.parametrize(
    "how, job",
    [
        (signal.SIGKILL, "hang_in_c"),
        (signal.SIGKILL, "hang_in_python"),
        (signal.SIGKILL, "pid"),
        (signal.SIGTERM, "hang_in_c"),
        (None, "hang_in_c"),
        (None, "pid"),
    ],
)
def test_no_orphan_is_left_when_the_parent_ends(how, job):
    """Without Django, too: the parent here has no settings and no database."""
    command = [sys.executable, "-c", PARENT, job]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=environment, text=True, **pipes) as parent:
        child = int(parent.stdout.readline())
        time.sleep(0.2)  # the job has begun
        assert is_running(child)
        if how:
            parent.send_signal(how)
        parent.stdin.close()
        parent.wait(SOON)
    assert ends_soon(child)


def test_a_forked_process_starts_children_of_its_own():
    before = apart(jobs.pid)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(write, str(apart(jobs.pid)).encode())
        pool._pool.end()
        os._exit(0)
    os.waitpid(child, 0)
    theirs = int(os.read(read, 100))
    os.close(read)
    os.close(write)
    assert theirs != before
    assert apart(jobs.pid) == before

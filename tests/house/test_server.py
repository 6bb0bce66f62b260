"""The embedded server lives exactly as long as somebody uses it, however its users come and go."""

import os
import signal
import subprocess
import sys
import time

import pytest

from claims.postgres.locks import exclusive, is_held
from claims.postgres.pidfile import postmaster
from tests.house.users import ROOT, ask, wait_until


def is_down(data) -> bool:
    return not postmaster(data.cluster) and not is_held(data.watcher)


def test_two_that_start_at_once_share_one_server(data, new_user):
    users = [new_user(data) for _ in range(3)]
    for user in users:
        user.wait_in()
    pid = postmaster(data.cluster)
    users[0].let_go()
    users[1].let_go()
    assert ask(data, "SELECT 1") == [(1,)]
    assert postmaster(data.cluster) == pid
    users[2].let_go()
    wait_until(lambda: is_down(data))


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL], ids=lambda how: how.name)
def test_the_server_stops_when_its_last_user_was_killed(data, new_user, how):
    user = new_user(data).wait_in()
    user.kill(how)
    wait_until(lambda: is_down(data))
    assert not (data.cluster / "postmaster.pid").exists()  # stopped, not crashed


@pytest.mark.parametrize("seconds", [0.15, 0.25, 0.35, 0.45])
def test_nothing_is_left_behind_by_a_user_killed_while_starting(data, new_user, seconds):
    user = new_user(data)
    time.sleep(seconds)
    user.kill(signal.SIGKILL)
    with exclusive(data.gate):  # opens when the programs that it had started are through
        pass
    wait_until(lambda: is_down(data))


@pytest.mark.slow
def test_a_user_comes_back_while_the_server_is_stopping(data, new_user):
    for _ in range(4):
        new_user(data).wait_in().kill(signal.SIGKILL)
        new_user(data).wait_in().let_go()
    wait_until(lambda: is_down(data))


def test_a_forked_child_keeps_the_server_when_its_parent_ends(data, new_user):
    child = new_user(data, "fork").wait_in()
    assert child.process.wait(10) == 0  # the parent
    assert ask(data, "SELECT 1") == [(1,)]
    child.process.stdin.write("\n")
    child.process.stdin.flush()
    wait_until(lambda: is_down(data))


def test_a_forked_child_that_ends_leaves_the_server_to_its_parent(data, server):
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    assert ask(data, "SELECT 1") == [(1,)]
    server.leave()
    wait_until(lambda: is_down(data))


@pytest.mark.slow
def test_leaving_does_not_wait_for_other_users(data, server, new_user):
    user = new_user(data).wait_in()
    server.leave(seconds=20)
    assert ask(data, "SELECT 1") == [(1,)]
    user.let_go()
    wait_until(lambda: is_down(data))


def test_a_killed_server_is_revived(data, server):
    os.kill(postmaster(data.cluster), signal.SIGKILL)
    wait_until(lambda: not postmaster(data.cluster))
    assert server.revive() is True
    assert server.revive() is False
    assert ask(data, "SELECT 1") == [(1,)]


def test_a_killed_watcher_is_replaced_by_the_next_user(data, new_user):
    first = new_user(data).wait_in()
    pattern = f"watcher.py {data.path}"
    pids = subprocess.run(["pgrep", "-f", pattern], capture_output=True, text=True).stdout.split()
    assert len(pids) == 1
    os.kill(int(pids[0]), signal.SIGKILL)
    wait_until(lambda: not is_held(data.watcher))
    second = new_user(data).wait_in()
    first.let_go()
    second.let_go()
    wait_until(lambda: is_down(data))


def test_a_pid_that_went_to_another_program_does_not_prevent_a_start(data, new_user):
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        for name in ("postmaster.pid", ".s.PGSQL.5432.lock"):
            stale = data.cluster / name
            stale.write_text(f"{stranger.pid}\n{data.cluster}\n0\n5432\n.\n*\n")
            os.chown(stale, data.cluster.stat().st_uid, data.cluster.stat().st_gid)
        assert postmaster(data.cluster) is None
        new_user(data).wait_in().let_go()
    finally:
        stranger.kill()
        stranger.wait()
    wait_until(lambda: is_down(data))


def test_settings_alone_start_nothing(tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CLAIMS_PGDATA": str(tmp_path / "pg"), "CLAIMS_ENV": "test"}
    environment["DJANGO_SETTINGS_MODULE"] = "claims.settings"
    subprocess.run(
        [sys.executable, "-c", "import django; django.setup(); from django.db import connection; connection.vendor"],
        env=environment,
        check=True,
        cwd=ROOT,
    )
    assert not (tmp_path / "pg" / "cluster").exists()

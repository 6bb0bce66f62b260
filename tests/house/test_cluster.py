"""What lies in the data folder is respected, and what cannot be used is named in a sentence."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from claims.postgres.binaries import bin_folder
from claims.postgres.cluster import ensure_cluster
from claims.postgres.errors import DatabaseUnavailable
from claims.postgres.folder import DataFolder
from claims.postgres.pidfile import postmaster
from claims.postgres.server import Server, socket_host
from tests.house.users import PACKAGES, ROOT, ask, wait_until

AS_NOBODY = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--inh-caps=-all")


@pytest.fixture
def empty(tmp_path) -> DataFolder:
    folder = DataFolder(tmp_path / "pg")
    folder.make()
    return folder


def test_a_folder_with_a_cluster_is_never_touched(empty):
    empty.cluster.mkdir()
    (empty.cluster / "PG_VERSION").write_text("18\n")
    (empty.cluster / "precious").write_text("restored from a backup")
    ensure_cluster(empty)
    assert (empty.cluster / "precious").read_text() == "restored from a backup"


def test_another_version_of_postgresql_is_named(empty):
    empty.cluster.mkdir()
    (empty.cluster / "PG_VERSION").write_text("9\n")
    with pytest.raises(DatabaseUnavailable, match="was made by PostgreSQL 9, the programs in .* are"):
        Server(empty).reach()
    assert (empty.cluster / "PG_VERSION").exists()


def test_a_folder_with_something_else_in_it_is_refused(empty):
    (empty.cluster / "holiday photos").mkdir(parents=True)
    with pytest.raises(DatabaseUnavailable, match="neither empty nor a PostgreSQL data folder"):
        Server(empty).reach()
    assert (empty.cluster / "holiday photos").exists()


@pytest.mark.slow
def test_a_restored_cluster_keeps_its_rows_and_gets_what_it_lacks(data, server, tmp_path):
    ask(data, "CREATE TABLE kept AS SELECT 42 AS answer")
    server.leave()

    other = DataFolder(tmp_path / "restored")
    other.make()
    shutil.copytree(data.cluster, other.cluster)
    for folder, _, names in os.walk(other.cluster):  # as "chown -R", which the error message would ask for
        for name in [".", *names]:
            os.chown(Path(folder, name), data.cluster.stat().st_uid, data.cluster.stat().st_gid)
    restored = Server(other)
    restored.reach()
    assert ask(other, "SELECT answer FROM kept") == [(42,)]
    restored.leave()


def test_an_initdb_that_was_cut_short_leaves_nothing_in_the_way(empty):
    (empty.path / "unfinished-abc" / "base").mkdir(parents=True)
    ensure_cluster(empty)
    assert (empty.cluster / "PG_VERSION").exists()
    assert not list(empty.path.glob("unfinished-*"))


def test_a_failing_program_is_reported_with_the_end_of_its_log(empty, monkeypatch):
    programs = empty.path / "programs"
    programs.mkdir()
    for name in ("postgres", "initdb"):
        script = programs / name
        script.write_text(
            '#!/bin/sh\n[ "$1" = --version ] && echo "postgres (PostgreSQL) 18.6" && exit\n'
            'echo "no space left on the moon" >&2; exit 1\n'
        )
        script.chmod(0o755)
    monkeypatch.setenv("CLAIMS_PG_BINDIR", str(programs))
    with pytest.raises(DatabaseUnavailable, match=r"initdb failed[^\0]*no space left on the moon"):
        Server(empty).reach()
    assert not empty.cluster.exists()


def test_no_programs_where_they_were_said_to_be(empty, monkeypatch):
    monkeypatch.setenv("CLAIMS_PG_BINDIR", "/nowhere")
    with pytest.raises(DatabaseUnavailable, match="CLAIMS_PG_BINDIR"):
        bin_folder()


def test_a_link_planted_in_place_of_a_lock_is_not_followed(empty):
    target = empty.path / "target"
    target.write_text("untouched")
    empty.users.symlink_to(target)
    with pytest.raises(OSError, match="users"):
        Server(empty).reach()
    assert target.read_text() == "untouched"


@pytest.mark.parametrize("path", ["/proc/nowhere", "/dev/null", "/dev/null/below"])
def test_a_folder_that_cannot_be_made_is_refused(path):
    with pytest.raises(DatabaseUnavailable, match="cannot be made .*: set CLAIMS_PGDATA"):
        DataFolder(Path(path)).make()


def test_a_folder_that_others_may_write_to_is_refused(tmp_path):
    tmp_path.chmod(0o777)
    with pytest.raises(DatabaseUnavailable, match="Others may write"):
        DataFolder(tmp_path).make()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_somebody_else_is_refused(tmp_path):
    os.chown(tmp_path, 65534, 65534)
    with pytest.raises(DatabaseUnavailable, match="belongs to user nobody, not to root"):
        DataFolder(tmp_path).make()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's server runs under another account")
def test_a_container_whose_root_may_not_pass_is_told_what_to_open(empty, new_user):
    user = new_user(empty, prefix=("setpriv", "--bounding-set=-dac_read_search"))
    _, said = user.process.communicate(timeout=30)
    assert f"{empty.path.parent} is closed to the account nobody" in said


def test_short_and_plain_paths_are_hosts_as_they_are():
    assert socket_host(Path("/srv/claims/.pg/cluster")) == "/srv/claims/.pg/cluster"


@pytest.mark.parametrize("name", ["x" * 100, "a,b"], ids=["long", "comma"])
def test_other_paths_get_a_short_way(tmp_path, name):
    folder = tmp_path / name
    folder.mkdir()
    host = socket_host(folder)
    assert host.startswith("/proc/self/fd/")
    assert os.path.samefile(host, folder)
    os.close(int(host.rpartition("/")[2]))


PROBE = """
import subprocess, sys
import psycopg, claims.postgres.server
subprocess.run([sys.executable, "--version"], check=True)
"""


@pytest.fixture
def nobodys_folder():
    path = Path(tempfile.mkdtemp())
    os.chown(path, 65534, 65534)
    yield DataFolder(path / "pg")
    shutil.rmtree(path)


@pytest.fixture
def nobodys_python():
    """A Python that the user nobody can run, with our packages in its reach."""
    packages = {"PYTHONPATH": f"{ROOT}:{PACKAGES}"}
    postgres_runs = not subprocess.run([*AS_NOBODY, bin_folder() / "postgres", "--version"], cwd="/").returncode
    for python in (sys.executable, "/usr/bin/python3"):
        probe = subprocess.run([*AS_NOBODY, python, "-c", PROBE], capture_output=True, cwd="/", env=packages)
        if postgres_runs and probe.returncode == 0:
            return python
    pytest.skip("our programs lie in a folder that is closed to the user nobody")


@pytest.mark.skipif(os.geteuid() != 0, reason="the other tests run as a normal user already")
@pytest.mark.slow
def test_a_normal_user_has_a_server_of_their_own(nobodys_folder, nobodys_python, new_user):
    user = new_user(nobodys_folder, prefix=AS_NOBODY, python=nobodys_python).wait_in()
    assert nobodys_folder.path.stat().st_uid == 65534
    assert stat.S_IMODE(nobodys_folder.path.stat().st_mode) == 0o700
    with pytest.raises(DatabaseUnavailable, match="belongs to user nobody, not to root"):
        Server(nobodys_folder).reach()
    user.let_go()
    wait_until(lambda: not postmaster(nobodys_folder.cluster))

"""`python3 manage.py` makes its own environment: once, whole or not at all, and only where that is its business.

A toy project stands for ours: the real manage.py and claims/venv.py, and requirements that are packages made here.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.house.users import ROOT, wait_until

BASE_PYTHON = sys._base_executable
PROGRAM = """
import sys
from claims.venv import enter
enter(tests="test" in sys.argv)
import toy
print(toy.VERSION, sys.prefix)
if "stay" in sys.argv: sys.stdout.flush(); sys.stdin.readline()
"""
NO_ENSUREPIP = subprocess.run([BASE_PYTHON, "-c", "import ensurepip, venv"], capture_output=True).returncode != 0
pytestmark = pytest.mark.skipif(NO_ENSUREPIP, reason="this Python cannot make virtual environments")


class Project:
    """A toy project whose requirement is the package `toy`."""

    def __init__(self, root: Path):
        self.root = root
        (root / "claims").mkdir(parents=True)
        (root / "tests").mkdir()
        (root / "claims" / "__init__.py").touch()
        shutil.copy(ROOT / "claims" / "venv.py", root / "claims")
        (root / "run.py").write_text(PROGRAM)
        self.require("1.0")
        (root / "tests" / "requirements.txt").write_text(f"{self.wheel('extra', '1.0').as_uri()}\n")

    def require(self, version: str) -> None:
        """Let requirements.txt ask for that version of the toy."""
        (self.root / "requirements.txt").write_text(f"{self.wheel('toy', version).as_uri()}\n")

    def wheel(self, name: str, version: str) -> Path:
        """Make a package that pip can install without a network."""
        path = self.root / f"{name}-{version}-py3-none-any.whl"
        about = f"{name}-{version}.dist-info"
        with zipfile.ZipFile(path, "w") as wheel:
            wheel.writestr(f"{name}.py", f"VERSION = {version!r}\n")
            wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
            wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{about}/RECORD", "")
        return path

    def start(self, *words: str, python: str = BASE_PYTHON, **environment: str) -> subprocess.Popen:
        """Start the project's program."""
        own = {name: value for name, value in os.environ.items() if not name.startswith(("CLAIMS_", "VIRTUAL_"))}
        return subprocess.Popen(
            [python, "run.py", *words],
            cwd=self.root,
            env=own | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *words: str, **options: str) -> tuple[int, str, str]:
        """Run the project's program: its exit code, what it printed, what it said on stderr."""
        process = self.start(*words, **options)
        printed, said = process.communicate(timeout=120)
        return process.returncode, printed, said

    def environments(self) -> list[Path]:
        return [path for path in (self.root / ".venvs").iterdir() if path.is_dir()]


@pytest.fixture(scope="module")
def two_at_once(tmp_path_factory) -> tuple[Project, list[tuple[int, str, str]]]:
    """A fresh clone in which two began at once, and what became of both."""
    project = Project(tmp_path_factory.mktemp("a place with blanks") / "my project")
    both = [project.start(), project.start()]
    told = [process.communicate(timeout=120) for process in both]
    return project, [(process.returncode, *words) for process, words in zip(both, told, strict=True)]


@pytest.fixture
def project(two_at_once) -> Project:
    """One with an environment. All share it: for tests that change nothing which another asks for."""
    return two_at_once[0]


@pytest.fixture
def own_project(tmp_path) -> Project:
    """One in which nothing ran yet, for one test alone."""
    return Project(tmp_path / "my project")


def test_two_at_once_in_a_fresh_clone(two_at_once):
    project, answers = two_at_once
    assert [code for code, _, _ in answers] == [0, 0], answers
    assert [printed.split()[0] for _, printed, _ in answers] == ["1.0", "1.0"]
    assert sum("waiting for it" in said for _, _, said in answers) == 1
    assert sum("Setting up" in said for _, _, said in answers) == 1
    assert (project.root / ".venv" / "bin" / "python").exists()


def test_the_next_run_installs_nothing(project):
    code, printed, said = project.run()
    assert (code, said) == (0, "")
    assert str(project.root / ".venvs") in printed


def test_through_the_link_it_is_the_same_environment(project):
    code, printed, said = project.run(python=str(project.root / ".venv" / "bin" / "python"))
    assert (code, said, printed.split()[0]) == (0, "", "1.0")


def test_what_the_tests_need_comes_into_the_same_environment(project):
    (before,) = project.environments()
    half_installed = next(before.glob("lib/python*/site-packages")) / "extra-1.0.dist-info"
    half_installed.mkdir()
    (half_installed / "METADATA").write_text("Metadata-Version: 2.1\nName: extra\nVersion: 1.0\n")
    code, _, said = project.run("test")
    assert code == 0, said
    assert project.environments() == [before]
    assert (half_installed.parent / "extra.py").exists()
    assert project.run("test")[2] == ""


@pytest.mark.slow
def test_new_requirements_leave_a_running_program_alone(own_project):
    running = own_project.start("stay")
    assert running.stdout.readline().startswith("1.0")
    (old,) = own_project.environments()
    own_project.require("2.0")
    code, printed, said = own_project.run()
    assert (code, printed.split()[0]) == (0, "2.0"), said
    assert old.exists()
    running.communicate("\n")


@pytest.mark.slow
def test_an_installation_that_was_killed_is_done_again(own_project):
    assert own_project.run()[0] == 0
    own_project.require("2.0")
    first = own_project.start()
    wait_until(lambda: len(own_project.environments()) > 1)
    time.sleep(0.3)
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    code, printed, said = own_project.run()
    assert (code, printed.split()[0]) == (0, "2.0"), said
    assert len(own_project.environments()) == 1  # nobody runs from the older one any more


@pytest.mark.slow
def test_a_failing_installation_ends_in_a_sentence(own_project):
    (own_project.root / "requirements.txt").write_text("file:///nowhere/none-1.0-py3-none-any.whl\n")
    code, _, said = own_project.run()
    assert code == 1
    assert "Traceback" not in said
    assert "nowhere" in said  # pip's own words
    assert said.strip().endswith("Check network and disk, then run the same command again.")


@pytest.mark.parametrize("python, environment", [(BASE_PYTHON, {"CLAIMS_NO_VENV": "1"}), (sys.executable, {})])
def test_somebody_elses_environment_stays_as_it_is(tmp_path, python, environment):
    if python == sys.executable and (sys.prefix == sys.base_prefix):
        pytest.skip("the tests do not run in a virtual environment")
    project = Project(tmp_path / "project")
    _, _, said = project.run(python=python, **environment)
    assert "No module named 'toy'" in said  # it went on without installing
    assert not (project.root / ".venvs").exists()


def test_a_word_that_is_neither_yes_nor_no_is_refused(tmp_path):
    answer = Project(tmp_path / "project").run(CLAIMS_NO_VENV="maybe")
    assert answer == (1, "", "CLAIMS_NO_VENV is 'maybe': use 1 or 0.\n")


@pytest.mark.slow
def test_a_folder_called_venv_that_is_not_ours_stays(own_project):
    (own_project.root / ".venv").mkdir()
    assert own_project.run()[1].split()[0] == "1.0"
    assert list((own_project.root / ".venv").iterdir()) == []


def test_a_python_without_venv_gets_the_name_of_the_package(tmp_path):
    project = Project(tmp_path / "project")
    (project.root / "sitecustomize.py").write_text(
        "import importlib.util as u; f = u.find_spec; u.find_spec = lambda name: name != 'ensurepip' and f(name)"
    )
    code, _, said = project.run(PYTHONPATH=str(project.root))
    assert code == 1
    assert "apt-get install python3-venv" in said.splitlines()[-1]


def test_an_old_python_is_told_which_one_is_needed():
    code = "import sys; sys.version_info = (3, 9, 2); sys.version = '3.9.2 (main)'; import manage; manage.main()"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stderr == "Claimline needs Python 3.11 or newer; this is Python 3.9.2.\n"

"""`manage.py test` and the frame of the tests themselves."""

import os
import shutil
import subprocess
import sys

import pytest

from claims.management.commands.test import SHARED, Command
from tests.house.users import ROOT

TOY = {
    "tests/test_plain.py": "def test_plain(): pass\n",
    "tests/browser/test_page.py": "import pytest\n@pytest.mark.core\ndef test_page(): pass\n",
    "tests/zoo/test_long.py": "import pytest\n@pytest.mark.slow\ndef test_long(): pass\n",
    "pytest.ini": "[pytest]\nmarkers =\n    slow:\n    browser:\n    core:\naddopts = -p xdist -p no:cacheprovider\n",
}


def manage(*words: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=os.environ | {"CLAIMS_NO_VENV": "1"} | environment,
        capture_output=True,
        text=True,
    )


@pytest.mark.slow
def test_words_go_to_pytest_and_its_exit_code_comes_back():
    refused = manage("test", "-q", "tests/nowhere.py")
    assert refused.returncode == pytest.ExitCode.USAGE_ERROR
    assert "not found: tests/nowhere.py" in refused.stderr


@pytest.mark.parametrize(
    "words, shared",
    [
        ([], True),
        (["--slow", "-x", "-k", "kills", "--kills", "50"], True),
        (["tests"], False),
        (["tests/nowhere.py"], False),
        (["-q", "tests/house/test_layers.py::test_imports_point_down"], False),
    ],
)
def test_the_whole_suite_is_shared_between_the_cores(monkeypatch, words, shared):
    monkeypatch.setattr(os, "execv", lambda _program, command: started.append(command))
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("CLAIMS_ENV", "demo")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    started = []
    Command().run_from_argv(["manage.py", "test", *words])
    assert os.environ["CLAIMS_ENV"] == "test"
    assert "PYTHONDONTWRITEBYTECODE" not in os.environ
    assert started == [[sys.executable, "-m", "pytest", *(SHARED if shared else ()), *words]]


def test_a_wrong_setting_ends_in_a_sentence():
    refused = manage("check", CLAIMS_ENV="prod")
    assert refused.returncode == 1
    assert refused.stderr == "CLAIMS_ENV is 'prod': use one of demo, test, production.\n"


@pytest.fixture
def toy(tmp_path):
    """Run pytest in a project of three tests with our conftest and no plugin but xdist, the programs on `path` in
    reach."""
    for name, text in TOY.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "tests")

    def run(*words: str, path: str) -> list[str]:
        command = [sys.executable, "-m", "pytest", "-v", *words]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
        environment |= {"PATH": path, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip().splitlines()

    return run


@pytest.mark.parametrize(
    "words, counts", [((), "1 passed, 1 skipped, 1 deselected"), (SHARED, "1 passed, 1 skipped")], ids=["one", "all"]
)
def test_without_chromium_the_last_line_says_how_to_get_it(toy, words, counts):
    """In one process, and in several."""
    lines = toy(*words, path="/nowhere")
    assert counts in lines[-3]
    assert lines[-1].endswith("apt-get install chromium")


def test_with_chromium_the_browser_comes_last(toy, tmp_path):
    (tmp_path / "chromium").touch(mode=0o755)
    lines = toy("--slow", path=str(tmp_path))
    order = [line.split("::")[1].split()[0] for line in lines if "PASSED" in line]
    assert order == ["test_plain", "test_long", "test_page"]
    assert "3 passed" in lines[-1]

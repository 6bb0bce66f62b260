"""Claimline's own Python environment, made on first use. Standard library only: nothing else is there yet.

Environments lie in `.venvs/`, one for each set of requirements and Python version, and `.venv` is a link to the
newest. One is built in its final place (environments cannot be moved), and does not count until its stamp, written
last, is there; so an interrupted installation is simply begun again, and a program that still runs from an older
environment is not disturbed. Whoever runs from one holds a shared lock on it; those that nobody holds are removed.

`python3 -m claims.venv` makes the environment with what the tests need, too, and prints the path of its Python.
"""

import fcntl
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements.txt"
TEST_REQUIREMENTS = ROOT / "tests" / "requirements.txt"
HOME = ROOT / ".venvs"
LINK = ROOT / ".venv"


def enter(tests: bool = False) -> None:
    """Return once this program runs inside the environment; it is made, and the program started anew, where needed.

    With `tests`, what only the tests need is in it, too. In somebody's own virtual environment, or with
    CLAIMS_NO_VENV=1, nothing is installed or started.
    """
    if is_own_affair():
        return
    environment = ready(tests)
    _hold(environment)
    if Path(sys.prefix).resolve() != environment:
        python = str(_python(environment))
        sys.stdout.flush()
        os.execv(python, [python, *sys.orig_argv[1:]])


def ready(tests: bool = False) -> Path:
    """Return the folder of a finished environment for this Python and today's requirements.

    Progress goes to stderr. Ends the program with a plain sentence where the installation fails.
    """
    environment = HOME / _key()
    try:
        if not _is_finished(environment, tests):
            with _builders_turn() as turn:
                _build(environment, tests, turn)
        _link(environment)
    except KeyboardInterrupt:
        sys.exit("\nStopped before everything was installed; the next start takes care of it.")
    except OSError as error:
        sys.exit(f"Could not make the Python environment in {HOME}: {error}.")
    return environment


def is_own_affair() -> bool:
    """Whether somebody else looks after the packages: CLAIMS_NO_VENV, or a virtual environment that is not ours."""
    told = os.environ.get("CLAIMS_NO_VENV", "").strip()
    if told not in ("", "0", "1"):
        sys.exit(f"CLAIMS_NO_VENV is {told!r}: use 1 or 0.")
    if told == "1":
        return True
    return sys.prefix != sys.base_prefix and HOME not in Path(sys.prefix).resolve().parents


def _is_finished(environment: Path, tests: bool) -> bool:
    stamps = [_base_stamp(environment)] + ([_tests_stamp(environment)] if tests else [])
    return _python(environment).exists() and all(stamp.exists() for stamp in stamps)


def _build(environment: Path, tests: bool, turn: int) -> None:
    """Build what is missing. `turn` is the builders' lock: installers inherit it, and hold it if we are killed."""
    if not _is_finished(environment, tests=False):
        _say("Setting up Python packages (once; a minute or two) ...")
        _make_empty(environment, turn)
        _install(environment, [REQUIREMENTS], turn)
        _base_stamp(environment).touch()
    if tests and not _is_finished(environment, tests):
        _say("Installing what the tests need (once) ...")
        _forget_half_installed(environment)
        _install(environment, [REQUIREMENTS, TEST_REQUIREMENTS], turn)
        _tests_stamp(environment).touch()
    _remove_unused(environment)


def _make_empty(environment: Path, turn: int) -> None:
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        sys.exit(
            "This Python cannot make virtual environments: on Debian or Ubuntu run 'apt-get install python3-venv', "
            "then the same command again."
        )
    command = [sys.executable, "-m", "venv", "--clear", str(environment)]
    if subprocess.run(command, stdout=sys.stderr, pass_fds=[turn]).returncode:
        sys.exit(
            "Making a virtual environment failed (the reason is above); on Debian or Ubuntu "
            "'apt-get install python3-venv' may help."
        )


def _install(environment: Path, requirements: list[Path], turn: int) -> None:
    """Run pip, whose own progress and errors are shown; end the program where it fails."""
    files = [word for path in requirements for word in ("-r", str(path))]
    command = [str(_python(environment)), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *files]
    # PIP_USER in the caller's environment would lead pip out of the environment.
    settings = {**os.environ, "PIP_USER": "0"}
    if subprocess.run(command, stdout=sys.stderr, env=settings, pass_fds=[turn]).returncode:
        sys.exit(
            "Installing the Python packages failed; pip's reason is above. "
            "Check network and disk, then run the same command again."
        )


def _forget_half_installed(environment: Path) -> None:
    """Drop the records of packages whose installation was cut short, so that pip installs them again.

    pip writes INSTALLER after a package's files and scripts; a record without it is of an unfinished one.
    """
    for record in environment.glob("lib/python*/site-packages/*.dist-info"):
        if not (record / "INSTALLER").exists():
            shutil.rmtree(record)


def _link(environment: Path) -> None:
    """Let `.venv` point to the environment, in one step; a `.venv` that is not our link stays as it is."""
    if LINK.resolve() == environment or (LINK.exists() and not LINK.is_symlink()):
        return
    fresh = HOME / f"link-{os.getpid()}"
    fresh.symlink_to(environment.relative_to(ROOT))
    fresh.replace(LINK)


def _remove_unused(environment: Path) -> None:
    for other in HOME.iterdir():
        if other.is_dir() and not other.is_symlink() and other != environment and not _in_use(other):
            shutil.rmtree(other)


def _in_use(environment: Path) -> bool:
    """Whether a program runs from it, see _hold."""
    lock = os.open(environment, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False


def _hold(environment: Path) -> None:
    """Hold a shared lock on the environment's folder until this program ends, the one it becomes by exec included."""
    lock = os.open(environment, os.O_RDONLY | os.O_DIRECTORY)
    fcntl.flock(lock, fcntl.LOCK_SH)
    os.set_inheritable(lock, True)


@contextmanager
def _builders_turn() -> Iterator[int]:
    """One builder at a time; yields the lock's descriptor."""
    HOME.mkdir(exist_ok=True)
    turn = os.open(HOME / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say("Another start is installing the Python packages; waiting for it ...")
            fcntl.flock(turn, fcntl.LOCK_EX)
        yield turn
    finally:
        os.close(turn)


def _key() -> str:
    return f"{sys.implementation.cache_tag}-{platform.machine()}-{_digest(REQUIREMENTS)}"


def _base_stamp(environment: Path) -> Path:
    return environment / "claims-finished"


def _tests_stamp(environment: Path) -> Path:
    return environment / f"claims-finished-tests-{_digest(TEST_REQUIREMENTS)}"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def _python(environment: Path) -> Path:
    return environment / "bin" / "python"


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    print(sys.executable if is_own_affair() else _python(ready(tests=True)))

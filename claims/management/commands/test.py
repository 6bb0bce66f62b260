"""`manage.py test`: the tests, by pytest."""

import importlib.util
import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

#: One process more than there are cores, up to four: a test that waits, for a page or for a server that is away, leaves
#: its core to another. Each has a database of its own on the one server.
PROCESSES = min((os.cpu_count() or 1) + 1, 4)
#: One file's tests are run in one of them, in pytest's order: the browser's stay last.
SHARED = ("-n", str(PROCESSES), "--dist", "loadfile", "--no-loadscope-reorder")


class Command(BaseCommand):
    """Become pytest, with CLAIMS_ENV=test, in the project's folder."""

    help = (
        "Run the tests, the whole suite on all cores. Takes --slow (the long ones, too) and whatever pytest takes; "
        "-n 0 keeps them in one process, as tests that are named by their files are anyway."
    )

    def run_from_argv(self, argv: list[str]) -> None:
        """Hand everything after `test` to pytest, and its exit code to the caller."""
        if importlib.util.find_spec("pytest") is None:
            raise SystemExit("pytest is not installed here: run 'python -m pip install -r tests/requirements.txt'.")
        os.chdir(settings.BASE_DIR)
        os.environ["CLAIMS_ENV"] = "test"
        # Every process of the tests would compile them, and the program, anew.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        sys.stdout.flush()
        words = argv[2:]
        shared = () if _names_files(words) else SHARED
        os.execv(sys.executable, [sys.executable, "-m", "pytest", *shared, *words])

    def handle(self, *args, **options) -> None:
        """From within a program there is no exit code to pass on."""
        raise CommandError("Run 'python3 manage.py test' on the command line.")


def _names_files(words: list[str]) -> bool:
    """Whether tests are named by files or folders, there or not: only one process says which are not."""
    return any("/" in word or ".py" in word or Path(word).exists() for word in words if not word.startswith("-"))

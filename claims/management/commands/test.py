"""`manage.py test`: the tests, by pytest."""

import importlib.util
import os
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Become pytest, with CLAIMS_ENV=test, in the project's folder."""

    help = "Run the tests. Takes --slow (the long ones, too) and whatever pytest takes."

    def run_from_argv(self, argv: list[str]) -> None:
        """Hand everything after `test` to pytest, and its exit code to the caller."""
        if importlib.util.find_spec("pytest") is None:
            raise SystemExit("pytest is not installed here: run 'python -m pip install -r tests/requirements.txt'.")
        os.chdir(settings.BASE_DIR)
        os.environ["CLAIMS_ENV"] = "test"
        sys.stdout.flush()
        os.execv(sys.executable, [sys.executable, "-m", "pytest", *argv[2:]])

    def handle(self, *args, **options) -> None:
        """From within a program there is no exit code to pass on."""
        raise CommandError("Run 'python3 manage.py test' on the command line.")

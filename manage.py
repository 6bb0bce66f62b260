#!/usr/bin/env python3
"""Django's manage.py, which first sees to an environment of its own: `python3 manage.py demo` is the whole set-up."""

import os
import sys


def main():
    """Run the command on the command line; what can go wrong for reasons outside the program ends in a sentence."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python can run this file, and gets a sentence
        sys.exit("Claimline needs Python 3.11 or newer; this is Python " + sys.version.split()[0] + ".")
    from claims.venv import enter

    enter(tests=sys.argv[1:2] == ["test"])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
    try:
        run()
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in ("claims", "tests"):
            raise
        sys.exit(f"{error}: run '{sys.executable} -m pip install -r requirements.txt'.")


def run():
    """Run the command, the environment being as it should."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from claims.postgres import DatabaseUnavailable

    try:
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, DatabaseUnavailable) as error:
        sys.exit(f"{error}")
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
    except BrokenPipeError:
        # Whoever read our output, `head` for one, has seen enough; Python would flush into the broken pipe once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()

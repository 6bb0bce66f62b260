"""Values on the command line, read so that a wrong one is answered with a sentence."""

from argparse import ArgumentTypeError
from datetime import date

HIGHEST_PORT = 65_535


def day(words: str) -> date:
    """A day written as 2025-01-30; ArgumentTypeError, as argparse wants it, for anything else."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise ArgumentTypeError(f"{words!r} is no day: write it as 2025-01-30") from None


def port(words: str) -> int:
    """A TCP port, 1 to 65535; ArgumentTypeError for anything else."""
    if not (words.isascii() and words.isdigit() and len(words) < 6 and 1 <= int(words) <= HIGHEST_PORT):
        raise ArgumentTypeError(f"{words!r} is no port: name a number from 1 to {HIGHEST_PORT}")
    return int(words)


def n_processes(words: str) -> int:
    """A number of processes, 1 or more; ArgumentTypeError for anything else."""
    if not words.isdecimal() or int(words) < 1:
        raise ArgumentTypeError(f"{words!r} is not a number of processes.")
    return int(words)

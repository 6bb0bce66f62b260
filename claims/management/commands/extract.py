"""`manage.py extract`: one text to one JSON, or lines of JSON to lines of JSON. Touches no database."""

import json
import sys
from argparse import ArgumentParser
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError

from claims.extraction import TextTooLong, extract
from claims.extraction.export import as_json
from claims.extraction.lines import answer_line
from claims.ingest import IngestError
from claims.management.arguments import day, n_processes
from claims.management.spread import spread
from claims.parsing.sniff import Kind, sniff


class Command(BaseCommand):
    """Reads a text and prints what it claims."""

    help = "Find the claims, parties, sources and times in a text (a file, or - for standard input)."
    requires_system_checks: list = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", default="-", metavar="FILE", help="a UTF-8 text, or - for standard input"
        )
        parser.add_argument("--published", type=day, metavar="DAY", help="YYYY-MM-DD; what “last fall” counts from")
        parser.add_argument("--publisher", metavar="NAME", help="the outlet, which is left out of the chains")
        parser.add_argument(
            "--jsonl", action="store_true", help="lines {id, text, published, publisher, url} in and out"
        )
        parser.add_argument(
            "--processes", type=n_processes, default=1, metavar="N", help="with --jsonl: how many at once"
        )

    def handle(self, *args: Any, file: str, jsonl: bool, **options: Any) -> None:
        """Prints the JSON; a line that cannot be read becomes a line with its id and an `error`."""
        # What UTF-8 cannot write, half of a surrogate pair, becomes \ud800: an escape that JSON knows, too.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        if jsonl:
            with _open(file) as lines:
                filled = (line for line in lines if line.strip())
                for answer in spread(answer_line, filled, options["processes"]):
                    self.stdout.write(answer)
            return
        try:
            text = _text(file)
            found = extract(text, published=options["published"], publisher=options["publisher"])
        except (TextTooLong, IngestError) as error:
            raise CommandError(str(error)) from error
        name = "-" if file == "-" else Path(file).stem
        self.stdout.write(json.dumps(as_json(found, text, name), ensure_ascii=False, indent=2))


def _text(file: str) -> str:
    """The whole text of a file; IngestError for one that is empty or binary."""
    with _open(file) as source:
        data = source.buffer.read()
    name = "standard input" if file == "-" else file
    if sniff(data, name) is Kind.PDF:
        raise IngestError(f"{name} is a PDF file: extract reads plain texts, ingest takes PDF files as well")
    return data.decode("utf-8", "replace")


def _open(file: str) -> AbstractContextManager[TextIO]:
    """The text to read. What is no UTF-8 is replaced, so that a stray byte costs one character and not the file."""
    if file == "-":
        if sys.stdin is None:
            raise CommandError("Standard input is closed: name a file.")
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
        return nullcontext(sys.stdin)
    try:
        return Path(file).open(encoding="utf-8", errors="replace", newline="")
    except (OSError, ValueError) as error:
        raise CommandError(f"Cannot read {file}: {getattr(error, 'strerror', None) or error}.") from error

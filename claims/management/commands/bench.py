"""``manage.py bench``: run the benchmarks of tests/bench/ and print their figures."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.memory import collect_rarely

PREFIX = "bench_"
MISSING = "The benchmarks are part of the tests, and there is no {folder}: run this where the whole repository is."


class Command(BaseCommand):
    """Finds the benchmarks by their files, tests/bench/bench_NAME.py; nothing else here imports from tests/."""

    help = "Run benchmarks, on generated disputes in databases of their own and on texts, and print a table."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("names", nargs="*", metavar="NAME", help="which benchmarks; all of them without a name")
        parser.add_argument(
            "--appearances", type=int, default=10_000, metavar="N", help="size of the dispute (%(default)s)"
        )
        parser.add_argument(
            "--articles", type=int, default=1_000, metavar="N", help="how many are taken in by worker (%(default)s)"
        )
        parser.add_argument(
            "--runs", type=int, metavar="N", help="so many runs of each page at most, for a first look (100)"
        )
        parser.add_argument("--json", action="store_true", help="a JSON list instead of the table")
        parser.add_argument("--fresh", action="store_true", help="generate the dispute anew")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run what was asked for; progress goes to stderr. Raises CommandError in words."""
        known = _benchmarks(settings.BASE_DIR / "tests" / "bench")
        if unknown := [name for name in options["names"] if name not in known]:
            raise CommandError(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(known)}.")
        if options["appearances"] < 100:
            raise CommandError(
                "--appearances must be at least 100: a smaller dispute has no busiest speaker to speak of."
            )
        if options["articles"] < 10:
            raise CommandError("--articles must be at least 10: memory is looked at after each tenth of them.")
        if options["runs"] is not None and options["runs"] < 1:
            raise CommandError("--runs must be at least 1.")
        collect_rarely()  # as the processes do that serve pages
        figures = [asdict(measure) for name in options["names"] or known for measure in self._figures(name, options)]
        self.stdout.write(json.dumps(figures, indent=1) if options["json"] else _table(figures))

    def _figures(self, name: str, options: dict[str, Any]) -> list[Any]:
        """Where all benchmarks run, one that cannot be measured is left out, and says why."""
        try:
            return list(self._run(name, options))
        except CommandError as error:
            if options["names"]:
                raise
            self.stderr.write(f"{name} is left out. {error}")
            return []

    def _run(self, name: str, options: dict[str, Any]) -> Iterator[Any]:
        measuring = import_module("tests.bench.measuring")
        benchmark = import_module(f"tests.bench.{PREFIX}{name}")
        try:
            sizes = {
                "n_appearances": options["appearances"],
                "n_articles": options["articles"],
                "n_runs": options["runs"],
            }
            yield from benchmark.run(measuring.Options(**sizes, fresh=options["fresh"], report=self.stderr.write))
        except measuring.CannotMeasure as error:
            raise CommandError(str(error)) from error


def _benchmarks(folder: Path) -> list[str]:
    """The names of the benchmarks in ``folder``, in the order of the alphabet."""
    if not folder.is_dir():
        raise CommandError(MISSING.format(folder=folder))
    return sorted(path.stem.removeprefix(PREFIX) for path in folder.glob(f"{PREFIX}*.py"))


def _table(figures: list[dict[str, Any]]) -> str:
    """Figures as a table in plain text: numbers to the right, words to the left."""
    rows = [list(figures[0])] + [["" if value is None else str(value) for value in line.values()] for line in figures]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    numeric = [isinstance(value, int | float) for value in figures[0].values()]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if is_number else cell.ljust(width)
            for cell, width, is_number in zip(row, widths, numeric, strict=True)
        ).rstrip()
        for row in rows
    )

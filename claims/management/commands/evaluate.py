"""`manage.py evaluate`: how well claims are found in a folder of annotated articles. Touches no database."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.evaluation import FORMATS, Article, FolderProblem, choose, evaluate, halves, load_folder
from claims.evaluation.export import as_json
from claims.evaluation.tables import as_text
from claims.extraction import TextTooLong
from claims.management.answers import answer, questions_on
from claims.management.arguments import n_processes
from claims.management.spread import spread

HALVES = ("first", "second")


class Command(BaseCommand):
    """Reads the articles of a folder, compares with its gold, and prints precision, recall, F1 and more."""

    help = "Score the extraction on a folder of annotated articles, in the format of the dispute or the polnear folder."
    requires_system_checks: list = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="articles and gold")
        parser.add_argument("--format", choices=FORMATS, help="recognised by the files if it is not given")
        parser.add_argument("--no-lexicon", action="store_true", help="without the list of well-known names")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
        parser.add_argument(
            "--processes", type=n_processes, default=1, metavar="N", help="how many articles to read at once"
        )
        some = parser.add_mutually_exclusive_group()
        some.add_argument("--only", nargs="+", default=[], metavar="ID", help="these articles alone")
        some.add_argument("--half", choices=HALVES, help="every other article by id, from the first or the second on")

    def handle(self, *args: Any, folder: Path, format: str | None, json: bool, **options: Any) -> None:
        """Prints the figures; CommandError, in a sentence, for what stands in the way."""
        try:
            scorer, articles = load_folder(folder, format)
            chosen = _chosen(articles, options["only"], options["half"])
            questions = questions_on(chosen, with_lexicon=not options["no_lexicon"])
            answers = {found["id"]: found for found in spread(answer, questions, options["processes"])}
        except (FolderProblem, TextTooLong) as problem:
            raise CommandError(str(problem)) from problem
        report = evaluate(scorer, chosen, answers)
        self.stdout.write(_dumped(as_json(report)) if json else as_text(report))


def _chosen(articles: Sequence[Article], only: Sequence[str], half: str | None) -> Sequence[Article]:
    if half:
        articles = halves(articles)[HALVES.index(half)]
        if not articles:
            raise FolderProblem("One article has no second half.")
    return choose(articles, only) if only else articles


def _dumped(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)

"""`manage.py evaluate_links`: how well claims are joined across the articles of an annotated folder."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.evaluation import FolderProblem
from claims.evaluation.links import load_links, score_links
from claims.evaluation.links.baselines import Likeness
from claims.evaluation.links.tables import as_text
from claims.linking.vectors import encode
from claims.management.links import link_all
from claims.management.scratch import scratch_database


class Command(BaseCommand):
    """Links the folder's articles, claims as annotated, in a database made for it and dropped again, and scores that.

    Nothing of links.json or lookalikes.json reaches the linking, unless the groups are asked to be given: then only the
    origins are measured.
    """

    help = "Score the linking on a folder of annotated articles: pairs of one claim, disputes, numbers of origins."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="articles, gold, links.json, lookalikes.json")
        parser.add_argument("--json", action="store_true", help="what was linked, as JSON, instead of the figures")
        parser.add_argument(
            "--given-groups",
            action="store_true",
            help="join the claims as annotated instead of as found, so that the numbers of origins stand by themselves",
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Prints the figures; CommandError, in a sentence, for what stands in the way."""
        try:
            marked = load_links(folder)
            with scratch_database():
                answer = link_all(marked.articles, marked.groups if options["given_groups"] else ())
        except FolderProblem as problem:
            raise CommandError(str(problem)) from problem
        if options["json"]:
            self.stdout.write(json.dumps(answer.as_json(), ensure_ascii=False, indent=1))
        else:
            self.stdout.write(as_text(score_links(marked, answer, _nearness(marked.contents))))


def _nearness(contents: dict[str, str]) -> Likeness:
    vectors = dict(zip(contents, encode(list(contents.values())), strict=True))
    return lambda one, other: float(vectors[one] @ vectors[other])

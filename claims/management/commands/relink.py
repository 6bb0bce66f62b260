"""Link everything anew."""

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from django.template.defaultfilters import pluralize

from claims import linking
from claims.management.disputes import dispute_called
from claims.management.tables import require_tables
from claims.models import Appearance, Article, Claim

#: After so many steps it says how far it has come.
REPORTED = 100


class Command(BaseCommand):
    help = (
        "Compare and group all tellings anew, by today's rules: it comes out the same in whatever order articles came. "
        "What an editor decided stays as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dispute", metavar="SLUG", help="only articles with a claim in this dispute")
        parser.add_argument(
            "--after", type=_mark, default=linking.Mark(), metavar="MARK", help="go on where another was stopped"
        )

    def handle(self, *args: Any, dispute: str | None, after: linking.Mark, **options: Any) -> None:
        """Some articles in a transaction at a time: stopped at any point and gone on with, it comes out the same."""
        require_tables()
        articles = _of_dispute(dispute) if dispute else Article.objects.filter(appearances__isnull=False)
        before = _grouping()
        n_articles = self._relink(articles, after)
        n_moved = sum(before.get(pk, claim) != claim for pk, claim in _grouping().items())
        n_claims = Claim.objects.filter(merged_into=None, appearances__isnull=False).distinct().count()
        self.stdout.write(
            f"{n_articles} article{pluralize(n_articles)} linked anew: {n_claims} claim{pluralize(n_claims)}, "
            f"{n_moved} telling{pluralize(n_moved)} moved to another claim."
        )

    def _relink(self, articles: QuerySet[Article], after: linking.Mark) -> int:
        """How many there were; says from time to time, and when it is stopped, after what to go on."""
        n_articles = 0
        try:
            for number, step in enumerate(linking.relink(articles, after), 1):
                n_articles, after = n_articles + step.n_articles, step.mark
                if number % REPORTED == 0:
                    self.stdout.write(f"Done up to {after}. Should this be stopped, go on with --after {after}")
                    self.stdout.flush()  # a killed process leaves in a log only what was flushed
        except KeyboardInterrupt:
            raise CommandError(f"Stopped. What was linked anew is kept; go on with --after {after}") from None
        return n_articles


def _mark(words: str) -> linking.Mark:
    try:
        return linking.Mark.parse(words)
    except ValueError:
        raise ArgumentTypeError("give what a stopped relink said, as article-12 or claim-7") from None


def _of_dispute(slug: str) -> QuerySet[Article]:
    dispute = dispute_called(slug)
    placed = Appearance.objects.filter(claim__placements__dispute=dispute, claim__placements__kept_out=False)
    return Article.objects.filter(pk__in=placed.values("article"))


def _grouping() -> dict[int, int]:
    """Which claim each appearance tells."""
    return dict(Appearance.objects.filter(claim__isnull=False).values_list("pk", "claim"))

"""Link everything anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import QuerySet
from django.template.defaultfilters import pluralize

from claims import linking
from claims.management.disputes import dispute_called
from claims.management.tables import require_tables
from claims.models import Appearance, Article, Claim


class Command(BaseCommand):
    help = (
        "Compare and group all tellings anew, by today's rules: it comes out the same in whatever order articles came. "
        "What an editor decided stays as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dispute", metavar="SLUG", help="only articles with a claim in this dispute")

    def handle(self, *args: Any, dispute: str | None, **options: Any) -> None:
        """Each article in a transaction of its own: stopped at any point and begun again, it comes out the same."""
        require_tables()
        articles = _of_dispute(dispute) if dispute else Article.objects.filter(appearances__isnull=False).distinct()
        before = _grouping()
        n_articles = sum(1 for _ in linking.relink(articles))
        after = _grouping()
        n_moved = sum(before.get(pk, claim) != claim for pk, claim in after.items())
        n_claims = Claim.objects.filter(merged_into=None, appearances__isnull=False).distinct().count()
        self.stdout.write(
            f"{n_articles} article{pluralize(n_articles)} linked anew: {n_claims} claim{pluralize(n_claims)}, "
            f"{n_moved} telling{pluralize(n_moved)} moved to another claim."
        )


def _of_dispute(slug: str) -> QuerySet[Article]:
    dispute = dispute_called(slug)
    placed = Appearance.objects.filter(claim__placements__dispute=dispute, claim__placements__kept_out=False)
    return Article.objects.filter(pk__in=placed.values("article"))


def _grouping() -> dict[int, int]:
    """Which claim each appearance tells."""
    return dict(Appearance.objects.filter(claim__isnull=False).values_list("pk", "claim"))

"""Read stored articles again with the present extractor."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError
from django.db.models import F, Min, QuerySet
from django.template.defaultfilters import pluralize

from claims import tasks
from claims.extraction import EXTRACTOR_VERSION
from claims.management.tables import require_tables
from claims.models import Article
from claims.reading import Difference, Reread


class Command(BaseCommand):
    help = (
        "Read the stored versions of articles again with the present extractor, and print what that changes. "
        "What an editor decided stays as it is."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--article",
            type=int,
            nargs="+",
            action="extend",
            metavar="N",
            help="only these; the number is in the address",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")

    def handle(self, *, article: list[int] | None, dry_run: bool, **options):
        """Each article in a transaction of its own: stopped at any point, what was done stays done.

        Those read longest ago come first, so that a second start goes on where the first one stopped.
        """
        require_tables()
        articles = _longest_ago_first(_named(article) if article else Article.objects.all())
        totals = dict.fromkeys(("added", "no longer found", "found again", "changed", "kept as decided"), 0)
        for number in articles.values_list("pk", flat=True):
            row = Article.objects.select_related("publisher").get(pk=number)
            reread = tasks.read_again(row, dry_run=dry_run)
            for line in _lines(row, reread):
                self.stdout.write(line)
            for name, rows in _parts(reread):
                totals[name] += len(rows)
        self._sum_up(articles.count(), totals, dry_run)

    def _sum_up(self, n_articles: int, totals: dict[str, int], dry_run: bool) -> None:
        counted = ", ".join(f"{n} {name}" for name, n in totals.items())
        self.stdout.write(
            f"{n_articles} article{pluralize(n_articles)} read by extractor {EXTRACTOR_VERSION}: {counted}."
        )
        if dry_run:
            self.stdout.write("Nothing was changed: this was a dry run.")


def _named(numbers: list[int]) -> QuerySet[Article]:
    articles = Article.objects.filter(pk__in=numbers)
    unknown = set(numbers) - set(articles.values_list("pk", flat=True))
    if unknown:
        listed = ", ".join(map(str, sorted(unknown)))
        raise CommandError(f"No article has the number {listed}: look it up in its address, /articles/<number>/.")
    return articles


def _longest_ago_first(articles: QuerySet[Article]) -> QuerySet[Article]:
    """By when their least recently read version was read; those with a version that nobody read first."""
    read = articles.annotate(read_at=Min("snapshots__runs__finished_at"))
    return read.order_by(F("read_at").asc(nulls_first=True), "pk")


def _parts(reread: Reread) -> Iterator[tuple[str, list]]:
    yield "added", reread.added
    yield "no longer found", reread.lost
    yield "found again", reread.found_again
    yield "changed", reread.changed
    yield "kept as decided", reread.kept


def _lines(article: Article, reread: Reread) -> Iterator[str]:
    """What changed in one article, a line each; nothing where nothing did."""
    rows = [(name, row) for name, rows in _parts(reread) for row in rows]
    if rows:
        yield f"/articles/{article.pk}/  {article.headline[:80]}"
    for name, row in rows:
        if isinstance(row, Difference):
            yield f"  {name}: “{row.appearance.content[:100]}”: {'; '.join(row.phrases)}"
        else:
            yield f"  {name}: “{row.content[:100]}”"

"""Hand in files: articles as pages, PDF files or texts, or a feed that carries the texts."""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from claims import tasks
from claims.ingest import IngestError, take_file
from claims.management.arguments import day
from claims.management.tables import require_tables
from claims.models import Snapshot
from claims.text.pages import pages_in_words, wordless_pages


class Command(BaseCommand):
    help = "Store articles from local files (HTML, PDF, plain text, or a feed with full texts) and find their claims."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="a page, a PDF file, a text or a feed")
        parser.add_argument("--published", type=day, metavar="DAY", help="publication day, as 2025-01-30")
        parser.add_argument("--publisher", default="", metavar="NAME", help="who printed it")
        parser.add_argument("--wait", action="store_true", help="find and link the claims now, without a worker")

    def handle(self, *, files: list[str], published: date | None, publisher: str, wait: bool, **options):
        """Take each file by itself: one that cannot be used does not hold up the others."""
        require_tables()
        problems = 0
        for name in files:
            try:
                with transaction.atomic():
                    snapshots = take_file(_local(name), publisher=publisher, published_on=published)
                    self._queue(snapshots, wait)
            except IngestError as problem:
                problems += 1
                self.stderr.write(f"{name}: {problem}")
                continue
            self._tell(snapshots, wait)
        if problems:
            raise CommandError(f"{problems} of {len(files)} files were not stored.")

    def _queue(self, snapshots: list[Snapshot], wait: bool) -> None:
        for snapshot in () if wait else snapshots:
            tasks.ask_for(tasks.compare, snapshot_id=snapshot.pk)
            tasks.ask_for(tasks.read, snapshot_id=snapshot.pk)

    def _tell(self, snapshots: list[Snapshot], wait: bool) -> None:
        for snapshot in snapshots:
            found = tasks.run_through(snapshot) if wait else "waiting to be read by the worker"
            self.stdout.write(f"/articles/{snapshot.article_id}/  {snapshot.article.headline[:80]}  ({found})")
            if wordless := wordless_pages(snapshot.pages, len(snapshot.text)):
                self.stdout.write(f"  {pages_in_words(wordless)}: no words that can be read (scanned, or blank)")


def _local(name: str) -> Path:
    if "://" in name:
        raise IngestError("this version reads local files: save the page and hand in the file")
    return Path(name)

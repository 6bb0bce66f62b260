"""Hand in addresses and files: articles as pages, PDF files or texts, or a feed that carries the texts."""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from claims import stages, tasks
from claims.forms.fields import shortened
from claims.ingest import IngestError, take_address, take_file
from claims.management.arguments import day
from claims.management.tables import require_tables
from claims.models import Addition, Publisher, Snapshot
from claims.parsing.errors import Trouble
from claims.text.cleaning import one_line
from claims.text.pages import pages_in_words, wordless_pages
from claims.text.urls import is_safe_link, with_plain_scheme
from claims.timeline.publisher_lookup import look_up_publisher

LONGEST_NAME = 300


class Command(BaseCommand):
    help = "Store articles from addresses or files (HTML, PDF, text, or a feed with full texts), and find their claims."

    def add_arguments(self, parser):
        parser.add_argument(
            "names", nargs="+", metavar="URL|FILE", help="an address; or a file with a page, a PDF, a text or a feed"
        )
        parser.add_argument("--published", type=day, metavar="DAY", help="publication day, as 2025-01-30")
        parser.add_argument("--publisher", default="", metavar="NAME", help="who printed it")
        parser.add_argument("--wait", action="store_true", help="find and link the claims now, without a worker")

    def handle(self, *, names: list[str], published: date | None, publisher: str, wait: bool, **options):
        """Take each by itself: one that cannot be used does not hold up the others."""
        require_tables()
        self._tell_of_new(publisher)
        problems, names = 0, list(dict.fromkeys(names))
        for name in names:
            take = self._take_address if "://" in name else self._take_file
            try:
                take(name, published, publisher, wait)
            except IngestError as problem:
                problems += 1
                self.stderr.write(f"{shortened(name, 200)}: {shortened(str(problem), 500)}")
        if problems:
            raise CommandError(f"{problems} of {len(names)} were not stored.")

    def _tell_of_new(self, publisher: str) -> None:
        lookup = look_up_publisher(publisher)
        if lookup.is_new and lookup.alike:
            alike = ", ".join(known.name for known in lookup.alike)
            self.stderr.write(f"“{lookup.name}” is not known, and a new publisher is made of it. Known are: {alike}.")

    def _take_file(self, name: str, published: date | None, publisher: str, wait: bool) -> None:
        if not name.strip():
            raise IngestError("name a file, or an address that begins with https://", Trouble.NOT_FOUND)
        with transaction.atomic():
            snapshots = take_file(Path(name), publisher=publisher, published_on=published)
            for snapshot in () if wait else snapshots:
                stages.ask_to_read(snapshot)
        self._tell(snapshots, wait)

    def _take_address(self, url: str, published: date | None, publisher: str, wait: bool) -> None:
        url = with_plain_scheme(url)
        if not is_safe_link(url):
            raise IngestError("this is no address of a page: begin it with https://", Trouble.NOT_ALLOWED)
        house = Publisher.objects.named(publisher) if one_line(publisher, LONGEST_NAME) else None
        addition = Addition.objects.create(
            url=url, name=url[:LONGEST_NAME], publisher=house, published_on=published, added_by=None
        )
        if wait:
            snapshot = take_address(addition)
            self._tell([snapshot] if snapshot else [], wait)
            for offer in addition.offers:
                found = "found by trying the usual places, " if offer["tried"] else ""
                self.stdout.write(f"  a feed, {found}{offer['title'] or 'without a title'}: feeds add {offer['url']}")
        else:
            stages.ask_for(stages.TAKE_ADDRESS, addition.pk)
            self.stdout.write(f"{url}: waiting to be fetched by the worker")

    def _tell(self, snapshots: list[Snapshot], wait: bool) -> None:
        for snapshot in snapshots:
            found = tasks.run_through(snapshot) if wait else "waiting to be read by the worker"
            self.stdout.write(f"/articles/{snapshot.article_id}/  {snapshot.article.headline[:80]}  ({found})")
            if wordless := wordless_pages(snapshot.pages, len(snapshot.text)):
                self.stdout.write(f"  {pages_in_words(wordless)}: no words that can be read (scanned, or blank)")

"""Feeds: list, add, import, export, and read now."""

from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import pluralize

from claims import stages, tasks
from claims.ingest import IngestError
from claims.management import feeds
from claims.management.tables import require_tables
from claims.models import Feed
from claims.terms import FeedState

WAIT = {"action": "store_true", "help": "read it and find the claims now, without a worker"}


class Command(BaseCommand):
    help = "List the feeds; add one, take them from an OPML file, write them to one, or have them read now."

    def add_arguments(self, parser):
        actions = parser.add_subparsers(dest="action", metavar="add|import|export|refresh")
        add = actions.add_parser("add", help="a feed by its address")
        add.add_argument("url", metavar="URL")
        add.add_argument("--wait", **WAIT)
        actions.add_parser("import", help="the feeds of an OPML file").add_argument("file", metavar="FILE.opml")
        actions.add_parser("export", help="all feeds as OPML").add_argument("file", nargs="?", metavar="FILE")
        refresh = actions.add_parser("refresh", help="read these feeds, or all active ones, now")
        refresh.add_argument("urls", nargs="*", metavar="URL")
        refresh.add_argument("--wait", **WAIT)

    def handle(self, *, action: str | None, **options):
        """CommandError, with what to do, for whatever could not be done."""
        require_tables()
        try:
            match action:
                case "add":
                    self._add(options["url"], options["wait"])
                case "import":
                    self._import(Path(options["file"]))
                case "export":
                    self._export(options["file"])
                case "refresh":
                    self._refresh(options["urls"], options["wait"])
                case _:
                    self._list()
        except IngestError as problem:
            raise CommandError(str(problem)) from None

    def _list(self) -> None:
        for line in feeds.lines() if Feed.objects.exists() else ("No feeds yet: add one with 'feeds add URL'.",):
            self.stdout.write(line)

    def _add(self, url: str, wait: bool) -> None:
        feed, is_new = feeds.added(url)
        if not is_new:
            self.stdout.write(f"{feed.url} is there already ({feed.state}).")
        elif not wait:
            stages.ask_for(stages.TAKE_FEED, feed.pk)
            self.stdout.write(f"{feed.url} is added: the worker reads it.")
        else:
            self._read_new(feed)

    def _read_new(self, feed: Feed) -> None:
        """A feed that proves to be none is not kept; one whose site is in trouble is."""
        try:
            self._say(feeds.read_now(feed))
        except IngestError as problem:
            if not problem.retry:
                feed.delete()
            kept = "It is added, and the worker tries again." if problem.retry else "It was not added."
            raise CommandError(f"{feed.url}: {problem}. {kept}") from None

    def _import(self, path: Path) -> None:
        found = feeds.read_list(path)
        n_new, problems = feeds.add_all(found)
        tasks.ask_for_due()
        for problem in filter(None, (found.note, *problems)):
            self.stderr.write(problem)
        n_there = len(found.feeds) - n_new - len(problems)
        self.stdout.write(f"{n_new} feed{pluralize(n_new)} added, {n_there} were there already. The worker reads them.")
        if problems:
            raise CommandError(f"{len(problems)} of {len(found.feeds)} feeds were left out.")

    def _export(self, file: str | None) -> None:
        opml = feeds.as_opml()
        if file is None:
            self.stdout.write(opml.decode())
            return
        try:
            Path(file).write_bytes(opml)
        except OSError as error:
            raise CommandError(f"{file} cannot be written ({error.strerror}): name another file.") from None
        self.stdout.write(f"{Feed.objects.count()} feeds are in {file}.")

    def _refresh(self, urls: list[str], wait: bool) -> None:
        problems, named = 0, _named(urls)
        if not named:
            self.stdout.write("No active feeds: add one with 'feeds add URL', or resume one on the Feeds page.")
        for feed in named:
            if not wait:
                stages.ask_for(stages.TAKE_FEED, feed.pk)
                self.stdout.write(f"{feed.url}: the worker reads it.")
                continue
            try:
                self._say(feeds.read_now(feed))
            except IngestError as problem:
                problems += 1
                self.stderr.write(f"{feed.url}: {problem}")
        if problems:
            raise CommandError(f"{problems} feed{pluralize(problems)} could not be read.")

    def _say(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.stdout.write(line)


def _named(urls: list[str]) -> list[Feed]:
    """The active feeds, or those of these addresses; CommandError for one that is unknown or not active."""
    if not urls:
        return list(Feed.objects.filter(state=FeedState.ACTIVE).order_by("pk"))
    known = {feed.url: feed for feed in Feed.objects.filter(url__in=urls)}
    for url in urls:
        if url not in known:
            raise CommandError(f"{url} is no feed here: add it with 'feeds add {url}'.")
        if known[url].state != FeedState.ACTIVE:
            raise CommandError(f"{url} is {known[url].state}: resume it on the Feeds page first.")
    return [known[url] for url in urls]

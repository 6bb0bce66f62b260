"""Run the jobs: read feeds, find claims, link them, and upkeep."""

from django.conf import settings
from django.core.checks import Tags
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from claims.management.processes import ChildEnded, running, wait_until, worker
from claims.management.tables import require_tables
from claims.memory import collect_rarely
from claims.stages import QUEUES

_POOLED = (
    "Workers listen for jobs on a connection of their own, which a pooler would give to others: "
    "start them with the server's own address as DATABASE_URL, and without CLAIMS_DB_POOLER."
)


class Command(BaseCommand):
    help = "Run the background jobs until Ctrl-C. Run as many workers as you like, on as many machines."
    #: Not the addresses: checking them loads all that serves pages, a fifth of a start and a tenth of the memory.
    requires_system_checks = (Tags.compatibility, Tags.database, Tags.models, Tags.security)

    def add_arguments(self, parser):
        parser.add_argument(
            "kinds", nargs="*", metavar="KIND", help=f"only these kinds of work: {', '.join(QUEUES)} (default: all)"
        )
        parser.add_argument("--processes", type=int, default=1, help="so many workers, one job at a time each")
        parser.add_argument("--once", action="store_true", help="stop when nothing is left to do")

    def handle(self, *, kinds: list[str], processes: int, once: bool, **options):
        """Ask for what a killed worker left unfinished and for what is due, then work."""
        if unknown := sorted(set(kinds) - set(QUEUES)):
            raise CommandError(f"There is no kind of work called {', '.join(unknown)}: use {', '.join(QUEUES)}.")
        if processes < 1:
            raise CommandError("--processes takes a number from 1 on.")
        if settings.DATABASES["default"].get("DISABLE_SERVER_SIDE_CURSORS"):
            raise CommandError(_POOLED)
        require_tables()
        if processes > 1:
            _work_side_by_side([*kinds, *(["--once"] if once else [])], processes)
        else:
            _work(kinds, once)


def _work(kinds: list[str], once: bool) -> None:
    from claims.management.working import work_through, work_until_stopped  # here: it brings the language model along

    collect_rarely()
    if once:
        work_through(kinds)
    else:
        work_until_stopped(kinds)


def _work_side_by_side(arguments: list[str], n: int) -> None:
    """Run n workers until Ctrl-C. When one ends by itself so do all: whoever started them starts them anew."""
    connection.close()
    try:
        with running(*[[*worker(), *arguments] for _ in range(n)]) as children:
            wait_until(lambda: all(child.poll() == 0 for child in children), children, float("inf"))
    except KeyboardInterrupt:
        return
    except ChildEnded as problem:
        raise CommandError(f"{problem}.") from None

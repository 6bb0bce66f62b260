"""Run the jobs: read feeds, find claims, link them, and upkeep."""

from django.core.management.base import BaseCommand

from claims.management.tables import require_tables
from claims.management.working import work_through, work_until_stopped


class Command(BaseCommand):
    help = "Run the background jobs until Ctrl-C. Run as many workers as you like, on as many machines."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="stop when nothing is left to do")

    def handle(self, *, once: bool, **options):
        """Ask for what a killed worker left unfinished and for what is due, then work."""
        require_tables()
        if once:
            work_through()
        else:
            work_until_stopped()

"""Run the jobs: read feeds, find claims, link them, and upkeep."""

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app

from claims import tasks
from claims.management.tables import require_tables


class Command(BaseCommand):
    help = "Run the background jobs until Ctrl-C. Run as many workers as you like, on as many machines."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="stop when nothing is left to do")

    def handle(self, *, once: bool, **options):
        """Ask for what a killed worker left unfinished and for what is due, then work."""
        require_tables()
        tasks.resume()
        tasks.ask_for_due()
        with app.replace_connector(app.connector.get_worker_connector()):
            app.run_worker(wait=not once, delete_jobs="successful", install_signal_handlers=True)

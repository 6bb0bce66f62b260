"""Bring in claims and their tellings as the tables that a dispute is exported as."""  # noqa: N999

from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from claims.editing.importing import Outcome, import_tables
from claims.editing.refusal import Refused
from claims.management.imports import dispute_of, lines_of, who_imports
from claims.management.tables import require_tables
from claims.models import TableImport


class Command(BaseCommand):
    help = "Import a dispute's claims from CSV files as /d/<dispute>.csv and .appearances.csv give them."

    def add_arguments(self, parser):
        parser.add_argument("claims", type=Path, metavar="CLAIMS.csv")
        parser.add_argument(
            "tellings", type=Path, nargs="?", metavar="APPEARANCES.csv", help="without it no new claim comes"
        )
        parser.add_argument("--dispute", required=True, metavar="SLUG", help="where new claims are to stand")
        parser.add_argument("--title", default="", help="makes the dispute where there is none yet")
        parser.add_argument("--user", default="", metavar="NAME", help="who imports; the first account that may")
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")

    def handle(self, *, claims: Path, tellings: Path | None, dry_run: bool, **options):
        """CommandError where anything is wrong: then nothing was imported."""
        require_tables()
        try:
            outcome = self._import(claims, tellings, dry_run, options)
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        except PermissionDenied:
            raise CommandError("This account may not import, or not decide what is accepted in the file.") from None
        lines = list(lines_of(outcome, is_dry=dry_run))
        if outcome.problems:
            raise CommandError("\n".join(lines))
        self.stdout.write("\n".join(lines))

    def _import(self, claims: Path, tellings: Path | None, dry_run: bool, options: dict) -> Outcome:
        with ExitStack() as open_files, transaction.atomic():
            files = [open_files.enter_context(_opened(path)) for path in (claims, tellings) if path]
            user = who_imports(options["user"])
            dispute, is_new = dispute_of(options["dispute"], options["title"])
            names = {"claims_name": claims.name[:255], "tellings_name": tellings.name[:255] if tellings else ""}
            record = TableImport(dispute=dispute, made_by=user, **names)
            outcome = import_tables(user, record, files[0], files[1] if tellings else None, dry_run=dry_run)
            if is_new and (dry_run or outcome.problems):
                dispute.delete()
        return outcome


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as problem:
        raise CommandError(f"{path}: {problem.strerror or problem}") from None

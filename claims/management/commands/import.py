"""Bring in claims and their tellings as the tables that a dispute is exported as, or undo that."""  # noqa: N999

from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from claims.editing.importing import import_tables, look_at_undoing, undo_import
from claims.editing.refusal import Refused
from claims.management.imports import dispute_of, lines_of, lines_of_undoing, who_imports
from claims.management.tables import require_tables
from claims.models import TableImport


class Command(BaseCommand):
    help = "Import a dispute's claims from CSV files as /d/<dispute>.csv and .appearances.csv give them."

    def add_arguments(self, parser):
        parser.add_argument("claims", type=Path, nargs="?", metavar="CLAIMS.csv")
        parser.add_argument(
            "tellings", type=Path, nargs="?", metavar="APPEARANCES.csv", help="without it no new claim comes"
        )
        parser.add_argument("--dispute", default="", metavar="SLUG", help="where new claims are to stand")
        parser.add_argument("--title", default="", help="makes the dispute where there is none yet")
        parser.add_argument("--user", default="", metavar="NAME", help="who imports; the first account that may")
        parser.add_argument("--dry-run", action="store_true", help="only say what would change, or go")
        parser.add_argument("--undo", type=int, metavar="N", help="withdraw what came with this import")
        parser.add_argument("--reason", default="", metavar="WORDS", help="why it is undone, for readers to see")

    def handle(self, *, claims: Path | None, undo: int | None, **options):
        """CommandError where anything is wrong: then nothing was imported, or undone."""
        require_tables()
        if (claims is None) == (undo is None) or claims and not options["dispute"]:
            raise CommandError("Name the tables and their --dispute, or with --undo the number of an import.")
        try:
            lines = self._undo(undo, options) if claims is None else self._import(claims, options)
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        except PermissionDenied:
            raise CommandError(
                "This account may not import, or not decide or withdraw what would be accepted or go."
            ) from None
        self.stdout.write("\n".join(lines))

    def _undo(self, number: int, options: dict) -> list[str]:
        record = TableImport.objects.filter(pk=number, done_at__isnull=False).first()
        if record is None:
            raise CommandError(f"There is no import {number}. Their numbers stand in the addresses of /desk/imports/.")
        if options["dry_run"]:
            return list(lines_of_undoing(look_at_undoing(record), is_dry=True))
        going = undo_import(who_imports(options["user"]), number, options["reason"])
        return list(lines_of_undoing(going, is_dry=False))

    def _import(self, claims: Path, options: dict) -> list[str]:
        tellings, dry_run = options["tellings"], options["dry_run"]
        with ExitStack() as open_files, transaction.atomic():
            files = [open_files.enter_context(_opened(path)) for path in (claims, tellings) if path]
            user = who_imports(options["user"])
            dispute, is_new = dispute_of(options["dispute"], options["title"])
            names = {"claims_name": claims.name[:255], "tellings_name": tellings.name[:255] if tellings else ""}
            record = TableImport(dispute=dispute, made_by=user, **names)
            outcome = import_tables(user, record, files[0], files[1] if tellings else None, dry_run=dry_run)
            if is_new and (dry_run or outcome.problems):
                dispute.delete()
        lines = list(lines_of(outcome, is_dry=dry_run))
        if outcome.problems:
            raise CommandError("\n".join(lines))
        if not dry_run:
            lines.append(f"This is import {record.pk}: “manage.py import --undo {record.pk} --reason WHY” undoes it.")
        return lines


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as problem:
        raise CommandError(f"{path}: {problem.strerror or problem}") from None

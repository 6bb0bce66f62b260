"""The whole installation to one file, and back."""

from pathlib import Path
from time import perf_counter

from django.core.management.base import BaseCommand, CommandError

from claims.management.scratch import empty_database
from claims.management.tables import require_tables
from claims.operations.backups import BackupRefused, Manifest, check_backup, make_backup, restore_backup


class Command(BaseCommand):
    help = (
        "Write the whole database to a file, with a manifest beside it (FILE.json), while everybody goes on working; "
        "or restore it into an empty database. Neither overwrites anything."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", type=Path)
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--check", action="store_true", help="only say whether the file is whole")
        how.add_argument("--restore", action="store_true", help="into this database, which has to be empty")
        how.add_argument(
            "--drill", action="store_true", help="restore it into a database made for it, compare, and drop that again"
        )

    def handle(self, *, file: Path, check: bool, restore: bool, drill: bool, **options):
        """CommandError in words where it cannot be done."""
        began = perf_counter()
        try:
            manifest, done = self._do(file, check, restore, drill)
        except BackupRefused as problem:
            raise CommandError(str(problem)) from None
        size = f"{manifest.n_bytes / 1e6:,.1f} MB, {manifest.n_rows:,} rows in {len(manifest.tables)} tables"
        self.stdout.write(f"{file} {done}: {size}, {perf_counter() - began:.1f} s.")

    def _do(self, file: Path, check: bool, restore: bool, drill: bool) -> tuple[Manifest, str]:
        if check:
            return check_backup(file), "is whole"
        if restore:
            return restore_backup(file, self.stderr.write), "is restored, and every table is as it was"
        if drill:
            with empty_database():
                return restore_backup(file, self.stderr.write), "can be restored, and every table is as it was"
        require_tables()
        return make_backup(file), "is written; keep it safe, and the keys in the environment apart from it"

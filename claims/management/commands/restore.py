"""Rebuild a dispute from its dump."""

from tempfile import TemporaryFile

from django.core.management.base import BaseCommand, CommandError

from claims.dumps.check import Zip, manifest_of
from claims.dumps.kinds import KINDS
from claims.dumps.restoring import CannotRestore, look_at, make_vectors, restore
from claims.dumps.writing import write
from claims.management.disputes import dispute_called
from claims.management.scratch import scratch_database
from claims.management.tables import require_tables


class Command(BaseCommand):
    help = (
        "Check an archive that 'dump' wrote, and rebuild the dispute from it in this database: all of it or "
        "nothing. Numbers and addresses stay what they were."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE.zip", help="or the folder that it was unpacked to")
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--check", action="store_true", help="only say whether it is whole")
        how.add_argument(
            "--drill",
            action="store_true",
            help="rebuild it in a database made for it and dropped again, dump it from there, and compare",
        )

        parser.add_argument(
            "--no-vectors", action="store_false", dest="vectors", help="leave the sentence vectors to 'relink'"
        )

    def handle(self, *, file: str, check: bool, drill: bool, vectors: bool, **options):
        """CommandError, with what is wrong, where it is not whole or something here is in its way."""
        try:
            dump, manifest = look_at(file)
            if check:
                self.stdout.write(f"{file} is whole: the dispute “{_shown(manifest['title'])}”.")
            elif drill:
                self._drill(dump, manifest)
            else:
                self._restore(dump, manifest, vectors)
        except CannotRestore as problem:
            raise CommandError(str(problem)) from None

    def _drill(self, dump, manifest: dict) -> None:
        with scratch_database():
            restore(dump, manifest, self.stdout.write)
            with TemporaryFile() as out:
                out.writelines(write(dispute_called(manifest["dispute"]), KINDS[manifest["kind"]]))
                files = manifest_of(Zip(out))["files"]
        differing = [name for name, facts in manifest["files"].items() if files.get(name) != facts]
        if differing:
            raise CommandError(f"Dumped again, these are others: {', '.join(differing)}.")
        self.stdout.write("Rebuilt, and dumped again: the same, byte by byte. Nothing was changed here.")

    def _restore(self, dump, manifest: dict, vectors: bool) -> None:
        require_tables()
        counts = restore(dump, manifest, self.stdout.write)
        n_rows = sum(counts.values())
        self.stdout.write(
            f"“{_shown(manifest['title'])}” is there: {n_rows:,} rows. The accounts that came with it are closed: "
            "'createsuperuser' makes one."
        )
        if vectors:
            self.stdout.write("Making the sentence vectors by which new articles are linked; to stop is no harm …")
            make_vectors()


def _shown(title: str) -> str:
    """A title from a stranger's file: what a terminal would obey is not printed."""
    return "".join(letter if letter.isprintable() else "?" for letter in title)

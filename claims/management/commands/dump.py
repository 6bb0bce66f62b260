"""Write a whole dispute to one archive."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from claims.dumps.kinds import PUBLISHED, WHOLE
from claims.dumps.published import is_seen
from claims.dumps.writing import write
from claims.management.disputes import dispute_called
from claims.management.tables import require_tables


class Command(BaseCommand):
    help = (
        "Write a dispute with its threads, and all that belongs to it, to one zip archive, from which "
        "'restore' rebuilds it. The same data gives the same bytes."
    )

    def add_arguments(self, parser):
        parser.add_argument("dispute", metavar="DISPUTE", help="its name in the address, /d/DISPUTE/")
        parser.add_argument("file", metavar="FILE.zip", type=Path)
        parser.add_argument(
            "--published", action="store_true", help="only what readers see, without the texts of articles"
        )

    def handle(self, *, dispute: str, file: Path, published: bool, **options):
        """The file is there under its name only once it is whole."""
        require_tables()
        row = dispute_called(dispute)
        if row.parent:
            raise CommandError(f"“{row.title}” is a thread: dump the dispute that it belongs to, {row.parent.slug}.")
        if published and not is_seen(row):
            raise CommandError(f"“{row.title}” is under embargo: readers see nothing of it.")
        if file.exists():
            raise CommandError(f"{file} is there already: name another file, or take that one away.")
        part = file.with_name(f"{file.name}.part")
        try:
            with part.open("wb") as out:
                out.writelines(write(row, PUBLISHED if published else WHOLE))
            part.replace(file)
        except OSError as problem:
            raise CommandError(f"{file} cannot be written: {problem.strerror}.") from None
        finally:
            part.unlink(missing_ok=True)
        told = "It is for everybody." if published else "It holds what no reader may see: keep it safe."
        self.stdout.write(f"{file}: {file.stat().st_size:,} bytes. {told}")

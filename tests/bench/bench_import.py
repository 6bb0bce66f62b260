"""``bench import``: both tables of a dispute taken into an empty database, and those of a tenth of it.

Times are processor time, PostgreSQL's included. Each case says how much is PostgreSQL's, and how much memory the import
took at most above what there was before, Python's and not the database's; the ratio is that of the times for a telling.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from django.test import Client, override_settings

from claims.editing.importing import import_tables
from claims.management.scratch import scratch_database
from claims.models import Dispute, TableImport, User
from claims.terms import Role
from tests.bench.cpu import Clock
from tests.bench.database import use_bench_database
from tests.bench.measuring import CannotMeasure, Measure, Options
from tests.bench.memory import most_memory

SMALLEST = 100


def run(options: Options) -> Iterator[Measure]:
    """Measure each once. CannotMeasure where something of the tables is wrong, or left out."""
    tenth = yield from _measured(options, max(options.n_appearances // 10, SMALLEST), None)
    yield from _measured(options, options.n_appearances, tenth)


def _measured(options: Options, n_appearances: int, tenth: float | None) -> Iterator[Measure]:
    """Yields the measure; returns the milliseconds for a telling."""
    use_bench_database(n_appearances, options.fresh, options.report)
    with TemporaryDirectory() as folder:
        claims, tellings = _exported(Path(folder))
        options.report(f"import: what readers see of {n_appearances:,} tellings")
        with scratch_database():
            ms, n_came, words = _import(claims, tellings)
    each = ms / n_came
    ratio, against = (round(each / tenth, 2), "a tenth of it, each telling") if tenth else (None, None)
    yield Measure("import", words, round(ms, 1), round(ms, 1), 1, None, ratio, against)
    return each


def _exported(folder: Path) -> tuple[Path, Path]:
    slug = Dispute.objects.roots().get().slug
    files = folder / "claims.csv", folder / "tellings.csv"
    with override_settings(ROOT_URLCONF="tests.bench.urls", ALLOWED_HOSTS=["testserver"]):
        for file, ending in zip(files, ("csv", "appearances.csv"), strict=True):
            with file.open("wb") as out:
                out.writelines(Client().get(f"/d/{slug}.{ending}").streaming_content)
    return files


def _import(claims: Path, tellings: Path) -> tuple[float, int, str]:
    """Milliseconds, how many tellings came, and all that in words."""
    user = User.objects.create_user("bench", role=Role.LEAD)
    record = TableImport(dispute=Dispute.objects.create(slug="data", title="Data"), made_by=user)
    clock, outcomes = Clock(), []
    begun = clock.parts()
    with claims.open("rb") as first, tellings.open("rb") as second:
        most = most_memory(lambda: outcomes.append(import_tables(user, record, first, second)))
    python, postgres = (now - before for now, before in zip(clock.parts(), begun, strict=True))
    (came,) = outcomes
    if came.problems or came.n_left_out or not came.new_tellings:
        raise CannotMeasure(f"Not all came, but {came.new_tellings:,}: {(came.problems or came.left_out)[:1]}")
    words = f"{came.new_claims:,} claims, {came.new_tellings:,} tellings; {postgres:.0f} ms PostgreSQL’s; {most:.0f} MB"
    return python + postgres, came.new_tellings, f"{words} at most"

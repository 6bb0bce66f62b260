"""``bench dump``: a dispute dumped, checked, rebuilt in a database made for it, and dumped for everybody.

Each case says how large the archive is and how much memory it took at most above what there was before, Python's and
not the database's. It fails where what was rebuilt is not dumped the same, byte by byte.
"""

from collections.abc import Callable, Iterator
from filecmp import cmp
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from claims.dumps.kinds import PUBLISHED, WHOLE, Kind
from claims.dumps.restoring import look_at, restore
from claims.dumps.writing import write
from claims.management.scratch import scratch_database
from claims.models import Dispute
from tests.bench.database import use_bench_database
from tests.bench.measuring import CannotMeasure, Measure, Options
from tests.bench.memory import most_memory


def run(options: Options) -> Iterator[Measure]:
    """Measure each once, on a dispute of the size asked for."""
    use_bench_database(options.n_appearances, options.fresh, options.report)
    dispute = Dispute.objects.roots().get()
    with TemporaryDirectory() as folder:
        whole, again, published = (Path(folder) / name for name in ("whole.zip", "again.zip", "published.zip"))
        yield _measured("dumped", whole, lambda: _dump(dispute, WHOLE, whole))
        yield _measured("dumped for everybody", published, lambda: _dump(dispute, PUBLISHED, published))
        options.report("dump: checked")
        yield _measured("checked", whole, lambda: look_at(str(whole)))
        with scratch_database():
            options.report("dump: rebuilt")
            yield _measured("rebuilt", whole, lambda: restore(*look_at(str(whole))))
            _dump(Dispute.objects.roots().get(), WHOLE, again)
        if not cmp(whole, again, shallow=False):
            raise CannotMeasure("What was rebuilt is not dumped the same.")


def _dump(dispute: Dispute, kind: Kind, file: Path) -> None:
    with file.open("wb") as out:
        out.writelines(write(dispute, kind))


def _measured(case: str, file: Path, run: Callable[[], object]) -> Measure:
    begun = perf_counter()
    most = most_memory(run)
    ms = round((perf_counter() - begun) * 1000, 1)
    return Measure("dump", f"{case}, {file.stat().st_size / 1e6:.1f} MB; {most:.0f} MB at most", ms, ms, 1)

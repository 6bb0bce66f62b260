"""What stands in lanes, out of columns, is what a plain reckoning in Python finds in the entries."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import Appearance
from claims.permissions import KNOWING, Gate, Known
from claims.terms import Clock
from claims.timeline import lane_rows
from claims.timeline.column_loading import load_columns
from claims.timeline.filters import ABOUT, Filters
from claims.timeline.lane_rows import N_SINGLE, find_lane_rows
from claims.timeline.longer_times import past_of
from claims.timeline.looks import Row
from claims.timeline.query import entries_for, passing
from claims.timeline.scale import Scale
from tests.thorough import examples
from tests.timeline.test_counts_exact import every_choice
from tests.timeline.varied import DAYS, a_varied_dispute

pytestmark = pytest.mark.django_db

SCALES = [Scale(days=1), Scale(days=7), Scale(months=1), Scale(months=12)]
KNOWN = st.one_of(st.none(), st.builds(Known, st.sampled_from(DAYS), st.sampled_from(KNOWING)))


@pytest.fixture
def dispute():
    return a_varied_dispute()


def happen_at(moments: Random) -> None:
    """Tellings of single days, of longer times, some without an end, and of none."""
    for telling in Appearance.objects.order_by("pk"):
        first = moments.choice(DAYS[:3])
        last = moments.choice([first, first + timedelta(3), DAYS[3], None])
        happened = moments.choice([None, (first, last and last + timedelta(1)), (first, first + timedelta(1))])
        Appearance.objects.filter(pk=telling.pk).update(happened=happened)


class Plain:
    """One page of lanes, reckoned row by row."""

    def __init__(self, gate: Gate, dispute, filters: Filters, scale: Scale, threads: list[int]):
        self.filters, self.scale, self.threads = filters, scale, threads
        entries = gate.with_lists_then(entries_for(gate, dispute, filters), [ABOUT.column])
        rows = passing(entries, filters).annotate(
            day=F(filters.day), past=past_of(filters.clock), whom=F(filters.column(ABOUT))
        )
        self.items, self.nowhere = defaultdict(set), set()
        self.cells, self.bands = defaultdict(dict), defaultdict(dict)
        for row in rows.filter(day__isnull=False).order_by("day", "appearance"):
            lanes = list(self.lanes_of(row))
            for key, track in lanes:
                self.place(row, key, track)
            if not lanes:
                self.nowhere.add(row.claim_id)

    def lanes_of(self, row):
        if self.filters.row == Row.CLAIM:
            yield row.claim_id, 0
        elif self.filters.row == Row.OUTLET:
            yield from ((key, 0) for key in row.channels)
        elif self.filters.row == Row.THREAD:
            yield from ((key, 0) for key in row.threads if key in self.threads)
        else:
            yield from [(row.speaker_id, 0)] if row.speaker_id else []
            yield from ((key, 1) for key in row.whom if key != row.speaker_id)

    def place(self, row, key: int, track: int) -> None:
        item = row.appearance_id if self.filters.row == Row.CLAIM else row.claim_id
        self.items[key].add(item)
        last = row.past and row.past - timedelta(days=1)
        if last == row.day:
            self.cells[key, track, self.scale.number(row.day)].setdefault(item, row)
        else:
            self.bands[key, track].setdefault((item, last), row)

    def lanes(self) -> list[tuple]:
        sizes = {key: len(items) for key, items in self.items.items()}
        return [
            (key, sizes[key], self.cells_of(key), [*self.bands_of(key)])
            for key in sorted(sizes, key=lambda key: (-sizes[key], key))
        ]

    def cells_of(self, key: int) -> list[tuple]:
        found = []
        for (own, track, _), told in sorted(self.cells.items(), key=lambda each: each[0]):
            rows = list(told.values())
            items = [(row.appearance_id, row.day, row.manner) for row in rows] if len(rows) <= N_SINGLE else []
            if own == key:
                manners = Counter(row.manner for row in rows)
                found.append((track, rows[0].day, manners, rows[0].appearance_id, items))
        return found

    def bands_of(self, key: int) -> Iterator[tuple]:
        found = defaultdict(list)
        for (own, track), told in self.bands.items():
            for (_, last), row in told.items():
                if own == key:
                    found[track, row.day, last or date.max].append(row)
        return [
            (
                track,
                first,
                None if last == date.max else last,
                Counter(row.manner for row in rows),
                rows[0].appearance_id,
            )
            for (track, first, last), rows in sorted(found.items())
            for rows in [sorted(rows, key=lambda row: row.appearance_id)]
        ]


def told(lane: lane_rows.LaneRow) -> tuple:
    """A lane as the plain reckoning has it."""
    cells = [
        (
            cell.track,
            cell.first,
            cell.manners,
            cell.appearance,
            [(one.appearance, one.day, one.manner) for one in cell.items],
        )
        for cell in lane.cells
    ]
    bands = [(band.track, band.first, band.last, band.manners, band.appearance) for band in lane.bands]
    return lane.key, lane.size, cells, bands


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.data(),
    seed=st.integers(0, 10**6),
    row=st.sampled_from(Row),
    scale=st.sampled_from(SCALES),
    clock=st.sampled_from([Clock.PUBLISHED, Clock.HAPPENED]),
    known=KNOWN,
    sees_all=st.booleans(),
)
def test_lanes_are_those_of_a_plain_reckoning(dispute, data, seed, row, scale, clock, known, sees_all):
    happen_at(Random(seed))
    gate = Gate(sees_all=sees_all, known=known)
    some = st.lists(st.sampled_from(every_choice(dispute)), max_size=1)
    filters = Filters(tuple(data.draw(some)), row=row, clock=clock, known=known)
    threads = list(dispute.threads.values_list("pk", flat=True))
    plain = Plain(gate, dispute, filters, scale, threads)
    columns = load_columns(gate, dispute, filters)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lane_rows, "LANES_A_PAGE", 3)
        pages = [find_lane_rows(columns, filters, scale, threads, number) for number in (1, 2)]
    expected = plain.lanes()
    assert [[told(lane) for lane in page.lanes] for page in pages] == [expected[:3], expected[3:6]]
    assert {(page.n_lanes, page.n_nowhere) for page in pages} == {(len(expected), len(plain.nowhere))}

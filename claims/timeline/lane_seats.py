"""Whose the lanes are, and which rows stand in them.

A lane is a party, an outlet, a thread or a claim; a row can stand in several. A party's lane has two tracks: what it
says, and what is said about it.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from claims.timeline.columns import Columns, Lists, changes, unique_pairs
from claims.timeline.filters import ABOUT, PUBLISHER, SPEAKER, THREAD, Facet
from claims.timeline.looks import Row
from claims.timeline.pairs import each_value

_FACETS: dict[Row, tuple[Facet, ...]] = {
    Row.PARTY: (SPEAKER, ABOUT),
    Row.OUTLET: (PUBLISHER,),
    Row.THREAD: (THREAD,),
}
_NO_LANE = -1


class Seats(NamedTuple):
    """Rows in the lanes of a page: the place of the lane on it, and the row; lane by lane, by claim and day."""

    lane: np.ndarray
    rows: np.ndarray

    def only(self, wanted: np.ndarray) -> "Seats":
        """Some of them."""
        return Seats(self.lane[wanted], self.rows[wanted])


class _Track(NamedTuple):
    """The list of values of each row, and the lane that each value stands for, or ``_NO_LANE``."""

    lists: Lists
    number: np.ndarray
    lane: np.ndarray


@dataclass(frozen=True)
class LanesFound:
    """All lanes, by the ids of whose they are, which rise, and their tracks."""

    columns: Columns
    keys: np.ndarray
    tracks: list[_Track]

    def count(self, rows: np.ndarray, item: np.ndarray) -> tuple[np.ndarray, int]:
        """How many items stand in each lane, and how many claims have a row in none.

        ``rows`` are in the order of claim and day; ``item`` says of each row of the columns what counts once.
        """
        numbers = (track.number.take(rows) for track in self.tracks)
        rows = rows[changes(item.take(rows), self.columns.speaker.take(rows), *numbers)]
        placed = [self._in_lanes(n, rows) for n in range(len(self.tracks))]
        stands = np.zeros(len(self.columns), bool)
        for _, some in placed:
            stands[some] = True
        lane, seated = (np.concatenate(parts) for parts in zip(*placed, strict=True))
        _, lane = unique_pairs(item.take(seated), lane)
        nowhere = self.columns.claim_number.take(rows[~stands.take(rows)])
        return np.bincount(lane, minlength=len(self.keys)), int(changes(nowhere).sum())

    def seat(self, rows: np.ndarray, shown: np.ndarray) -> list[Seats]:
        """For each track the rows in the lanes that are shown."""
        place = np.full(len(self.keys) + 1, _NO_LANE, np.int8)  # the last one is for no lane
        place[shown] = np.arange(len(shown))
        return [self._seated(n, rows, place) for n in range(len(self.tracks))]

    def _seated(self, n: int, rows: np.ndarray, place: np.ndarray) -> Seats:
        lists, number, lanes = self.tracks[n]
        is_shown = place.take(lanes) != _NO_LANE
        rows = rows[lists.with_any(is_shown).take(number.take(rows))]
        lane, rows = self._in_lanes(n, rows)
        seats = Seats(place.take(lane), rows)
        seats = seats.only(seats.lane != _NO_LANE)
        order = np.argsort(seats.lane, kind="stable")
        return Seats(seats.lane[order], seats.rows[order])

    def _in_lanes(self, n: int, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Each lane in which these rows stand, row by row, and the row. What a party says of itself stands in its first
        track alone."""
        track = self.tracks[n]
        codes, rows = each_value(track.lists, track.number.take(rows), rows)
        lane = track.lane.take(codes)
        stands = lane != _NO_LANE
        if n:
            stands &= self.keys.take(lane) != self.columns.speaker.take(rows)
        return lane[stands], rows[stands]


def find_lanes(columns: Columns, row: Row, threads: list[int]) -> LanesFound:
    """The lanes that there can be; only these ``threads`` are visible."""
    if row == Row.CLAIM:
        return _of_claims(columns)
    held = [columns.values[facet] for facet in _FACETS[row]]
    ids = [np.array([*map(int, values.keys)], np.int64) for values in held]
    keys = np.unique(np.concatenate(ids))
    keys = keys[np.isin(keys, threads)] if row == Row.THREAD else keys
    tracks = [_Track(values.lists, values.number, _places(keys, own)) for values, own in zip(held, ids, strict=True)]
    return LanesFound(columns, keys, tracks)


def _of_claims(columns: Columns) -> LanesFound:
    """Each claim is the one value of its rows."""
    every = np.arange(len(columns.claims.starts) + 1)
    lists = Lists(keys=[], places={}, codes=every[:-1], starts=every, numbers={})
    return LanesFound(
        columns, columns.claim.take(columns.claims.starts), [_Track(lists, columns.claim_number, every[:-1])]
    )


def _places(keys: np.ndarray, ids: np.ndarray) -> np.ndarray:
    """The place of each id among ``keys``, which rise; ``_NO_LANE`` where it is not there."""
    return np.where(np.isin(ids, keys), np.searchsorted(keys, ids), _NO_LANE)

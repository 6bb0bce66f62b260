"""Some claims' rows as columns of their own.

Every count is a sum over claims. What filters leave of most claims untouched is therefore counted by difference: the
claims of which they take something away are counted apart, once with all of their rows and once with what is left.
"""

import numpy as np

from claims.timeline.columns import PLAIN, Columns, Values


def part_of(columns: Columns, rows: np.ndarray) -> Columns:
    """The columns of these rows, which are all that some claims have, by their rising numbers."""
    places = columns.place_by_day.take(rows)
    places.sort(kind="stable")
    return Columns(
        **{name: getattr(columns, name).take(rows) for name in PLAIN},
        by_day=np.searchsorted(rows, columns.by_day.take(places)).astype(np.int32),
        values={facet: Values(held.lists, held.number.take(rows)) for facet, held in columns.values.items()},
        withdrawn=columns.withdrawn[:0],
        names=columns.names,
        is_part=True,
    )

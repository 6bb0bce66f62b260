"""A search within one timeline: which rows of its columns have the words, by a telling's words or a claim's wording.

The index of words is asked, whoever may see what it gives: the columns hold what the viewer may see. It is read to its
end, for every figure of a page is counted from it; what finds too much for that is not looked for at all.
"""

from dataclasses import dataclass

import numpy as np
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import QuerySet

from claims.models import Appearance, Claim, Dispute
from claims.permissions import Gate
from claims.timeline.columns import Columns, Spans
from claims.timeline.columns_kept import columns_of
from claims.timeline.filters import WORDS, Filters, WordsFound
from claims.timeline.finding import wordings
from claims.timeline.open_rows import within
from claims.timeline.query import among
from claims.timeline.words import query_of

#: To read more tellings than these takes longer than a tenth of a second.
MOST_FOUND = 50_000
#: The index of words gives so many of its tellings in the time in which one is looked at by its key.
FOUND_AS_QUICKLY = 3
#: To whoever searched for words that are nearly everywhere.
TOO_MUCH = f"More than {MOST_FOUND:,} tellings have these words: too many to be picked out of a timeline. Add a word."


@dataclass(frozen=True, slots=True)
class Searched:
    """Columns, and filters whose words were looked for in them.

    Where more than ``MOST_FOUND`` tellings have the words it ``is_too_much``, and the filters are without them.
    """

    columns: Columns
    filters: Filters
    is_too_much: bool = False

    @property
    def problems(self) -> list[str]:
        """What the words find too much for, in words."""
        return [TOO_MUCH] if self.is_too_much else []

    @property
    def left_out(self) -> list[str]:
        """The same, for a page that shows what the other filters find."""
        return [f"{problem} They were left out." for problem in self.problems]


def search_columns(gate: Gate, dispute: Dispute, filters: Filters) -> Searched:
    """All that the viewer may see of a dispute, with what the words of the filters find in it.

    One query where columns are kept; two more for words that were not looked for before in this state of the data, a
    third one wound back.
    """
    columns = columns_of(gate, dispute, filters)
    return Searched(columns, filters) if not filters.words else look_for(gate, columns, filters)


def look_for(gate: Gate, columns: Columns, filters: Filters) -> Searched:
    """These columns with what the words of the filters find in them."""
    words = filters.words
    found = columns.remember_costly((WORDS, words), lambda: _find(gate, columns, words), is_costly=True)
    if found is _TOO_MUCH:
        return Searched(columns, filters.without(WORDS), is_too_much=True)
    return Searched(columns, filters.having_found(found))


#: Stands for what was not read to its end.
_TOO_MUCH = WordsFound(*(np.zeros(0, np.int32) for _ in range(3)))


def _find(gate: Gate, columns: Columns, words: str) -> WordsFound:
    query = query_of(words)
    tellings = Appearance.objects.filter(search=query, claim__isnull=False)
    told = _read(tellings, columns.appearance, "claim", "pk")
    worded = _read(Claim.objects.filter(search=query), columns.claim.take(columns.claims.starts), "pk")
    if told is None or worded is None:
        return _TOO_MUCH
    claims, tellings = told
    known = _known(gate, *worded)
    rows = _rows_of(columns, np.union1d(claims, known))
    has_words = np.isin(columns.appearance.take(rows), tellings) | np.isin(columns.claim.take(rows), known)
    rows = rows.compress(has_words).astype(np.int32)
    return WordsFound(rows, columns.appearance.take(rows), known)


def _read(found: QuerySet, own: np.ndarray, *names: str) -> list[np.ndarray] | None:
    """These columns of what was found, None where that is too much. Where more of it is elsewhere than it takes to look
    at each row of the timeline, which are ``own``, these are asked: a small timeline costs little, however much there
    is beside it."""
    most = min(MOST_FOUND, FOUND_AS_QUICKLY * len(own))
    read = _arrays(found, names, most)
    if len(read[0]) > most and len(own) <= MOST_FOUND:
        read = _arrays(found.filter(pk__in=among(own.tolist())), names, MOST_FOUND)
    return read if len(read[0]) <= MOST_FOUND else None


def _arrays(found: QuerySet, names: tuple[str, ...], most: int) -> list[np.ndarray]:
    """Columns of no more rows than show that there are too many; each as one value, which takes a third of the time."""
    some = found.order_by().values(*names)[: most + 1]
    read = some.aggregate(**{f"all_{name}": ArrayAgg(name) for name in names})
    return [np.array(read[f"all_{name}"] or (), np.int64) for name in names]


def _known(gate: Gate, worded: np.ndarray) -> np.ndarray:
    """Of claims that were found by their wording those whose wording was known by the gate's day; at most one query."""
    if gate.known is None or not len(worded):
        return worded
    return np.array(wordings(gate).filter(pk__in=among(worded.tolist())).values_list("pk", flat=True), np.int64)


def _rows_of(columns: Columns, claims: np.ndarray) -> np.ndarray:
    """The rising numbers of the rows of these claims, of which some may have none."""
    starts, ends = (np.searchsorted(columns.claim, claims, side) for side in ("left", "right"))
    return within(Spans(starts, ends - starts), np.flatnonzero(starts < ends))

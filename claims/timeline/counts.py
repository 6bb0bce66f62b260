"""Every figure of a timeline page, counted exactly and in one query.

Each visible entry of the dispute is read once and marked with the filters that it misses, one bit for each. What
misses nothing is found; what misses at most its own facet counts for that facet (so that further values of it can be
seen and added); what misses at most the period counts for the strip. A claim counts once, however many of its
appearances stand there.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db import connections
from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.expressions import Combinable

from claims.models import TimelineEntry
from claims.timeline.filters import FACETS, SPEAKER, Facet, Filters
from claims.timeline.query import holds, in_period

_PERIOD_BIT = 1 << len(FACETS)
_COLUMNS = ("claim_id", "appearance_id", "article_id", "speaker_id", "manner")

# Sorted once, so that the sorts for each DISTINCT below find their rows in order already.
_COUNT = """
WITH entry AS MATERIALIZED (
    SELECT *, date_part('year', day)::int * 12 + date_part('month', day)::int - 1 AS month FROM ({entries}) AS visible
    ORDER BY claim_id, day NULLS LAST, appearance_id
)
SELECT 'card' AS what, month::text AS key, '' AS manner, count(*) AS n FROM (
    SELECT DISTINCT ON (claim_id) month FROM entry WHERE {found} ORDER BY claim_id, day NULLS LAST, appearance_id
) AS card GROUP BY month
UNION ALL SELECT 'telling', month::text, manner, count(*) FROM (
    SELECT DISTINCT ON (claim_id, month) month, manner FROM entry WHERE {ever} AND day IS NOT NULL
    ORDER BY claim_id, month, day, appearance_id
) AS telling GROUP BY month, manner
UNION ALL SELECT total.what, '', '', total.n FROM (
    SELECT count(DISTINCT claim_id) AS claims, count(DISTINCT speaker_id) AS speakers,
        count(DISTINCT article_id) AS articles, min(month) AS first, max(month) AS last FROM entry
) AS every CROSS JOIN LATERAL (VALUES
    ('claims', claims), ('speakers', speakers), ('articles', articles), ('first', first), ('last', last)
) AS total (what, n)
"""
# Columns that say the same in all entries of a claim need only one of them.
_COUNT_OF_CLAIM = """
UNION ALL SELECT '{name}', key::text, '', count(*) FROM (
    SELECT DISTINCT ON (claim_id) {column} FROM entry WHERE {found} ORDER BY claim_id
) AS claim CROSS JOIN LATERAL unnest({column}) AS key GROUP BY key
"""
_COUNT_OF_ENTRY = """
UNION ALL SELECT '{name}', key::text, '', count(*) FROM (
    SELECT DISTINCT claim_id, {key} AS key FROM entry WHERE {found}
) AS counted GROUP BY key
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """``facets``: facet → key of a value (as text) → claims. Months are counted since year 0 (``month_index``).

    ``cards`` by month, None for claims without a date; ``tellings`` by month and manner. The three totals, ``first``
    and ``last`` month are the dispute's, whatever the filters.
    """

    n_claims: int
    n_speakers: int
    n_articles: int
    first: int | None
    last: int | None
    cards: Counter[int | None]
    tellings: Counter[tuple[int, str]]
    facets: dict[Facet, dict[str, int]]

    @property
    def n_found(self) -> int:
        """Claims that pass the filters."""
        return self.cards.total()


def count(entries: QuerySet[TimelineEntry], filters: Filters) -> Counts:
    """All counts over ``entries`` (those of one dispute, from the gate) under ``filters``. One query."""
    rows: dict[str, list[tuple]] = {}
    for what, *row in _load(entries, filters):
        rows.setdefault(what, []).append(row)
    total = {what: rows[what][0][2] for what in ("claims", "speakers", "articles", "first", "last")}
    return Counts(
        n_claims=total["claims"],
        n_speakers=total["speakers"],
        n_articles=total["articles"],
        first=total["first"],
        last=total["last"],
        cards=Counter({key and int(key): n for key, _, n in rows.get("card", ())}),
        tellings=Counter({(int(key), manner): n for key, manner, n in rows.get("telling", ())}),
        facets={facet: {key: n for key, _, n in rows.get(facet.name, ()) if key is not None} for facet in FACETS},
    )


def month_index(day: date) -> int:
    """Months since year 0."""
    return day.year * 12 + day.month - 1


def _load(entries: QuerySet[TimelineEntry], filters: Filters) -> list[tuple[str, str | None, str, int | None]]:
    """Rows of (what is counted, its key, manner, number)."""
    marked = entries.order_by().annotate(day=F(filters.day), misses=_misses(filters))
    columns = dict.fromkeys([*_COLUMNS, *(_column(facet, filters) for facet in FACETS)])
    marked = marked.values(*columns, "day", "misses")
    inner, parameters = marked.query.sql_with_params()
    statement = _COUNT.format(entries=inner, found=_misses_only(0, filters), ever=_misses_only(_PERIOD_BIT, filters))
    with connections[entries.db].cursor() as cursor:
        cursor.execute(statement + "".join(_count_facet(facet, filters) for facet in FACETS), parameters)
        return cursor.fetchall()


def _count_facet(facet: Facet, filters: Filters) -> str:
    column = _column(facet, filters)
    found = _misses_only(_bit(facet), filters)
    if facet.of_claim:
        return _COUNT_OF_CLAIM.format(name=facet.name, column=column, found=found)
    key = f"unnest({column})" if facet.is_array else column
    return _COUNT_OF_ENTRY.format(name=facet.name, key=key, found=found)


def _column(facet: Facet, filters: Filters) -> str:
    """The name of a facet's column in SQL: that of an id ends in _id."""
    return "speaker_id" if facet is SPEAKER else filters.column(facet)


def _bit(facet: Facet) -> int:
    return 1 << FACETS.index(facet)


def _misses_only(bit: int, filters: Filters) -> str:
    """The condition that no other filter than that of ``bit`` is missed; for the planner's sake none where none is."""
    return f"misses & ~{bit} = 0" if filters.is_narrow else "true"


def _misses(filters: Filters) -> Combinable:
    """The sum of the bits of all filters that an entry does not pass."""
    used = [(_bit(facet), holds(facet, filters)) for facet in FACETS if filters.of(facet)]
    if filters.first or filters.last:
        used.append((_PERIOD_BIT, in_period(filters)))
    return sum((Case(When(passes, then=0), default=bit) for bit, passes in used), start=Value(0))

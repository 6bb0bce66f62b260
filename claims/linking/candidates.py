"""The tellings that may state the same as a new one: by the same teller, and near to it in matter."""

from collections.abc import Collection, Iterable

from django.db import connection

from claims.linking.vectors import MODEL
from claims.models import Telling
from claims.models.claims import set_search
from claims.terms import Status

#: So many of the nearest tellings of other words are compared with a new one, nearer than this.
MOST, LEAST_NEAR = 40, 0.80

#: Of so many tellings by one teller each one is looked at. Beyond that the index over all vectors is asked: it may miss
#: some, the farther ones rather, and looks at so many vectors before it ends.
EXACT_UP_TO, MOST_SCANNED = 2_500, 2_000

#: How many more of them are looked up, in case that some were rejected.
_SPARE = 10

#: What is asked about: tellings, each with the vector of its matter.
_ASKED = """
    FROM claims_telling asked
    JOIN claims_embedding own ON own.wording_hash = asked.matter_hash AND own.model = %(model)s
"""
#: Of those that state the same, the first that nobody rejected; looked up for the few that are near.
_FIRST = """
    CROSS JOIN LATERAL (
        SELECT telling.appearance_id, telling.digest
        FROM claims_telling telling JOIN claims_appearance appearance ON appearance.id = telling.appearance_id
        WHERE {same} AND telling.teller = asked.teller AND telling.digest <> asked.digest
              AND appearance.status <> %(rejected)s
        ORDER BY telling.appearance_id LIMIT 1
    ) found
"""
_EXACTLY = f"""
    SELECT asked.appearance_id, candidate.appearance_id, candidate.nearness
    {_ASKED}
    CROSS JOIN LATERAL (
        SELECT found.appearance_id, near.nearness, near.digest FROM (
            SELECT telling.digest, max(-(embedding.vector <#> own.vector)) AS nearness
            FROM claims_telling telling JOIN claims_embedding embedding
                ON embedding.wording_hash = telling.matter_hash AND embedding.model = %(model)s
            WHERE telling.teller = asked.teller AND telling.digest <> asked.digest
            GROUP BY telling.digest ORDER BY nearness DESC, telling.digest LIMIT %(looked_at)s
        ) near
        {_FIRST.format(same="telling.digest = near.digest")}
        WHERE near.nearness >= %(least)s ORDER BY near.nearness DESC, near.digest LIMIT %(most)s
    ) candidate
    WHERE asked.appearance_id = ANY(%(asked)s)
    ORDER BY candidate.nearness DESC, candidate.digest
"""  # noqa: S608 - our own words
#: "OFFSET 0" keeps the planner from going through all that the teller says instead of the index.
_BY_INDEX = f"""
    SELECT asked.appearance_id, found.appearance_id, -near.distance
    {_ASKED}
    CROSS JOIN LATERAL (
        SELECT embedding.wording_hash, embedding.vector <#> own.vector AS distance
        FROM claims_embedding embedding
        WHERE embedding.model = %(model)s AND EXISTS (
            SELECT FROM claims_telling telling
            WHERE telling.matter_hash = embedding.wording_hash AND telling.teller = asked.teller
                  AND telling.digest <> asked.digest
            OFFSET 0
        )
        ORDER BY embedding.vector <#> own.vector LIMIT %(most)s
    ) near
    {_FIRST.format(same="telling.matter_hash = near.wording_hash")}
    WHERE asked.appearance_id = ANY(%(asked)s) AND near.distance <= -%(least)s
    ORDER BY near.distance, found.digest
"""  # noqa: S608 - our own words
_PROLIFIC = """
    SELECT teller FROM unnest(%(tellers)s::text[]) AS teller WHERE EXISTS (
        SELECT FROM claims_telling telling WHERE telling.teller = teller.teller OFFSET %(most)s
    )
"""
_OF_PAIRS = """
    SELECT pair.one, pair.other, -(mine.vector <#> theirs.vector)
    FROM unnest(%(ones)s::bigint[], %(others)s::bigint[]) AS pair (one, other)
    JOIN claims_telling telling ON telling.appearance_id = pair.one
    JOIN claims_embedding mine ON mine.wording_hash = telling.matter_hash AND mine.model = %(model)s
    JOIN claims_telling counter ON counter.appearance_id = pair.other
    JOIN claims_embedding theirs ON theirs.wording_hash = counter.matter_hash AND theirs.model = %(model)s
"""


def nearness_of(pairs: Iterable[tuple[int, int]]) -> dict[frozenset[int], float]:
    """How near the matters of these pairs of appearances are; those without vectors are left out. One query."""
    ones, others = zip(*pairs, strict=True) if (pairs := list(pairs)) else ((), ())
    with connection.cursor() as cursor:
        cursor.execute(_OF_PAIRS, {"ones": list(ones), "others": list(others), "model": MODEL})
        return {frozenset((one, other)): nearness for one, other, nearness in cursor.fetchall()}


def candidates_of(tellings: Collection[Telling]) -> dict[int, dict[int, float]]:
    """For each of these tellings the nearest by the same teller, one of those that state the same.

    Appearance → appearance → how near, the nearest first. The vectors are made, the tellers stored. At most four
    queries.
    """
    much = _prolific({telling.teller for telling in tellings})
    found: dict[int, dict[int, float]] = {telling.pk: {} for telling in tellings}
    for query, is_much in ((_EXACTLY, False), (_BY_INDEX, True)):
        asked = [telling.pk for telling in tellings if (telling.teller in much) == is_much]
        for own, other, nearness in _ask(query, asked) if asked else ():
            found[own][other] = nearness
    return found


def _prolific(tellers: Iterable[str]) -> set[str]:
    """Those of these tellers who tell more than can be looked at one by one."""
    with connection.cursor() as cursor:
        cursor.execute(_PROLIFIC, {"tellers": list(tellers), "most": EXACT_UP_TO})
        return {teller for (teller,) in cursor.fetchall()}


def _ask(query: str, asked: list[int]) -> list[tuple[int, int, float]]:
    values = {
        "asked": asked,
        "model": MODEL,
        "rejected": Status.REJECTED.value,
        "least": LEAST_NEAR,
        "most": MOST,
        "looked_at": MOST + _SPARE,
    }
    with connection.cursor() as cursor:
        if query == _BY_INDEX:
            set_search(cursor, scanned=MOST_SCANNED)
        cursor.execute(query, values)
        return cursor.fetchall()

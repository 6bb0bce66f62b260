"""What of a dispute a dump for everybody holds: what readers see, through the gate, and no more of its texts than that.

Of a stored version the words of the anchors are kept, with the few around them, at their places; the rest is empty
lines, as in what comes as a table (``models.Excerpt``). So offsets hold and every claim still leads to its words, while
nobody's article is handed on.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from django.db import connection
from django.db.models import Model, Q, QuerySet
from psycopg import sql

from claims.dumps.belonging import add, begin, collect, rules_in
from claims.dumps.tables import WRITTEN
from claims.models import (
    Anchor,
    Appearance,
    Claim,
    Contradiction,
    Dispute,
    ExtractionRun,
    Origin,
    Placement,
    Rating,
    Snapshot,
    User,
)
from claims.permissions import Gate
from claims.terms import Status

_HELPERS = (
    "openclaim",
    "opentelling",
    "openarticle",
    "openparty",
    "seenrole",
    "seenrelation",
    "seenrating",
    "seennote",
    "seenstory",
)
_RULES = Path(__file__).with_suffix(".sql")
_TEXTS_AT_ONCE = 50

_NO_LIST, _NO_FACTS, _NO_WORDS, _NOTHING = "'[]'::jsonb", "'{}'::jsonb", "''", "NULL"
_OF_A_LIVING_CLAIM = f"CASE WHEN status = '{Status.WITHDRAWN.value}' THEN {{}} ELSE {{}} END"

#: What a column is written as for everybody. People are what they were at the desk, with a number, and have no name.
SEEN_AS: Mapping[tuple[type[Model], str], str] = {
    **WRITTEN,
    (User, "username"): "role || '-' || id",
    (User, "first_name"): _NO_WORDS,
    (User, "last_name"): _NO_WORDS,
    (Dispute, "rules"): _NO_FACTS,
    (Dispute, "embargo_until"): _NOTHING,
    (Dispute, "second_editor"): _NOTHING,
    (Placement, "why"): _NO_WORDS,
    (Claim, "wording"): _OF_A_LIVING_CLAIM.format(_NO_WORDS, "wording"),
    (Claim, "speaker_id"): _OF_A_LIVING_CLAIM.format(_NOTHING, "speaker_id"),
    (Claim, "slots"): _OF_A_LIVING_CLAIM.format(_NO_FACTS, "slots"),
    (Claim, "unclear"): _OF_A_LIVING_CLAIM.format(_NO_WORDS, "unclear"),
    (Claim, "negated"): _OF_A_LIVING_CLAIM.format("false", "negated"),
    (Claim, "embargo_until"): _NOTHING,
    (Appearance, "reading"): _NO_FACTS,
    (Appearance, "lost_in_id"): _NOTHING,
    (Anchor, "reading"): _NO_FACTS,
    (Origin, "evidence"): _NO_LIST,
    (Contradiction, "evidence"): _NO_FACTS,
    (Rating, "wording"): _NO_WORDS,
    (ExtractionRun, "outcome"): _NO_WORDS,
    (ExtractionRun, "n_found"): "0",
    (ExtractionRun, "parties"): _NO_LIST,
    (ExtractionRun, "sources"): _NO_LIST,
    (Snapshot, "html"): _NO_WORDS,
}


def is_seen(dispute: Dispute) -> bool:
    """Whether readers see the dispute at all."""
    return Gate.for_readers().disputes().filter(pk=dispute.pk).exists()


def pick_published(dispute: Dispute) -> None:
    """Collect the keys of all rows of a dispute that readers see, within a transaction, at whose end they go."""
    with connection.cursor() as cursor:
        begin(cursor, _HELPERS)
        for name, rows in _through_the_gate(dispute):
            query, values = rows.order_by().values_list("pk").query.sql_with_params()
            add(cursor, name, sql.SQL(query), values)
        collect(cursor, rules_in(_RULES))


def _through_the_gate(dispute: Dispute) -> Iterator[tuple[str, QuerySet]]:
    gate = Gate.for_readers()
    places = gate.disputes().filter(Q(pk=dispute.pk) | Q(parent=dispute))
    yield "dispute", places
    yield "timelineentry", gate.entries().filter(dispute__in=places)
    yield "claim", gate.tombstones().filter(placements__dispute__in=places, placements__kept_out=False)
    yield "seenrole", gate.roles()
    yield "seenrelation", gate.relations()
    yield "seenrating", gate.ratings()
    yield "seennote", gate.notes()
    yield "seenstory", gate.stories()


def without_texts(lines: Iterable[str]) -> Iterator[str]:
    """Stored versions, a line each, with empty lines for all but the words of their anchors."""
    lines = iter(lines)
    while rows := [json.loads(line) for line in islice(lines, _TEXTS_AT_ONCE)]:
        kept = _anchored([row["id"] for row in rows])
        for row in rows:
            row["text"] = _excerpt(row["text"], kept[row["id"]])
            yield json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _anchored(snapshots: list[int]) -> dict[int, list[tuple[int, int]]]:
    """Snapshot → from where to where its text is kept."""
    query = (
        'SELECT snapshot_id, start - length(prefix), "end" + length(suffix) FROM claims_anchor'
        " WHERE start IS NOT NULL AND id IN (TABLE picked_anchor) AND snapshot_id = ANY(%s)"
    )
    kept = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(query, [snapshots])
        for snapshot, start, end in cursor:
            kept[snapshot].append((max(start, 0), end))
    return kept


def _excerpt(text: str, kept: Iterable[tuple[int, int]]) -> str:
    letters = ["\n"] * len(text)
    for start, end in kept:
        letters[start:end] = text[start:end]
    return "".join(letters)

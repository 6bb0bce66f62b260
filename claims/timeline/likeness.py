"""Names that are like some words, by trigrams (https://www.postgresql.org/docs/current/pgtrgm.html).

Each longer one of the words is compared, and where there are short ones the whole of them: "depseek lawsuit" is like
"DeepSeek".
"""

import re

from django.db.models import Model

from claims.models import Document, Party, Publisher
from claims.models.prepared import IsOneOf, Place, Prepared
from claims.permissions import Gate
from claims.permissions.gated import Gated
from claims.postgres.replica import read_connection
from claims.terms import Status
from claims.text.names import name_key
from claims.timeline.columns_kept import all_at_hand

_NO_NAMES = {"", "a", "and", "for", "in", "of", "on", "the"}
_SHORTEST_WORD = 4
_MOST_WORDS = 8
#: So many names of a kind are compared, whoever may see them, which takes 0.02 ms for each; the words have equal shares
#: of them, as thousands may hold one of the words, then any of those, and few another one.
_MOST_COMPARED = 200
#: Of so many times those that are wanted enough may be seen, mostly.
_ASKED_AT_FIRST = 2


def likest(gate: Gate, words: str, n: int) -> dict[type[Model], list]:
    """The parties, publishers and documents that the viewer may see with names most like ``words``, ``n`` at most.

    The likest come first, of those the shortest. Four queries, and some more where many may not be seen: the indexes of
    names are asked first, as to ask of each whether it may be seen costs more.
    """
    likest, named = _likest(words), _named_at_hand(gate)
    return {model: _first_seen(gate, model, likest[model], named[model], n) for model in _KINDS}


def _likest(words: str) -> dict[type[Model], list[int]]:
    """The keys of the likest of each kind, whoever may see them. One query."""
    parts = compared(words)
    if not parts:
        return {model: [] for model in _KINDS}
    dead = [Status.REJECTED.value, Status.WITHDRAWN.value]
    with read_connection().cursor() as cursor:
        cursor.execute(_LIKEST, {"parts": parts, "most": _MOST_COMPARED // len(parts), "dead": dead})
        rows = cursor.fetchall()
    return {model: [key for kind, key in rows if kind == model._meta.model_name] for model in _KINDS}


def _named_at_hand(gate: Gate) -> dict[type[Model], set[int]]:
    """The keys of what is named in timelines that the process keeps, which has come through the gate."""
    kept = [] if gate.known or gate.sees_all else [columns.names for columns in all_at_hand(gate)]
    parties, publishers = (names.parties for names in kept), (names.publishers for names in kept)
    return {Party: set().union(*parties), Publisher: set().union(*publishers), Document: set()}


def _first_seen(gate: Gate, model: type[Model], keys: list[int], named: set[int], n: int) -> list:
    """The first of these that the viewer may see."""
    first = keys[: n * _ASKED_AT_FIRST]
    seen = _seen(gate, model, first, named)
    if len(seen) < n:
        seen += _seen(gate, model, keys[len(first) :], named)
    return seen[:n]


def _seen(gate: Gate, model: type[Model], keys: list[int], named: set[int]) -> list:
    """Those of these that the viewer may see, in their order. The gate is not asked about what is ``named``."""
    known, others = [key for key in keys if key in named], [key for key in keys if key not in named]
    rows = _STANDING[model](ids=known) if known else []
    rows = rows + _SEEN[model](gate, ids=others) if others else rows
    by_key = {row.pk: row for row in rows}
    return [by_key[key] for key in keys if key in by_key]


#: The likest come first, of those the shortest. Each part is looked up by itself: of several at once each name that
#: is like any of them would be compared with all.
_LIKEST = """
    SELECT kind, key
    FROM unnest(%(parts)s::text[]) AS part CROSS JOIN LATERAL (
        (
            SELECT 'party' AS kind, party_id AS key, folded AS name
            FROM claims_partyalias WHERE folded %%> part AND status <> ALL(%(dead)s::text[]) LIMIT %(most)s
        ) UNION ALL (
            SELECT 'publisher', coalesce(merged_into_id, id), claims_fold(name)
            FROM claims_publisher WHERE claims_fold(name) %%> part LIMIT %(most)s
        ) UNION ALL (
            SELECT 'document', id, claims_fold(title)
            FROM claims_document WHERE claims_fold(title) %%> part LIMIT %(most)s
        )
    ) AS alike
    GROUP BY kind, key
    ORDER BY max(word_similarity(part, name)) DESC, min(length(name)), key
"""
_KINDS = (Party, Publisher, Document)
_SEEN: dict[type[Model], Gated] = {
    Party: Gated(lambda gate, ids: gate.parties().filter(IsOneOf("pk", ids)), "ids"),
    Publisher: Gated(lambda gate, ids: gate.publishers().filter(IsOneOf("pk", ids)), "ids"),
    Document: Gated(lambda gate, ids: gate.documents().filter(IsOneOf("pk", ids)), "ids"),
}
_STANDING: dict[type[Model], Prepared] = {
    model: Prepared(model.objects.filter(IsOneOf("pk", Place("ids")), merged_into=None)) for model in (Party, Publisher)
}


def compared(words: str) -> list[str]:
    """What names are compared with: each of the longer ones among ``words``, folded, and all of them if some are short.

    What is like all of longer words is as much like one of them at least. Nothing at all for what no name is known by:
    "the".
    """
    whole = name_key(words)
    every = re.findall(r"\w+", whole)
    longer = [word for word in every if len(word) >= _SHORTEST_WORD][:_MOST_WORDS]
    parts = longer if len(longer) == len(every) else [*longer, whole]
    return list(dict.fromkeys(part for part in parts if part not in _NO_NAMES))

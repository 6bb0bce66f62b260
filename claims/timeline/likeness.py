"""Names that are like some words, by trigrams (https://www.postgresql.org/docs/current/pgtrgm.html).

The whole of the words is compared, and each longer word of them: "depseek lawsuit" is like "DeepSeek".
"""

import re
from functools import cache

from django.db.models import BooleanField, F, FloatField, Func, Max, Min, Model, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Length

from claims.models import Document, Party, PartyAlias, Publisher
from claims.models.parties import Folded
from claims.models.prepared import IsOneOf, Place, Prepared
from claims.permissions import Gate
from claims.permissions.gated import Gated
from claims.terms import Status
from claims.text.names import name_key
from claims.timeline.columns_kept import all_at_hand

_NO_NAMES = {"", "a", "and", "for", "in", "of", "on", "the"}
_SHORTEST_WORD = 4
_MOST_WORDS = 8
#: Of so many that are like it each is compared, whoever may see them, which takes 0.05 ms; where thousands hold a word,
#: any of them are.
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
    rows = sorted(_likest_rows()(parts=parts), key=lambda row: (-row[2], row[3], row[1])) if parts else []
    return {model: [key for table, key, *_ in rows if table == model._meta.db_table] for model in _KINDS}


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
    """What names are compared with: each of the longer ones among ``words``, folded, and all of them.

    All come last: they are compared only with what is like none of these, as that takes longest. Nothing at all for
    what no name is known by: "the".
    """
    whole = name_key(words)
    longer = [word for word in re.findall(r"\w+", whole) if len(word) >= _SHORTEST_WORD]
    return list(dict.fromkeys(part for part in (*longer[:_MOST_WORDS], whole) if part not in _NO_NAMES))


class _IsLike(Func):
    """Whether a piece of a name is like one of a list of words, by the index of such names.

    The list is a query of its own: of one that it knows, the planner compares each word with a hundred names.
    """

    template = "%(expressions)s::text[]))::text[])"
    arg_joiner = " %%> ANY((SELECT ("
    arity = 2
    output_field = BooleanField()


class _Likeness(Func):
    """How like the likest of a list of words is to a piece of a name, which is folded once for all: 0 to 1."""

    template = "(SELECT max(word_similarity(word, name)) FROM unnest(%(expressions)s OFFSET 0) AS folded (name))"
    arg_joiner = "::text[]) AS word, (SELECT "
    arity = 2
    output_field = FloatField()


@cache
def _likest_rows() -> Prepared[tuple[str, int, float, int]]:
    """The likest of every kind, by a list of ``parts``: to have Django write this takes 4 ms."""
    return Prepared(
        _nearest(Party, _aliases(), F("folded"), F("party")).union(
            _nearest(Publisher, Publisher.objects.all(), Folded("name"), Coalesce("merged_into", "pk")),
            _nearest(Document, Document.objects.all(), Folded("title"), F("pk")),
            all=True,
        )
    )


def _aliases() -> QuerySet[PartyAlias]:
    return PartyAlias.objects.exclude(status__in=[Status.REJECTED, Status.WITHDRAWN])


def _nearest(model: type[Model], rows: QuerySet, name: Combinable, key: Combinable) -> QuerySet:
    """The things of a model to which the rows that are likest to ``parts`` lead by ``key``.

    Table, key, likeness and length of the name.
    """
    parts, table = Place("parts"), model._meta.db_table
    some = rows.filter(_IsLike(name, parts)).order_by().values("pk")[:_MOST_COMPARED]
    counted = rows.model.objects.filter(pk__in=some).order_by().values(of=key)
    nearest = counted.annotate(likeness=Max(_Likeness(parts, name)), length=Min(Length(name)))
    return nearest.values_list(Value(table), "of", "likeness", "length")

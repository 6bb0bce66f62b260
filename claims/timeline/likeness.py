"""Names that are like some words, by trigrams (https://www.postgresql.org/docs/current/pgtrgm.html).

The whole of the words is compared, and each longer word of them: "depseek lawsuit" is like "DeepSeek".
"""

import re
from functools import cache

from django.db.models import BooleanField, F, FloatField, Func, Max, Model, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from claims.models import Document, Party, PartyAlias, Publisher
from claims.models.parties import Folded
from claims.models.prepared import IsOneOf, Place, Prepared
from claims.permissions import Gate
from claims.permissions.gated import Gated
from claims.terms import Status
from claims.text.names import name_key

_NO_NAMES = {"", "a", "and", "for", "in", "of", "on", "the"}
_SHORTEST_WORD = 4
_MOST_WORDS = 8
_MOST_NAMES = 40
#: Of so many that are like it each is compared, which takes 0.03 ms; where thousands hold a word, any of them are.
_MOST_COMPARED = 300
#: So many of the likest are looked at, whoever may see them.
_MOST_LOOKED_AT = 200

#: Keys of one kind of thing → how like it is, 0 to 1.
Likeness = dict[int, float]


def likest_names(words: str) -> dict[type[Model], Likeness]:
    """The parties, publishers and documents whose names are most like ``words``, whoever may see them.

    One query, by the indexes of names: to ask of each whether it may be seen costs more, and comes after it.
    """
    parts = compared(words)
    found: dict[type[Model], Likeness] = {Party: {}, Publisher: {}, Document: {}}
    if not parts:
        return found
    kinds = {model._meta.db_table: likeness for model, likeness in found.items()}
    for table, key, likeness in _likest_rows()(parts=parts):
        kinds[table][key] = likeness
    return found


def likest(gate: Gate, model: type[Model], likeness: Likeness) -> list:
    """Those of the likest that the viewer may see; these first, shorter names first. One query, none for none."""
    seen = _SEEN[model](gate, ids=list(likeness)) if likeness else ()
    return sorted(seen, key=lambda row: (-likeness[row.pk], len(str(row)), row.pk))[:_MOST_NAMES]


_SEEN: dict[type[Model], Gated] = {
    Party: Gated(lambda gate, ids: gate.parties().filter(IsOneOf("pk", ids)), "ids"),
    Publisher: Gated(lambda gate, ids: gate.publishers().filter(IsOneOf("pk", ids)), "ids"),
    Document: Gated(lambda gate, ids: gate.documents().filter(IsOneOf("pk", ids)), "ids"),
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
def _likest_rows() -> Prepared[tuple[str, int, float]]:
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
    """The things of a model to which the rows that are likest to ``parts`` lead by ``key``: table, key and likeness."""
    parts, table = Place("parts"), model._meta.db_table
    some = rows.filter(_IsLike(name, parts)).order_by().values("pk")[:_MOST_COMPARED]
    counted = rows.model.objects.filter(pk__in=some).order_by().values(of=key)
    nearest = counted.annotate(likeness=Max(_Likeness(parts, name))).order_by("-likeness", "of")
    return nearest.values_list(Value(table), "of", "likeness")[:_MOST_LOOKED_AT]

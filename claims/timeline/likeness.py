"""Names that are like some words, by trigrams (https://www.postgresql.org/docs/current/pgtrgm.html).

The whole of the words is compared, and each longer word of them: "depseek lawsuit" is like "DeepSeek".
"""

import re
from functools import reduce
from operator import or_

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import F, Max, Model, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Greatest

from claims.models import Document, Party, PartyAlias, Publisher
from claims.models.parties import Folded
from claims.models.prepared import IsOneOf
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
    rows = _nearest(_aliases(), F("folded"), "party", parts).union(
        _nearest(Publisher.objects.all(), Folded("name"), "pk", parts),
        _nearest(Document.objects.all(), Folded("title"), "pk", parts),
        all=True,
    )
    kinds = {model._meta.db_table: likeness for model, likeness in found.items()}
    for table, key, likeness in rows:
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
    """What names are compared with: all of ``words``, folded, and each of the longer ones among them.

    Nothing at all for what no name is known by: "the".
    """
    whole = name_key(words)
    longer = [word for word in re.findall(r"\w+", whole) if len(word) >= _SHORTEST_WORD]
    return list(dict.fromkeys(part for part in (whole, *longer[:_MOST_WORDS]) if part not in _NO_NAMES))


def _aliases() -> QuerySet[PartyAlias]:
    return PartyAlias.objects.exclude(status__in=[Status.REJECTED, Status.WITHDRAWN])


def _nearest(rows: QuerySet, name: Combinable, key: str, parts: list[str]) -> QuerySet:
    """What a ``key`` of the likest rows points to: table, key and likeness."""
    table = (rows.model._meta.get_field(key).related_model if key != "pk" else rows.model)._meta.db_table
    like = reduce(or_, (Q(named__trigram_word_similar=part) for part in parts))
    some = rows.annotate(named=name).filter(like).order_by().values("pk")[:_MOST_COMPARED]
    counted = rows.model.objects.filter(pk__in=some).order_by().values(key)
    nearest = counted.annotate(likeness=Max(_likeness(parts, name))).order_by("-likeness", key)
    return nearest.values_list(Value(table), key, "likeness")[:_MOST_LOOKED_AT]


def _likeness(parts: list[str], name: Combinable) -> Combinable:
    """How like the likest of ``parts`` is to a piece of the name: 0 to 1."""
    each = [TrigramWordSimilarity(part, name) for part in parts]
    return Greatest(*each) if len(each) > 1 else each[0]

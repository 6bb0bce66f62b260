"""Names that are like some words, by trigrams (https://www.postgresql.org/docs/current/pgtrgm.html).

The whole of the words is compared, and each longer word of them: "depseek lawsuit" is like "DeepSeek".
"""

import re
from functools import reduce
from operator import or_

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import F, Max, Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Greatest

from claims.models import Party, PartyAlias
from claims.models.parties import Folded
from claims.terms import Status
from claims.text.names import name_key

_NO_NAMES = {"", "a", "and", "for", "in", "of", "on", "the"}
_SHORTEST_WORD = 4
_MOST_WORDS = 8
_MOST_NAMES = 40
#: So many of the likest rows are looked at, whoever may see them.
_MOST_LOOKED_AT = 200


def likest_parties(parties: QuerySet[Party], words: str) -> list[Party]:
    """Those of ``parties`` with a name like ``words``, the likest first. Two queries, by the aliases' index."""
    parts = compared(words)
    if not parts:
        return []
    aliases = PartyAlias.objects.exclude(status__in=[Status.REJECTED, Status.WITHDRAWN])
    like = aliases.filter(reduce(or_, (Q(folded__trigram_word_similar=part) for part in parts)))
    nearest = like.values_list("party").annotate(likeness=Max(_likeness(parts, F("folded")))).order_by("-likeness")
    likeness = dict(nearest[:_MOST_NAMES])
    found = parties.filter(pk__in=likeness)
    return sorted(found, key=lambda party: (-likeness[party.pk], len(party.name), party.pk))


def likest_rows(rows: QuerySet, column: str, words: str) -> list:
    """Those of ``rows`` of which ``column`` is like ``words``, the likest first; a second query where there are some.

    What is like is found first and named to the second one: to ask of each row whether it may be seen costs more.
    """
    parts = compared(words)
    if not parts:
        return []
    every = rows.model.objects.annotate(folded=Folded(column))
    like = every.filter(reduce(or_, (Q(folded__trigram_word_similar=part) for part in parts)))
    nearest = like.annotate(likeness=_likeness(parts, F("folded"))).order_by("-likeness", "pk")
    keys = list(nearest.values_list("pk", flat=True)[:_MOST_LOOKED_AT])
    seen = rows.in_bulk(keys) if keys else {}
    return [seen[key] for key in keys if key in seen][:_MOST_NAMES]


def compared(words: str) -> list[str]:
    """What names are compared with: all of ``words``, folded, and each of the longer ones among them.

    Nothing at all for what no name is known by: "the".
    """
    whole = name_key(words)
    longer = [word for word in re.findall(r"\w+", whole) if len(word) >= _SHORTEST_WORD]
    return list(dict.fromkeys(part for part in (whole, *longer[:_MOST_WORDS]) if part not in _NO_NAMES))


def _likeness(parts: list[str], column: Combinable) -> Combinable:
    """How like the likest of ``parts`` is to a piece of the column: 0 to 1."""
    each = [TrigramWordSimilarity(part, column) for part in parts]
    return Greatest(*each) if len(each) > 1 else each[0]

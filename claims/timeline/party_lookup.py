"""Parties whose names begin or are spelt like what somebody is writing."""

from django.db.models import Exists, OuterRef, Q, Value

from claims.models import Folded, Party, PartyAlias
from claims.permissions import Gate
from claims.terms import Status
from claims.text.cleaning import one_line

MOST = 8


def look_up_party(gate: Gate, words: str) -> list[Party]:
    """Up to eight parties with a name, or another name, that begins with these words; one query, none for no words."""
    name = one_line(words, 200)
    if not name:
        return []
    names = PartyAlias.objects.filter(party=OuterRef("pk"), folded__startswith=Folded(Value(name)))
    begins = Q(Exists(names.exclude(status=Status.REJECTED)))
    return list(gate.parties().filter(begins).annotate(folded=Folded("name")).order_by("folded", "pk")[:MOST])

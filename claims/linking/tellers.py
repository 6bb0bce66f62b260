"""Who tells a claim: a party, or unnamed people by what they are called and the outlet that heard them."""

import re

from claims.models import Appearance
from claims.terms import NodeKind

#: What stands before the noun by which unnamed people are called, and what ends it.
_SOME_OF = re.compile(r"^(?:one|two|some|several|many|half|all|both|any|most) of ")
_MORE = re.compile(r" (?:who|that|familiar|close|involved|briefed|inside|with|in|on|at|of|from|for|near)\b")

#: Words that only say that they are people.
_PEOPLE = {"people", "persons", "sources", "source", "insiders", "they", "them", "these", "those"}


def teller_of(appearance: Appearance) -> str:
    """Who speaks: "party:3", or "unnamed:7:lawyers" with the key of the outlet.

    Bloomberg's unnamed people are not the Journal's, and its lawyers are not its researchers. Costs two queries for
    those without a name.
    """
    if appearance.speaker_id:
        return f"{NodeKind.PARTY}:{appearance.speaker_id}"
    chain = appearance.chain.order_by("position")
    publisher = chain.exclude(publisher=None).values_list("publisher", flat=True).first()
    described = chain.filter(position=0).values_list("unnamed", flat=True).first() or ""
    return f"{NodeKind.UNNAMED}:{publisher}:{called(described)}"[:300]


def called(described: str) -> str:
    """What unnamed people are, in a word: "lawyers" for "lawyers in the case", "people" for "sources" or "they"."""
    some = _SOME_OF.sub("", described.lower())
    word = _MORE.split(some, maxsplit=1)[0].rpartition(" ")[2]
    return "people" if word in _PEOPLE else word

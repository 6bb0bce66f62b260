"""Who tells a claim: a party, or unnamed people by what they are called and the outlet that heard them."""

import re
from collections.abc import Collection, Sequence

from claims.models import Appearance, ChainLink
from claims.terms import NodeKind

#: What stands before the noun by which unnamed people are called, and what ends it.
_SOME_OF = re.compile(r"^(?:one|two|some|several|many|half|all|both|any|most) of ")
_MORE = re.compile(r" (?:who|that|familiar|close|involved|briefed|inside|with|in|on|at|of|from|for|near)\b")

#: Words that only say that they are people.
_PEOPLE = {"people", "persons", "sources", "source", "insiders", "they", "them", "these", "those"}


def tellers_of(appearances: Collection[Appearance]) -> dict[int, str]:
    """Who speaks in each: "party:3", or "unnamed:7:lawyers" with the key of the outlet.

    Bloomberg's unnamed people are not the Journal's, and its lawyers are not its researchers. One query for all those
    without a name.
    """
    tellers = {one.pk: f"{NodeKind.PARTY}:{one.speaker_id}" for one in appearances if one.speaker_id}
    nameless = [one.pk for one in appearances if one.pk not in tellers]
    chains: dict[int, list[ChainLink]] = {pk: [] for pk in nameless}
    for link in ChainLink.objects.filter(appearance__in=nameless).order_by("appearance", "position"):
        chains[link.appearance_id].append(link)
    return tellers | {pk: _unnamed(chain) for pk, chain in chains.items()}


def _unnamed(chain: Sequence[ChainLink]) -> str:
    outlet = next((link.publisher_id for link in chain if link.publisher_id), None)
    described = next((link.unnamed for link in chain if link.position == 0), None)
    return f"{NodeKind.UNNAMED}:{outlet}:{called(described or '')}"[:300]


def called(described: str) -> str:
    """What unnamed people are, in a word: "lawyers" for "lawyers in the case", "people" for "sources" or "they"."""
    some = _SOME_OF.sub("", described.lower())
    word = _MORE.split(some, maxsplit=1)[0].rpartition(" ")[2]
    return "people" if word in _PEOPLE else word

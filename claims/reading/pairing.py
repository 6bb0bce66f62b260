"""Which of the claims found in a text were known to stand there. Pure: spans and names in, pairs out."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.extraction.results import Attribution
from claims.reading.columns import speaker_of
from claims.text.names import fold
from claims.text.spans import Overlaps, Span

#: A find and the known words share a place when so much of what either covers is in both.
_SAME_PLACE = 0.5

#: An offered passage is a guess at a place: there less will do, but the speaker must agree.
_OFFERED_PLACE = 0.3


@dataclass(frozen=True, slots=True)
class Standing:
    """A known claim and where it stands, or is offered to stand, in the text. ``speaker``: see `speaker_of`."""

    key: int
    span: Span
    is_offer: bool
    speaker: str | None


def pair(found: Sequence[Attribution], known: Sequence[Standing]) -> dict[int, int]:
    """Index into ``found`` → key of the known claim that it is; those not in it are new.

    One find is one known claim. Words that surely stand there come before offers, better fitting spans before worse.
    """
    places: Overlaps[Standing] = Overlaps()
    for standing in known:
        places.add(standing.span, standing)
    candidates = [
        (standing.is_offer, -attribution.content.likeness(span), index, standing)
        for index, attribution in enumerate(found)
        for span, standing in places.over(attribution.content)
        if _fits(attribution, standing)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, index, standing in sorted(candidates, key=lambda each: (*each[:3], each[3].key)):
        if index not in pairs and standing.key not in taken:
            pairs[index] = standing.key
            taken.add(standing.key)
    return pairs


def _fits(found: Attribution, known: Standing) -> bool:
    likeness = found.content.likeness(known.span)
    if not known.is_offer:
        return likeness >= _SAME_PLACE
    return likeness >= _OFFERED_PLACE and not _contradict(speaker_of(found), known.speaker)


def _contradict(one: str | None, other: str | None) -> bool:
    """Whether two names are surely of two speakers: the near words of somebody else are another claim."""
    return bool(one and other) and fold(one) != fold(other)

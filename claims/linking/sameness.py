"""Whether two tellings by the same speaker state the same proposition: likeness proposes, slots decide.

Pure: two ``Stated`` values and how near they are in, a ``Match`` out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import exp
from typing import Any

from claims.extraction.slots import Slots, compare_slots
from claims.extraction.slots_json import from_json
from claims.linking.versions import other_version
from claims.linking.weights import BIAS, THRESHOLD, WEIGHTS, Features
from claims.text.agreement import Agreement


@dataclass(frozen=True)
class Stated:
    """What decides about a telling: its slots as ``Telling`` keeps them."""

    values: Mapping[str, Any]

    @cached_property
    def slots(self) -> Slots:
        return from_json(self.values)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(self.values["stems"])

    @cached_property
    def about(self) -> frozenset[str]:
        return frozenset(self.values["about"])

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(self.values["names"])


@dataclass(frozen=True, slots=True)
class Match:
    """Whether it is the same proposition, how alike the tellings are (0 to 1), what a slot says against it, and why.

    ``apart`` is the reason for which they can never be one claim, however alike they are; "" where there is none.
    """

    same: bool
    score: float
    apart: str
    why: str


def compare(one: Stated, other: Stated, nearness: float, *, one_article: bool = False) -> Match:
    """Same proposition or not, the vectors of their matter being so near; the order of the two makes no difference."""
    slots = compare_slots(one.slots, other.slots)
    features = _features(one, other, nearness, slots.quantities, one_article)
    score = _score(features)
    apart = _apart(one, other, slots)
    return Match(score >= THRESHOLD and not apart, score, apart, apart or _reasons(one, other, features, slots))


def _score(features: Features) -> float:
    return 1 / (1 + exp(-BIAS - sum(weight * value for weight, value in zip(WEIGHTS, features, strict=True))))


def _features(one: Stated, other: Stated, nearness: float, quantities: Agreement, one_article: bool) -> Features:
    shared, shorter = one.stems & other.stems, min(len(one.stems), len(other.stems))
    counts = bool(one.slots.quantities), bool(other.slots.quantities)
    either = one.about | other.about
    only_one, only_other = one.names - other.names - other.about, other.names - one.names - one.about
    return Features(
        nearness=nearness,
        contained=len(shared) / shorter if shorter else 0.0,
        other_numbers=float(all(counts) and quantities is not Agreement.AGREE),
        lone_number=float(counts[0] != counts[1]),
        other_names=float(bool(only_one and only_other)),
        about=len(one.about & other.about) / len(either) if either else 0.5,
        one_article=float(one_article),
    )


def _apart(one: Stated, other: Stated, slots) -> str:
    """What keeps them apart, in plain words; "" for nothing."""
    if one.values["negated"] != other.values["negated"]:
        return "one denies what the other states"
    if slots.quantities is Agreement.DIFFER:
        return f"other numbers: {_texts(one.slots.quantities)} and {_texts(other.slots.quantities)}"
    if slots.times is Agreement.DIFFER:
        return f"another time: {_texts(one.slots.times)} and {_texts(other.slots.times)}"
    if version := other_version(one.names, other.names):
        return version
    if slots.actions is Agreement.DIFFER:
        return "other people do it, or it is done to others"
    if one.about and other.about and not one.about & other.about and not one.names & other.names:
        return f"about others: {', '.join(sorted(one.about))} and {', '.join(sorted(other.about))}"
    return ""


def _texts(found) -> str:
    return ", ".join(each.text for each in found)


def _reasons(one: Stated, other: Stated, features: Features, slots) -> str:
    """What speaks for it and what against, most telling first."""
    found = [f"nearness {features.nearness:.2f}"]
    if shared := sorted(one.stems & other.stems):
        found.append(f"same words: {', '.join(shared[:6])}")
    if slots.quantities is Agreement.AGREE:
        found.append(f"same numbers: {_texts(one.slots.quantities)}")
    if slots.times is Agreement.AGREE:
        found.append("same time")
    if both := sorted(one.about & other.about):
        found.append(f"both about {', '.join(both[:3])}")
    against = {
        "the numbers are of other things": features.other_numbers,
        "only one gives a number": features.lone_number,
        "other names": features.other_names,
        "both in one article": features.one_article,
    }
    return "; ".join([*found, *(words for words, is_so in against.items() if is_so)])

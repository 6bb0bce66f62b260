"""Whether two tellings by the same speaker state the same proposition: likeness proposes, slots decide.

Pure: two ``Stated`` values and how near they are in, a ``Match`` out.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import exp
from operator import mul
from typing import Any

from claims.extraction.actions import verb_stem
from claims.extraction.slots import Slots, compare_slots
from claims.extraction.slots_json import from_json
from claims.extraction.wordlists import words_of
from claims.linking.denials import denies_something_else
from claims.linking.liability import both_clear
from claims.linking.pronouns import points_at_somebody
from claims.linking.signals import signal
from claims.linking.versions import other_version
from claims.linking.weights import BIAS, LEAST_QUOTED, OF_SETTING, THRESHOLD, WEIGHTS, Features, Setting
from claims.linking.wording import what_is_denied
from claims.text.agreement import Agreement
from claims.text.comparable import forms_of
from claims.text.quantities import differ_beyond_zeros
from claims.text.quoted import words_quoted


@dataclass(frozen=True)
class Stated:
    """What decides about a telling: its slots and its wording as ``Telling`` keeps them."""

    values: Mapping[str, Any]
    wording: str = ""

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

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The stems of what it quotes: of all its words, where it is a quotation from the first to the last."""
        forms = forms_of(self.wording if self.values.get("direct", False) else words_quoted(self.wording))
        return frozenset(verb_stem(form) for form in forms if form.isalpha() and form not in words_of("stop"))

    @property
    def is_charge(self) -> bool:
        return self.values.get("charge", False)

    @property
    def is_headline(self) -> bool:
        return self.values.get("headline", False)

    @property
    def is_negated(self) -> bool:
        return self.values["negated"]

    @cached_property
    def says_no(self) -> bool:
        """Whether it may say that something is not so: by its words, its cue, or by denying what has no such words."""
        if denied := what_is_denied(self.wording):
            return not signal("negative", denied)
        return self.is_negated or bool(signal("negative", self.wording))


#: With so many word stems a sentence says by itself what it is about: "verbatim output was a “rare bug”".
LEAST_STEMS = 4

#: What is taken for those that are not the same in any setting.
ANY = Setting()


@dataclass(frozen=True)
class Match:
    """Whether it is the same proposition, how alike the tellings are (0 to 1), what a slot says against it, and why.

    ``apart`` is the reason for which they can never be one claim, however alike they are; "" where there is none.
    ``may_match`` says whether they would be the same where they stand in their articles as speaks most for it.
    """

    same: bool
    score: float
    apart: str
    may_match: bool
    reasons: Callable[[], str]

    @property
    def why(self) -> str:
        """In plain words, what speaks for it and what against."""
        return self.apart or self.reasons()


class Comparison:
    """Two tellings, and how near the vectors of their matter are; the order of the two makes no difference."""

    def __init__(self, one: Stated, other: Stated, nearness: float):
        self.one, self.other = one, other
        self.slots = compare_slots(one.slots, other.slots)
        self.apart = _apart(one, other, self.slots)
        self.features = _features(one, other, nearness, self.slots.quantities)
        self._log_odds = BIAS + _weighed(WEIGHTS, self.features)
        #: What speaks most for them: those that are not the same then never are.
        best = Setting(both_lead=1.0, charged=float(one.is_charge or other.is_charge))
        self.may_match = not self.apart and self.score(best) >= THRESHOLD

    def match(self, setting: Setting = ANY) -> Match:
        """Same proposition or not, standing so in their articles."""
        score = self.score(setting)
        is_same = score >= THRESHOLD and not self.apart
        return Match(is_same, score, self.apart, self.may_match, lambda: _reasons(self, setting))

    def score(self, setting: Setting) -> float:
        """How alike the two are, standing so, from 0 to 1."""
        return 1 / (1 + exp(-self._log_odds - _weighed(OF_SETTING, setting)))


def compare(one: Stated, other: Stated, nearness: float, setting: Setting = ANY) -> Match:
    """Same proposition or not, the vectors of their matter being so near."""
    return Comparison(one, other, nearness).match(setting)


def _weighed(weights: Iterable[float], values: Iterable[float]) -> float:
    return sum(map(mul, weights, values))


def _features(one: Stated, other: Stated, nearness: float, quantities: Agreement) -> Features:
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
        other_quotes=float(_quote_other_words(one.quoted, other.quoted)),
    )


def _quote_other_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both quote, and hardly the same: who is quoted with other words seldom says the same with them."""
    return bool(one and other) and len(one & other) < LEAST_QUOTED * min(len(one), len(other))


def _apart(one: Stated, other: Stated, slots) -> str:
    """What keeps them apart, in plain words; "" for nothing."""
    if one.is_negated != other.is_negated and _is_denial(*sorted((one, other), key=lambda each: not each.is_negated)):
        return "one denies what the other states"
    if slots.quantities is Agreement.DIFFER and differ_beyond_zeros(one.slots.quantities, other.slots.quantities):
        return f"other numbers: {_texts(one.slots.quantities)} and {_texts(other.slots.quantities)}"
    if slots.times is Agreement.DIFFER:
        return f"another time: {_texts(one.slots.times)} and {_texts(other.slots.times)}"
    if version := other_version(one.names, other.names):
        return version
    if slots.actions is Agreement.DIFFER:
        return "other people do it, or it is done to others"
    others = one.about and other.about and not one.about & other.about and not one.names & other.names
    if others and not _are_in_the_same_words(one, other):
        return f"about others: {', '.join(sorted(one.about))} and {', '.join(sorted(other.about))}"
    return ""


def _are_in_the_same_words(one: Stated, other: Stated) -> bool:
    """Whether whole sentences say it in the same words, whoever else their articles speak of around them."""
    is_whole = one.stems == other.stems and len(one.stems) >= LEAST_STEMS
    return is_whole and not any(points_at_somebody(each.wording) for each in (one, other))


def _is_denial(negated: Stated, other: Stated) -> bool:
    """Whether the one denies what the other states: not where both say no to it, or to other things."""
    if (negated.says_no and other.says_no) or both_clear(negated.wording, other.wording):
        return False
    return not denies_something_else(negated.wording, other.wording)


def _texts(found) -> str:
    return ", ".join(each.text for each in found)


def _reasons(comparison: Comparison, setting: Setting) -> str:
    """What speaks for it and what against, most telling first."""
    one, other, slots, features = comparison.one, comparison.other, comparison.slots, comparison.features
    found = [f"nearness {features.nearness:.2f}"]
    if shared := sorted(one.stems & other.stems):
        found.append(f"same words: {', '.join(shared[:6])}")
    if slots.quantities is Agreement.AGREE:
        found.append(f"same numbers: {_texts(one.slots.quantities)}")
    if slots.times is Agreement.AGREE:
        found.append("same time")
    if both := sorted(one.about & other.about):
        found.append(f"both about {', '.join(both[:3])}")
    if setting.headlined:
        found.append("headline and text of one article")
    if setting.both_lead:
        found.append("what both articles tell first of this speaker")
    if setting.charged:
        found.append("told as a charge")
    against = {
        "the numbers are of other things": features.other_numbers,
        "only one gives a number": features.lone_number,
        "other names": features.other_names,
        "other words are quoted": features.other_quotes,
        "both in one article": setting.one_article and not setting.headlined,
        "another claim of the two articles is nearer": setting.outdone,
    }
    return "; ".join([*found, *(words for words, is_so in against.items() if is_so)])

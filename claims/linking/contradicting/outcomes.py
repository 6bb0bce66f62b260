"""Other outcomes, and the same thing said to be so and not to be so."""

import re

from claims.linking.contradicting.frames import contained, other_names, plain_frame, shared, shared_names
from claims.linking.contradicting.reading import Difference, Reading
from claims.linking.signals import one_tells_an_outcome, opposed, signal, stem_of
from claims.terms import Slot

#: So much of the shorter wording the other one has as well; of names that both give, two are enough beside one word.
_ALIKE, _NAMES = 0.75, 2
_ALIKE_BUT_FOR_A_WORD = 0.5

#: And so much of all that both say.
_SHARED = 0.5

_NOT_WHO = re.compile(r"\b(?:it (?:is|was) not\b.*\bwho|not by|not to)\b", re.IGNORECASE)

_BREAK = re.compile(r"[,;:—]|\b(?:and|but|while)\b")
_NOBODY = frozenset(("no", "none", "nobody"))


def other_outcome(one: Reading, other: Reading) -> tuple[Slot, Difference] | None:
    """Opposite words of one matter, or one claim and its negation; both at once say the same again."""
    if other_names(one, other):
        return None
    pair = opposed(one.words, other.words)
    ours, theirs = pair[:2] if pair else ("", "")
    is_turned = _negation(one, ours) != _negation(other, theirs)
    if pair and not is_turned and _is_one_matter(one, other, _ALIKE_BUT_FOR_A_WORD):
        return Slot(pair[2]), Difference(ours, theirs)
    if pair or not is_turned or not _is_told_of_one(one, other):
        return None
    return _slot_of_negation(one, other), Difference(*(_telling_words(each) for each in (one, other)))


def _negation(reading: Reading, word: str) -> bool:
    """Whether it is negative, the word of a pair of opposites ("denied") not counted: that says it already.

    Beside such a word only a negation in its own part of the sentence counts.
    """
    turning = [span for span in reading.slots.polarity.words if span.of(reading.words).lower() != word]
    if word:
        first, last = _part_around(reading.words, word)
        return sum(first <= span.start < last for span in turning) % 2 == 1
    return bool(turning) if turning else reading.is_negated or bool(signal("negating", reading.words))


def _part_around(words: str, word: str) -> tuple[int, int]:
    """From where to where the part of a sentence reaches in which a word stands."""
    at = max(words.lower().find(word), 0)
    first = max((found.end() for found in _BREAK.finditer(words, 0, at)), default=0)
    found = _BREAK.search(words, at)
    return first, found.start() if found else len(words)


def _telling_words(reading: Reading) -> str:
    """The words that negate, or in a positive claim its verb."""
    words = [span.of(reading.words) for span in reading.slots.polarity.words]
    verb = reading.slots.actions[0].span.of(reading.words) if reading.slots.actions else reading.words[:60]
    return ", ".join(words) or reading.negation or signal("negating", reading.words) or verb


def _is_one_matter(one: Reading, other: Reading, least: float) -> bool:
    return contained(plain_frame(one), plain_frame(other)) >= least


def _is_told_of_one(one: Reading, other: Reading) -> bool:
    ours, theirs = plain_frame(one), plain_frame(other)
    if contained(ours, theirs) >= _ALIKE and shared(ours, theirs) >= _SHARED and min(len(ours), len(theirs)) > 1:
        return True
    names = shared_names(one, other)
    stems = {stem_of(word) for name in names for word in name}
    return min(len(ours - stems), len(theirs - stems)) <= 1 and len(names) >= _NAMES


def _slot_of_negation(one: Reading, other: Reading) -> Slot:
    """The actor where it is only denied of somebody, or nobody is named; what courts hold is an outcome."""
    if any(_NOT_WHO.search(each.words) for each in (one, other)) or _names_nobody(one, other):
        return Slot.ACTOR
    is_held = one.is_ruling and other.is_ruling
    return Slot.OUTCOME if is_held or one_tells_an_outcome(one.words, other.words) else Slot.POLARITY


def _names_nobody(one: Reading, other: Reading) -> bool:
    """ "names no company" beside a row of names."""
    negative, positive = (one, other) if one.slots.polarity.negated else (other, one)
    is_nobody = any(span.of(negative.words).lower() in _NOBODY for span in negative.slots.polarity.words)
    return is_nobody and {*negative.slots.names} < {*positive.slots.names} and not positive.slots.times

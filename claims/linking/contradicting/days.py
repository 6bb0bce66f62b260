"""Other days of one event. Fuzzy days that overlap agree; so do days of two events: filed is not announced."""

from claims.linking.contradicting.frames import contained, event_of, other_names, plain_frame, shared_names
from claims.linking.contradicting.reading import Days, Difference, Reading
from claims.text.agreement import Agreement
from claims.text.dates import TimeExpression

#: So much of the shorter wording, names and times left out, the other one has as well.
_ALIKE = 0.7

#: Where both tell of one deed done to one thing, less is enough.
_ALIKE_DEED = 0.5


def other_day(one: Reading, other: Reading) -> Difference | None:
    """Two times that do not touch, of the same event."""
    return _day_of_ruling(one, other) or _day_told(one, other)


def _day_told(one: Reading, other: Reading) -> Difference | None:
    if not (one.is_by(other) or shared_names(one, other)) or other_names(one, other) or not _is_one_event(one, other):
        return None
    few, many = sorted((one, other), key=lambda reading: len(reading.slots.times))
    for time in few.slots.times:
        verdicts = [_touch(_days(time), _days(counter)) for counter in many.slots.times]
        if Agreement.best(verdicts) is Agreement.DIFFER:
            counter = many.slots.times[verdicts.index(Agreement.DIFFER)]
            ours, theirs = (time, counter) if few is one else (counter, time)
            return Difference(ours.text, theirs.text)
    return None


def _day_of_ruling(one: Reading, other: Reading) -> Difference | None:
    """A court holds something once: two tellings of it that give other days of the holding cannot both be right."""
    is_one = one.is_ruling and other.is_ruling and one.is_by(other) and one.is_negated == other.is_negated
    if not is_one or not one.said_words or not other.said_words:
        return None
    if one.claim != other.claim and contained(plain_frame(one), plain_frame(other)) < _ALIKE:
        return None
    if _touch(one.said, other.said) is not Agreement.DIFFER:
        return None
    return Difference(one.said_words, other.said_words)


def _is_one_event(one: Reading, other: Reading) -> bool:
    (verb, thing), (other_verb, other_thing) = event_of(one), event_of(other)
    if (verb and other_verb and verb != other_verb) or (thing and other_thing and thing != other_thing):
        return False
    ours, theirs = (plain_frame(each, (*each.spans_of_times, *each.spans_of_quantities)) for each in (one, other))
    return contained(ours, theirs) >= (_ALIKE_DEED if thing and other_thing else _ALIKE)


def _days(time: TimeExpression) -> Days:
    return time.date.first, time.date.last


def _touch(one: Days, other: Days) -> Agreement:
    """Whether two ranges of days overlap. An end that is open reaches as far as there are days."""
    if one == (None, None) or other == (None, None):
        return Agreement.UNKNOWN
    is_before = one[1] is not None and other[0] is not None and one[1] < other[0]
    is_behind = other[1] is not None and one[0] is not None and other[1] < one[0]
    return Agreement.of(not is_before and not is_behind)

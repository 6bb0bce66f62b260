"""Other actors: the same deed, said of somebody else."""

from claims.linking.contradicting.deciding import cases_of
from claims.linking.contradicting.frames import capitals, plain_frame, shared
from claims.linking.contradicting.reading import Difference, Reading

#: So much of all that the two wordings say, names left out, is the same.
_ALIKE = 0.6


def other_actor(one: Reading, other: Reading) -> Difference | None:
    """Two names, one on each side, where a third is on both and all else is the same; or those of one case."""
    return _in_one_case(one, other) or _named_otherwise(one, other)


def _named_otherwise(one: Reading, other: Reading) -> Difference | None:
    ours, theirs = {*one.slots.names}, {*other.slots.names}
    if len(ours - theirs) != 1 or len(theirs - ours) != 1 or not ours & theirs:
        return None
    if one.slots.polarity.negated != other.slots.polarity.negated or _differs_elsewhere(one, other):
        return None
    if shared(plain_frame(one), plain_frame(other)) < _ALIKE:
        return None
    return Difference(*(ours - theirs), *(theirs - ours))


def _differs_elsewhere(one: Reading, other: Reading) -> bool:
    """Whether the two tell other amounts or times as well, or name other places: then they are of two matters."""
    if one.slots.quantities or other.slots.quantities or one.slots.times or other.slots.times:
        return True
    ours, theirs = ({*capitals(each)} for each in (one, other))
    return len(ours - theirs) > 1 or len(theirs - ours) > 1


def _in_one_case(one: Reading, other: Reading) -> Difference | None:
    """What one judge held in one case, told of another party: both articles print the case's citation."""
    if not (one.is_ruling and other.is_ruling and one.is_by(other)) or one.is_negated != other.is_negated:
        return None
    if not one.names or not other.names or {*one.names} & {*other.names} or not one.about.isdisjoint(other.about):
        return None
    is_named = one.names[0] in one.words and other.names[0] in other.words
    return Difference(one.names[0], other.names[0]) if is_named and cases_of(one.text) & cases_of(other.text) else None

"""Speakers who take back what they said: the later claim supersedes the earlier one."""

from collections.abc import Iterable, Iterator

from claims.linking.opposing.found import Relating
from claims.linking.signals import opposites, signal
from claims.linking.statements import Statement
from claims.terms import RelationKind

RULE = "changed position"

#: Nearer than unrelated sentences of one language are to each other.
_NEAR = 0.84

#: Such a share of the shorter one's words is in both: of those found with fewer, one of nine was right.
_SHARED = 1 / 3


def find_turns(statements: Iterable[Statement]) -> Iterator[Relating]:
    """Each pair by one speaker of which the later says the contrary of the earlier, on the same parties or things."""
    said = [one for one in statements if one.speaker is not None]
    for one in said:
        for other in said:
            if one.speaker == other.speaker and is_later(one, other) and (words := contrary(one, other)):
                yield Relating(one, RelationKind.SUPERSEDES, other, words, RULE, 0.7)


def is_later(one: Statement, other: Statement) -> bool:
    """Whether the clocks say that the one was said after the other.

    Where they are silent, the words of the text may say so, or the days on which two articles were published: those
    not for courts, whose orders are retold in any order.

    Clocks that run backwards, or that overlap, say nothing.
    """
    first, last = one.said[0], other.said[1]
    if first and last and (one.said[1] or first) >= first and (other.said[0] or last) <= last:
        return first > last
    if one.article != other.article:
        return not one.is_ruling and bool(one.published and other.published and one.published > other.published)
    return one.place > other.place and bool(signal("turning", f"{one.around} {one.content}"))


def contrary(one: Statement, other: Statement) -> str:
    """The words by which two claims of one speaker say contrary things of one matter; "" where they do not."""
    if one.claim == other.claim or _is_split(one, other) or (one.about or other.about) != (other.about or one.about):
        return ""
    if one.likeness(other) < _NEAR or one.shared_words(other) < _SHARED:
        return ""
    if signal("silent", one.content) or signal("silent", other.content):
        return ""
    if pair := opposites(one.content, other.content):
        return pair[0]
    return (one.negation or other.negation) if one.is_negated != other.is_negated else ""


def _is_split(one: Statement, other: Statement) -> bool:
    """Whether each names something that the other does not: two holdings of one order."""
    return bool(one.about - other.about and other.about - one.about)

"""All relations among the statements of one article."""

from collections.abc import Sequence

from claims.linking.opposing.denials import find_denials
from claims.linking.opposing.forums import find_forums
from claims.linking.opposing.found import Relating
from claims.linking.opposing.replies import find_replies
from claims.linking.opposing.retorts import find_retorts
from claims.linking.opposing.turns import find_turns
from claims.linking.statements import Statement


def relations_within(statements: Sequence[Statement]) -> list[Relating]:
    """What the rules find among statements of one article, whatever their order.

    For each statement the first rule that finds something has the word: the surest comes first.
    """
    found: list[Relating] = []
    spoken_for: set[int] = set()
    for rule in (find_denials, find_forums, find_turns, find_replies, find_retorts):
        new = [relating for relating in rule(statements) if relating.one.id not in spoken_for]
        found += new
        spoken_for |= {relating.one.id for relating in new}
    return found

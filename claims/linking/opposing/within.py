"""All relations among the statements of one article."""

from collections.abc import Sequence

from claims.linking.opposing.against import against_within
from claims.linking.opposing.figures import find_figures
from claims.linking.opposing.found import Relating
from claims.linking.opposing.turns import find_turns
from claims.linking.statements import Statement


def relations_within(statements: Sequence[Statement]) -> list[Relating]:
    """What is found among statements of one article, whatever their order."""
    return [*find_turns(statements), *find_figures(statements), *against_within(statements)]

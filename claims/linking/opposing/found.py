"""What is found between two statements."""

from dataclasses import dataclass

from claims.linking.statements import Statement
from claims.terms import RelationKind


@dataclass(frozen=True, slots=True)
class Relating:
    """``one`` denies, disputes, answers … ``other``; ``words`` are those of ``one`` that it rests on."""

    one: Statement
    kind: RelationKind
    other: Statement
    words: str
    rule: str
    confidence: float

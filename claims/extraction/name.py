"""A name in a document, as every component hands it on."""

from dataclasses import dataclass

from claims.terms import PartyKind

NAME_TAGS = frozenset(("NNP", "NNPS"))
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens `start` up to, not including, `end`. `is_place` marks a place, a party only where it acts.

    `is_known` says that a lexicon knows it, `is_outlet` that it is a publisher.
    """

    start: int
    end: int
    words: str
    canonical: str
    kind: PartyKind
    is_outlet: bool = False
    is_place: bool = False
    is_known: bool = False

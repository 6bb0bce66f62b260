"""A telling as a value: who says what about whom, where, and what stands around it. Relations are found among these."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np

from claims.linking.liability import Finding, Liability, finding_in
from claims.linking.signals import stems_of
from claims.text.quantities import Quantity, find_denied, find_quantities

_MARKS = "“\"‘'(["


@dataclass(frozen=True)
class Statement:
    """One telling of a claim. Parties are anything that tells them apart: primary keys, or names.

    ``camp`` is the speaker with those for whom the speaker speaks; empty where nobody is named. Of ``about`` those are
    ``accused`` whom it surely accuses, and those ``things`` that are products. ``around`` is what the telling's
    paragraph says besides claims; ``paragraph`` counts those of the text, and ``is_first`` says that no other claim
    of the article stands before it. ``said`` is the first and the last possible day of the saying. ``vector`` is that
    of the claim's wording, ``own_vector`` that of the telling's.
    """

    id: int
    claim: int
    article: int
    place: int
    content: str
    speaker: Hashable | None = None
    camp: frozenset[Hashable] = frozenset()
    about: frozenset[Hashable] = frozenset()
    accused: frozenset[Hashable] = frozenset()
    things: frozenset[Hashable] = frozenset()
    cue: str = ""
    around: str = ""
    paragraph: int = 0
    is_first: bool = False
    is_negated: bool = False
    negation: str = ""
    is_denial: bool = False
    is_ruling: bool = False
    published: date | None = None
    said: tuple[date | None, date | None] = (None, None)
    vector: np.ndarray | None = field(default=None, compare=False, repr=False)
    own_vector: np.ndarray | None = field(default=None, compare=False, repr=False)

    @cached_property
    def stems(self) -> frozenset[str]:
        return stems_of(self.content)

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of what is no name: begins with a small letter, or the sentence."""
        first, *others = self.content.split()
        return stems_of(" ".join([first, *(word for word in others if not word.lstrip(_MARKS)[:1].isupper())]))

    @cached_property
    def quantities(self) -> list[Quantity]:
        return find_quantities(self.content)

    @cached_property
    def denied_quantities(self) -> list[Quantity]:
        """Those that it says are wrong: 38 in "31, not 38"."""
        return find_denied(self.content)

    @cached_property
    def finding(self) -> Finding | None:
        """Whether it charges those whom it is about with a wrong, or clears them; None where it does neither."""
        return finding_in(self.content, self.is_denial or (self.is_negated and not self.negation))

    @property
    def found(self) -> frozenset[Hashable]:
        """Of whom it finds so: who charges others charges not themselves, and who names nobody clears themselves."""
        if self.finding is None:
            return frozenset()
        charges = self.finding.liability == Liability.CHARGED
        return self.about - self.camp if charges else self.about or self.camp

    def clears(self, other: "Statement") -> bool:
        """Whether one of them charges somebody with a wrong of which the other clears them."""
        return self._finds_of_the_same(other) and self.finding.liability != other.finding.liability

    def sides_with(self, other: "Statement") -> bool:
        """Whether both charge somebody with a wrong, or both clear them of one."""
        return self._finds_of_the_same(other) and self.finding.liability == other.finding.liability

    def _finds_of_the_same(self, other: "Statement") -> bool:
        return not self.found.isdisjoint(other.found)

    def shared_words(self, other: "Statement", but: frozenset[str] = frozenset()) -> float:
        """How many of the words of the shorter one are in both, as a share; those of ``but`` count as not shared."""
        shorter = min(len(self.words), len(other.words))
        return len((self.words & other.words) - but) / shorter if shorter else 0.0

    def holds(self, other: "Statement") -> bool:
        """Whether the other stands within this one's words: whom it quotes."""
        begins = self.article == other.article and self.place <= other.place
        return begins and other.place + len(other.content) <= self.place + len(self.content)

    def likeness(self, other: "Statement") -> float:
        """How near the wordings of the two claims are: 1 for the same, around 0.8 for unrelated ones.

        Within one article those of the two tellings, where they are nearer; 0 without vectors.
        """
        claims = _cosine(self.vector, other.vector)
        return max(claims, _cosine(self.own_vector, other.own_vector)) if self.article == other.article else claims


def _cosine(one: np.ndarray | None, other: np.ndarray | None) -> float:
    return 0.0 if one is None or other is None else float(one @ other)

"""What a search found, before a page of it is read: which claims, by which of their tellings, and how well they fit."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from claims.timeline.columns import changes

#: In the column of tellings: a claim was found by its own wording.
OWN_WORDING = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A claim that was found, and the telling to show with it, where one has the words."""

    claim: int
    telling: int | None


@dataclass(frozen=True, slots=True)
class MoreThan:
    """Of what was found there is more than so many claims and so many tellings: round numbers."""

    n_claims: int
    n_tellings: int


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """The tellings whose words were found, and the claims whose wording was, in columns: the claim, the telling or
    ``OWN_WORDING``, and the rank of each; or what there is ``more_than``, where it is too much to be read."""

    claims: np.ndarray
    tellings: np.ndarray
    ranks: np.ndarray
    more_than: MoreThan | None = None

    @classmethod
    def among(cls, rows: Collection[tuple[int, int, float]], more_than: MoreThan | None = None) -> "Matches":
        """Those in these rows of claim, telling and rank."""
        claims, tellings, ranks = zip(*rows, strict=True) if rows else ((), (), ())
        return cls(np.array(claims, np.int64), np.array(tellings, np.int64), np.array(ranks, np.float64), more_than)

    def only(self, wanted: np.ndarray) -> "Matches":
        """Those for which ``wanted`` says so."""
        return Matches(*(column.compress(wanted) for column in (self.claims, self.tellings, self.ranks)))

    @property
    def are_told(self) -> np.ndarray:
        """For each whether it is a telling."""
        return self.tellings != OWN_WORDING

    @property
    def told(self) -> np.ndarray:
        """The tellings."""
        return self.tellings.compress(self.are_told)

    @property
    def worded(self) -> np.ndarray:
        """The claims that were found by their own wording."""
        return self.claims.compress(~self.are_told)

    @property
    def n_claims(self) -> int:
        """How many claims were found, or what there are more than."""
        return self.more_than.n_claims if self.more_than else len(np.unique(self.claims))

    def best(self) -> list[Place]:
        """All claims, the best first: one counts as much as the best of its wording and its tellings."""
        order = np.lexsort((self.tellings, -self.ranks, ~self.are_told, self.claims))
        claims, tellings = self.claims.take(order), self.tellings.take(order)
        firsts = np.flatnonzero(changes(claims))
        if not len(firsts):
            return []
        claims, tellings = claims.take(firsts), tellings.take(firsts)
        ranks = np.maximum.reduceat(self.ranks.take(order), firsts)
        best = np.lexsort((claims, -ranks))
        pairs = zip(claims.take(best).tolist(), tellings.take(best).tolist(), strict=True)
        return [Place(claim, telling or None) for claim, telling in pairs]

"""What a linking answers, as plain values."""

from dataclasses import dataclass
from typing import Any

from claims.evaluation.links.pairs import Pair


@dataclass(frozen=True, slots=True)
class Linked:
    """The claims that one proposition was found in, and from how many origins."""

    members: tuple[str, ...]
    n_origins: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Every claim in just one group, alone or not, and the pairs of which one disputes the other."""

    groups: tuple[Linked, ...]
    disputes: tuple[tuple[str, str], ...]

    @property
    def pairs(self) -> set[Pair]:
        """The disputes, whichever way they go."""
        return {frozenset(pair) for pair in self.disputes}

    def as_json(self) -> dict[str, Any]:
        """The shape that `evaluate_links --json` prints."""
        groups = [{"members": list(group.members), "origins": group.n_origins} for group in self.groups]
        return {"groups": groups, "disputes": [list(pair) for pair in self.disputes]}

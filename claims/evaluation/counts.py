"""What is counted in one article, and added up over all: the numbers that every figure is made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hits:
    """For precision and recall: how many there are in the gold, how many were found, how many of those are right."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Hits") -> "Hits":
        return Hits(self.right + other.right, self.found + other.found, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class Trials:
    """For an accuracy: how many cases there were, and how many of them came out right."""

    right: int = 0
    n: int = 0

    @staticmethod
    def of(right: bool) -> "Trials":
        """One case."""
        return Trials(int(right), 1)

    def __add__(self, other: "Trials") -> "Trials":
        return Trials(self.right + other.right, self.n + other.n)


Counts = Mapping[str, Hits | Trials]


@dataclass(frozen=True, slots=True)
class Judged:
    """A prediction that was judged: how sure the extraction was, and whether it was right, speaker included or not."""

    confidence: float
    right: bool
    right_with_speaker: bool


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """All that is counted in one article. `n_ignored` predictions were neither right nor wrong."""

    counts: Counts
    judged: tuple[Judged, ...] = ()
    n_ignored: int = 0


def add_up(several: Iterable[Counts]) -> dict[str, Hits | Trials]:
    """The sums by name, in the order in which the names first occur."""
    sums: dict[str, Hits | Trials] = {}
    for counts in several:
        for name, count in counts.items():
            sums[name] = sums[name] + count if name in sums else count
    return sums

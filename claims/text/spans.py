"""A stretch of text, counted in Unicode code points, half-open: the one way this project points into a text."""

from dataclasses import dataclass
from typing import Generic, TypeVar


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points `start` up to, not including, `end`; spans sort by start, then by end.

    Raises ValueError when `start` is negative or `end` comes before `start`. An empty span is allowed.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """A span is always true, also the empty one, so that `span or default` only replaces None."""
        return True

    def of(self, text: str) -> str:
        """The words this span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return max(self.start, other.start) < min(self.end, other.end)

    def shared(self, other: "Span") -> int:
        """How many code points the two have in common."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def likeness(self, other: "Span") -> float:
        """The code points that both cover as a share of those that either covers: 1 for one span, 0 for two apart."""
        shared = self.shared(other)
        return shared / (len(self) + len(other) - shared) if shared else 0.0

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span; a span contains itself."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """The same stretch `by` code points further on (or back, when negative)."""
        return Span(self.start + by, self.end + by)

    def trimmed(self, text: str) -> "Span":
        """This span without the white space at its two ends."""
        words = self.of(text)
        start = self.start + len(words) - len(words.lstrip())
        return Span(start, max(start, self.start + len(words.rstrip())))


Item = TypeVar("Item")


class Overlaps(Generic[Item]):
    """Items (hashable ones) by the stretch of text that they cover: finds those at a place without looking at all."""

    _BLOCK = 512

    def __init__(self) -> None:
        self._blocks: dict[int, list[tuple[Span, Item]]] = {}

    def add(self, span: Span, item: Item) -> None:
        """Keep an item; the same one may be kept at several places."""
        for block in self._blocks_of(span):
            self._blocks.setdefault(block, []).append((span, item))

    def over(self, span: Span) -> list[tuple[Span, Item]]:
        """The items that share at least one code point with this span, each once, in the order in which they came."""
        near = (entry for block in self._blocks_of(span) for entry in self._blocks.get(block, ()))
        return [entry for entry in dict.fromkeys(near) if entry[0].overlaps(span)]

    def _blocks_of(self, span: Span) -> range:
        return range(span.start // self._BLOCK, span.end // self._BLOCK + 1)

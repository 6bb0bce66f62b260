"""A stretch of text, counted in Unicode code points, half-open: the one way this project points into a text."""

from dataclasses import dataclass


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

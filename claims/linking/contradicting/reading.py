"""A telling as contradictions see it: its words with their slots, who says it, and when."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from claims.extraction.slots import Slots
from claims.text.spans import Span

Days = tuple[date | None, date | None]


@dataclass(frozen=True)
class Reading:
    """One telling. ``said`` is the first and last possible day of the saying, ``said_words`` how the text puts it.

    ``is_ruling`` where a court decides: that happens once, and another court may decide otherwise. ``load_text``
    gives the article's text, for what in it could decide a contradiction.
    """

    id: int
    words: str
    slots: Slots
    claim: int | None = None
    speaker: Hashable | None = None
    about: frozenset[Hashable] = frozenset()
    names: tuple[str, ...] = ()
    said: Days = (None, None)
    said_words: str = ""
    is_ruling: bool = False
    is_negated: bool = False
    negation: str = ""
    load_text: Callable[[], str] = str

    @cached_property
    def text(self) -> str:
        return self.load_text()

    def is_by(self, other: "Reading") -> bool:
        """Whether one speaker says both."""
        return self.speaker is not None and self.speaker == other.speaker

    @cached_property
    def spans_of_times(self) -> tuple[Span, ...]:
        return tuple(time.span for time in self.slots.times)

    @cached_property
    def spans_of_quantities(self) -> tuple[Span, ...]:
        return tuple(quantity.span for quantity in self.slots.quantities)


@dataclass(frozen=True, slots=True)
class Difference:
    """What each of two tellings says in a slot, in its own words; ``note`` where the difference has a name."""

    words: str
    other_words: str
    note: str = ""

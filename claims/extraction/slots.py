"""The slots of one wording: what must not differ where two wordings state the same, however alike they are.

Each comparison says agree, differ or cannot tell; none decides by itself. A wording is one claim that stands alone, as
a claim's own wording does; in a longer text the parts of different sentences would be mixed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from spacy.tokens import Doc

from claims.extraction.actions import Action, actions_of, compare_actions
from claims.extraction.lexicon import Lexicon
from claims.extraction.names import find_names
from claims.extraction.pipeline import parse
from claims.extraction.polarity import Polarity, polarity_of
from claims.extraction.reading import span_of
from claims.text.agreement import Agreement
from claims.text.dates import TimeExpression, find_times
from claims.text.quantities import Quantity, compare_quantities, find_quantities


@dataclass(frozen=True, slots=True)
class Slots:
    """What a wording says: how much, when, whether it is so, who is named, and who did what to whom."""

    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    polarity: Polarity
    names: tuple[str, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two wordings stand to each other in each slot."""

    quantities: Agreement
    times: Agreement
    polarity: Agreement
    names: Agreement
    actions: Agreement

    @property
    def differing(self) -> tuple[str, ...]:
        """The names of the slots that differ."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name) is Agreement.DIFFER)


def slots_of(wording: str, *, published: date | None = None, lexicon: Lexicon | None = None) -> Slots:
    """The slots of a wording; about 15 ms, once the model is loaded: keep them (`slots_json`).

    `published` is the day that relative times count from, without it those are left out. `lexicon` (by default the
    shipped one) says which names are one: "NYT" and "The New York Times".
    """
    return slots_in(parse(wording), wording, published=published, lexicon=lexicon)


def slots_in(doc: Doc, wording: str, *, published: date | None = None, lexicon: Lexicon | None = None) -> Slots:
    """The same for a wording that is parsed already."""
    names = find_names(doc, Lexicon.load() if lexicon is None else lexicon)
    times = find_times(wording, published)
    taken = [time.span for time in times] + [span_of(doc, name.start, name.end) for name in names]
    return Slots(
        quantities=tuple(find_quantities(wording, taken)),
        times=tuple(times),
        polarity=polarity_of(doc),
        names=tuple(dict.fromkeys(name.canonical for name in names)),
        actions=actions_of(doc, names),
    )


def compare_slots(one: Slots, other: Slots) -> Comparison:
    """All slots of two wordings, each by itself."""
    return Comparison(
        quantities=compare_quantities(one.quantities, other.quantities),
        times=compare_times(one.times, other.times),
        polarity=Agreement.of(one.polarity.negated == other.polarity.negated),
        names=compare_names(one.names, other.names),
        actions=compare_actions(one.actions, other.actions),
    )


def compare_times(one: Sequence[TimeExpression], other: Sequence[TimeExpression]) -> Agreement:
    """Whether the times of two wordings can be the same: their ranges of days touch.

    Of the side with fewer, one that touches none of the other side's is a difference. A wording without a time, and a
    range that is open at both ends, decide nothing.
    """
    few, many = sorted((list(one), list(other)), key=len)
    return Agreement.worst(Agreement.best(_touch(each, counter) for counter in many) for each in few)


def _touch(one: TimeExpression, other: TimeExpression) -> Agreement:
    first = max(one.date.first or date.min, other.date.first or date.min)
    last = min(one.date.last or date.max, other.date.last or date.max)
    return Agreement.of(first <= last)


def compare_names(one: Sequence[str], other: Sequence[str]) -> Agreement:
    """Agreeing where all that one wording names the other names, too; differing where they have no name in common.

    Where each names somebody whom the other does not, it cannot be told: nor where one names nobody.
    """
    ours, theirs = {*one}, {*other}
    if not ours or not theirs:
        return Agreement.UNKNOWN
    if ours <= theirs or theirs <= ours:
        return Agreement.AGREE
    return Agreement.UNKNOWN if ours & theirs else Agreement.DIFFER

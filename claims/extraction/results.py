"""What an extraction hands out: plain frozen values, each of which knows where in the text it came from.

Every span counts Unicode code points, half-open, into the text that was given to `extract`.
"""

from dataclasses import dataclass

from claims.terms import AttitudeKind, Certainty, CueClass, Directness, How, NodeKind, PartyKind
from claims.text.dates import TimeExpression
from claims.text.spans import Span


@dataclass(frozen=True, slots=True)
class Node:
    """The speaker, or one who stands between the speaker and the article.

    `words` is what the text says, `canonical` the name it resolves to in this text (None for unnamed people and
    where we are unsure), `how` the way it passed the content on. Unnamed people carry their `number` ("two",
    "several") and the `reason` for not being named, as far as the text gives them.
    """

    words: str
    canonical: str | None
    kind: NodeKind
    how: How
    number: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One claim as the text reports it: what was said, by whom, on whose word, and how surely.

    `via` runs from the outermost teller to the innermost and leaves out the article's own outlet. `confidence` is
    between 0 and 1, the share of such finds that are right (`confidence.py`); `rule` names the rule that found it.
    `metonymy` is "product" or "place" where such a name stands for people ("ChatGPT said", "Washington said").
    """

    content: Span
    cue: Span | None
    source: Span | None
    kind: Directness
    cue_class: CueClass | None
    speaker: Node | None
    speaker_kind: PartyKind | None
    speaker_affiliation: str | None
    speaker_title: str | None
    metonymy: str | None
    medium: str | None
    via: tuple[Node, ...]
    about: tuple[str, ...]
    hedged: bool
    negated: bool
    certainty: Certainty
    certainty_words: tuple[Span, ...]
    negation_words: tuple[Span, ...]
    happened: TimeExpression | None
    said: TimeExpression | None
    confidence: float
    rule: str

    def evidence(self) -> tuple[tuple[str, Span], ...]:
        """What it rests on, in text order: (role, span), role one of source, cue, certainty, negation."""
        found = [("source", self.source), ("cue", self.cue)]
        found += [("certainty", span) for span in self.certainty_words]
        found += [("negation", span) for span in self.negation_words]
        return tuple(sorted(((role, span) for role, span in found if span is not None), key=lambda pair: pair[1]))


@dataclass(frozen=True, slots=True)
class Attitude:
    """What somebody is reported to want, ask, wonder or take a stand on: no claim, for nothing is said to be so.

    `directness` and `confidence` mean what they do for an Attribution.
    """

    content: Span
    cue: Span
    source: Span | None
    kind: AttitudeKind
    directness: Directness
    speaker: Node | None
    confidence: float


@dataclass(frozen=True, slots=True)
class PartyFound:
    """Somebody or something that acts in the text, with every form of the name met there."""

    canonical: str
    kind: PartyKind
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitedSource:
    """What the text leans on. `kind`: outlet, document, filing, post, social, spokesperson or link."""

    name: str
    kind: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one text.

    `language` is "en", or "other" when the text is plainly not English (or holds no words): nothing else is
    filled in then.
    """

    attributions: tuple[Attribution, ...] = ()
    attitudes: tuple[Attitude, ...] = ()
    parties: tuple[PartyFound, ...] = ()
    sources: tuple[CitedSource, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    language: str = "en"

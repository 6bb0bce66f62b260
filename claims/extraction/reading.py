"""The workspace that the components of the pipeline fill in, one after the other, for one text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from spacy.tokens import Doc, Token

from claims.extraction.cues import Cue
from claims.extraction.lexicon import Lexicon
from claims.extraction.name import Name
from claims.extraction.quotes import Quotation
from claims.text.dates import TimeExpression
from claims.text.spans import Span


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name who said it: tokens `start` up to, not including, `end`, with their head word."""

    start: int
    end: int
    head: Token

    def span(self) -> Span:
        """Where they stand in the text."""
        return span_of(self.head.doc, self.start, self.end)

    def text(self) -> str:
        """The words as written."""
        return self.head.doc[self.start : self.end].text


@dataclass(slots=True)
class Draft:
    """An attribution in the making.

    `strength` (0 to 1) ranks the drafts that claim the same words; how sure we are in the end is `confidence.py`'s.
    `leader` is the draft whose speaker this one shares (a quotation cut in two), `cited` whom the source cites for it,
    `teller` who hands it on in between ("Lee, he told the Times, had agreed that …"),
    `is_quoted` says that the words are somebody's own though they bear no marks.
    """

    content: Span
    rule: str
    strength: float
    cue: Cue | None = None
    cue_span: Span | None = None
    source: Source | None = None
    leader: "Draft | None" = None
    medium: str | None = None
    cited: Source | None = None
    teller: "Draft | None" = None
    is_quoted: bool = False

    def first(self) -> "Draft":
        """The draft at the head of the row of those that share one speaker."""
        draft = self
        while draft.leader is not None:
            draft = draft.leader
        return draft


@dataclass(slots=True)
class Reading:
    """What is known about one text so far."""

    text: str
    paragraphs: list[Span]
    published: date | None
    publisher: str | None
    lexicon: Lexicon
    quotations: list[Quotation] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    tails: list[Any] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    attitudes: list[Draft] = field(default_factory=list)
    labels: dict[int, Source] = field(default_factory=dict)
    reasons: dict[int, str | None] = field(default_factory=dict)
    _merged: list[Span] = field(default_factory=list)
    _n_covered: int = 0
    times: list[TimeExpression] = field(default_factory=list)

    def drafts_by_paragraph(self) -> list[list[Draft]]:
        """The drafts, those of one paragraph together: contents of different paragraphs have nothing to settle."""
        groups: dict[int, list[Draft]] = {}
        for draft in self.drafts:
            groups.setdefault(self.paragraph_at(draft.content.start).start, []).append(draft)
        return list(groups.values())

    def in_name(self, i: int) -> bool:
        """Whether token `i` is part of a name."""
        return self.name_at(i) is not None

    def name_at(self, i: int) -> Name | None:
        """The name that token `i` is part of, or None."""
        at = bisect_right(self.names, i, key=lambda name: name.start) - 1
        return self.names[at] if at >= 0 and self.names[at].end > i else None

    def name_ending_at(self, end: int) -> Name | None:
        """The name that ends right in front of token `end`, if there is one."""
        at = bisect_right(self.names, end - 1, key=lambda name: name.start) - 1
        return self.names[at] if at >= 0 and self.names[at].end == end else None

    def ends_name(self, i: int) -> bool:
        """Whether token `i` is the last one of a name."""
        return self.in_name(i) and not (self.in_name(i + 1) and not self._starts_name(i + 1))

    def _starts_name(self, i: int) -> bool:
        at = bisect_left(self.names, i, key=lambda name: name.start)
        return at < len(self.names) and self.names[at].start == i

    def covers(self, span: Span) -> bool:
        """Whether a draft has any of these words in its content already."""
        ends = self._covered()
        i = bisect_left(ends, span.start + 1, key=lambda content: content.end)
        return i < len(ends) and ends[i].start < span.end

    def _covered(self) -> list[Span]:
        """The contents so far, those that overlap made one."""
        if self._n_covered != len(self.drafts):
            self._merged, self._n_covered = _merged(draft.content for draft in self.drafts), len(self.drafts)
        return self._merged

    def paragraph_at(self, at: int) -> Span:
        """The paragraph that holds this code point (or the last one before it)."""
        i = bisect_right(self.paragraphs, at, key=lambda paragraph: paragraph.start)
        return self.paragraphs[max(i - 1, 0)]


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def span_of(doc: Doc, start: int, end: int) -> Span:
    """The code points of tokens `start` up to, not including, `end`."""
    last = doc[end - 1]
    return Span(doc[start].idx, last.idx + len(last))


Doc.set_extension("reading", default=None, force=True)

"""Two versions of a text side by side: which paragraphs belong together, and which words were taken out and put in.

Paragraphs are paired first, then the sentences of those that are long, then words: so the time grows with the length of
the texts, and words are never looked for at the other end of the text.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from claims.text.comparable import Word, forms_of, words_in
from claims.text.passages import paragraphs, sentences
from claims.text.spans import Span

#: Paragraphs of which fewer words are shared are two paragraphs, not one that was changed.
_ENOUGH_SHARED = 0.4

#: What a paragraph that is wholly contained in a longer one counts for.
_CONTAINED = 0.8

#: Longer stretches are not compared word by word but sentence by sentence, a longer sentence not at all.
_MOST_WORDS = 600

#: Equal words of fewer letters between changed ones (an "of", a "the") are no island worth keeping.
_SMALLEST_ISLAND = 6

#: So many paragraphs ahead are looked at for a partner.
_LOOK_AHEAD = 12


@dataclass(frozen=True, slots=True)
class Row:
    """Two paragraphs that belong together, or one that has no counterpart (the other is None).

    `removed` and `added` are the stretches of words that only one of the two has, each as offsets into its whole text.
    `moved` says that the paragraph stands, word for word, at another place in the other version.
    """

    before: Span | None
    after: Span | None
    removed: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()
    moved: bool = False

    @property
    def is_same(self) -> bool:
        """Whether both sides have the same words."""
        return bool(self.before and self.after) and not self.removed and not self.added


def differences(before: str, after: str) -> list[Row]:
    """The rows of two versions in reading order. Commas, quotation marks and white space make no difference."""
    old, new = ([_Paragraph(text, span) for span in paragraphs(text)] for text in (before, after))
    rows = list(_paired(old, new))
    return list(_with_moves(rows, before, after))


class _Paragraph:
    def __init__(self, text: str, span: Span):
        self.text, self.span = text, span
        self.key = forms_of(span.of(text))


def _paired(old: list[_Paragraph], new: list[_Paragraph]) -> Iterator[Row]:
    for tag, a, b, c, d in _opcodes([each.key for each in old], [each.key for each in new]):
        if tag == "equal":
            yield from (Row(one.span, other.span) for one, other in zip(old[a:b], new[c:d], strict=True))
        else:
            yield from _changed(old[a:b], new[c:d])


def _opcodes(old: Sequence, new: Sequence) -> list[tuple[str, int, int, int, int]]:
    """difflib's, which leaves out what stands everywhere in a long list: else equal lines would cost their square."""
    return SequenceMatcher(None, old, new, autojunk=True).get_opcodes()


def _changed(old: list[_Paragraph], new: list[_Paragraph]) -> Iterator[Row]:
    """Rows of a stretch in which no two paragraphs are equal: each goes with the first one ahead that is like it."""
    at = 0
    for one in old:
        partner = _partner(one, new, at)
        if partner is None:
            yield Row(one.span, None, removed=(one.span,))
            continue
        yield from (Row(None, other.span, added=(other.span,)) for other in new[at:partner])
        yield _compared(one, new[partner])
        at = partner + 1
    yield from (Row(None, other.span, added=(other.span,)) for other in new[at:])


def _partner(one: _Paragraph, new: list[_Paragraph], at: int) -> int | None:
    ahead = range(at, min(at + _LOOK_AHEAD, len(new)))
    best = max(ahead, key=lambda number: (_likeness(one.key, new[number].key), -number), default=None)
    return best if best is not None and _likeness(one.key, new[best].key) >= _ENOUGH_SHARED else None


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of words that two paragraphs have in common, in any order; for a short one, how much of it is in the
    longer one, at a discount."""
    shared = sum((Counter(one) & Counter(other)).values())
    shorter = min(len(one), len(other))
    return max(2 * shared / (len(one) + len(other)), _CONTAINED * shared / shorter) if shorter else 0.0


def _compared(one: _Paragraph, other: _Paragraph) -> Row:
    removed, added = _word_changes(one, other)
    return Row(one.span, other.span, tuple(removed), tuple(added))


def _word_changes(one: _Paragraph, other: _Paragraph) -> tuple[list[Span], list[Span]]:
    """The stretches that only the one, and that only the other has."""
    if len(one.key) * len(other.key) <= _MOST_WORDS**2:
        return _by_words(one, other)
    old, new = _sentences_of(one), _sentences_of(other)
    if len(old) < 2 and len(new) < 2:
        return [one.span], [other.span]
    removed, added = [], []
    for tag, a, b, c, d in _opcodes([each.key for each in old], [each.key for each in new]):
        if tag != "equal":
            for row in _changed(old[a:b], new[c:d]):
                removed += row.removed
                added += row.added
    return removed, added


def _sentences_of(paragraph: _Paragraph) -> list[_Paragraph]:
    return [_Paragraph(paragraph.text, span) for span in sentences(paragraph.text, paragraph.span)]


def _by_words(one: _Paragraph, other: _Paragraph) -> tuple[list[Span], list[Span]]:
    old, new = words_in(one.span.of(one.text)), words_in(other.span.of(other.text))
    matcher = SequenceMatcher(None, one.key, other.key, autojunk=False)
    removed, added = [], []
    for a, b, c, d in _joined(matcher.get_opcodes(), one.key):
        removed += _stretch(old, a, b, one.span.start)
        added += _stretch(new, c, d, other.span.start)
    return removed, added


def _joined(opcodes: list[tuple], forms: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The changes, those joined that only a small word parts: a sentence in shreds is harder to read than one replaced.

    ``forms`` are the words of the older side.
    """
    change: tuple[int, int, int, int] | None = None
    for tag, a, b, c, d in opcodes:
        if tag != "equal":
            change = (change[0], b, change[2], d) if change else (a, b, c, d)
        elif change and sum(map(len, forms[a:b])) >= _SMALLEST_ISLAND:
            yield change
            change = None
    if change:
        yield change


def _stretch(words: list[Word], first: int, last: int, offset: int) -> list[Span]:
    """From the first to before the last word; none when there is no word between."""
    return [Span(words[first].start + offset, words[last - 1].end + offset)] if first < last else []


def _with_moves(rows: list[Row], before: str, after: str) -> Iterator[Row]:
    """The rows, those marked as moved whose paragraph was taken out here and put in, word for word, elsewhere."""
    gone = Counter(forms_of(row.before.of(before)) for row in rows if row.after is None)
    come = Counter(forms_of(row.after.of(after)) for row in rows if row.before is None)
    still_gone, still_come = gone & come, gone & come
    for row in rows:
        if row.before and row.after:
            yield row
            continue
        words = row.before.of(before) if row.before else row.after.of(after)
        waiting, key = still_gone if row.before else still_come, forms_of(words)
        is_moved = waiting[key] > 0
        waiting[key] -= is_moved
        yield Row(row.before, row.after, moved=True) if is_moved else row

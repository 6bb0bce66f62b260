"""Finds quotations by their marks: straight, curly, low-high and angled, nested, and running over paragraphs.

English practice: a quotation that goes on in the next paragraph is not closed, and the next paragraph opens it
again. Anything else that is left open ends with its paragraph, so that one lost mark costs one paragraph at most.
"""

import re
from dataclasses import dataclass, replace

from claims.extraction.paragraphs import with_plain_marks
from claims.text.spans import Span

OPENING = "“„«‟"
CLOSING = "”»"
STRAIGHT = '"'
MARKS = OPENING + CLOSING + STRAIGHT
SLIPS = STRAIGHT + "”"
SMALL_WORDS = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))
SINGLE_OPENING, SINGLE_CLOSING = "‘", "’"
#: A mark that opens, or that plainly closes.
SINGLE_PLAIN = re.compile(rf"{SINGLE_OPENING}|(?<=[.,!?]){SINGLE_CLOSING}")
TYPED_SINGLE_OPENING = re.compile(r"(?<![\w.,!?'])'(?=[^\W\d_])(?!(?:em|til|cause|tis|twas|n)\b)")
TYPED_SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?])'(?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch within one paragraph, marks included; `inner` is what stands between the marks.

    `is_closed` tells whether its closing mark was found.
    """

    span: Span
    inner: Span
    is_closed: bool

    def n_words(self, text: str) -> int:
        """How many words stand between the marks."""
        return len(self.inner.of(text).split())

    def is_sentence(self, text: str) -> bool:
        """Whether it could stand by itself: several words, a capital in front, a stop or comma at its end."""
        words = self.inner.of(text).strip().rstrip("'’")
        first = words.lstrip("[(‘'…. ")[:1]
        return self.n_words(text) >= 3 and (first.isupper() or first.isdigit()) and words[-1:] in ".,!?…-—"

    def is_title(self, text: str) -> bool:
        """Whether it names a programme or a book: all its words but the small ones with capitals, none of them "I"."""
        words = self.inner.of(text).strip(" ,.!?").split()
        big = [word for word in words if word.lower() not in SMALL_WORDS]
        return len(big) > 1 and all(word[:1].isupper() for word in big) and "I" not in words


def find_quotations(text: str, paragraphs: list[Span]) -> list[Quotation]:
    """All quotations, outermost only, in text order."""
    return [quotation for paragraph in paragraphs for quotation in _in_paragraph(text, paragraph)]


def find_typed(text: str, paragraphs: list[Span]) -> list[Quotation]:
    """The same where marks may be typed as two apostrophes, which then belong to the quotation as one mark does."""
    plain = with_plain_marks(text)
    return [_widened(quotation, text, plain) for quotation in find_quotations(plain, paragraphs)]


def _widened(quotation: Quotation, text: str, plain: str) -> Quotation:
    start, end = quotation.span.start, quotation.span.end
    if plain[start] != text[start] or (start and plain[start - 1] != text[start - 1]):
        start -= 1
    if quotation.is_closed and plain[end - 1] != text[end - 1]:
        end += 1
    return replace(quotation, span=Span(start, end))


def _in_paragraph(text: str, paragraph: Span) -> list[Quotation]:
    found = []
    start: int | None = None
    depth = 0
    last_closing = max(text.rfind(mark, paragraph.start, paragraph.end) for mark in CLOSING)
    for at in range(paragraph.start, paragraph.end):
        mark = text[at]
        if mark not in MARKS:
            continue
        if start is None:
            if _may_open(text, at, paragraph):
                start, depth = at, 1
            continue
        is_slip = mark != text[start] and mark in SLIPS and depth == 1 and _closes_for(text, start, at)
        if not is_slip and _is_other_style(text[start], mark, is_last=last_closing < at):
            continue
        depth += -1 if is_slip else _step(text, at, mark)
        if depth == 0:
            found.append(Quotation(Span(start, at + 1), Span(start + 1, at), is_closed=True))
            start = None
    if start is not None and start + 1 < paragraph.end:
        found.append(Quotation(Span(start, paragraph.end), Span(start + 1, paragraph.end), is_closed=False))
    return found or _single_quoted(text, paragraph) or _typed_single(text, paragraph)


def _is_other_style(opening: str, mark: str, *, is_last: bool) -> bool:
    """A straight mark inside curly ones does not end them, unless no curly one is left to do so; nor the reverse."""
    if opening == STRAIGHT:
        return mark != STRAIGHT
    return mark == STRAIGHT and not is_last


def _closes_for(text: str, start: int, at: int) -> bool:
    """Whether a mark of the other style must close the quotation: it stands behind a stop or comma, and none of its
    style was opened since: “…,” she said may end in a straight mark by a slip, "… ." in a curly one.
    """
    if text[at - 1] not in ".,!?" or text[at + 1 : at + 2].isalnum():
        return False
    opening = STRAIGHT if text[at] == STRAIGHT else OPENING[0]
    return opening not in text[start + 1 : at]


def _step(text: str, at: int, mark: str) -> int:
    """How a mark inside an open quotation changes the depth."""
    if mark in CLOSING or mark == STRAIGHT:
        return -1
    # “ used as a closing mark: German usage, and a frequent slip before the end of a paragraph.
    is_closing = not text[at + 1 : at + 2].strip() or (text[at - 1] in ".,!?" and not text[at + 1 : at + 2].isalnum())
    return -1 if is_closing else 1


def _may_open(text: str, at: int, paragraph: Span) -> bool:
    """An opening mark, or a straight one with a word after it. One after a digit is a measure: 12", 5'9"."""
    mark, before, after = text[at], text[at - 1 : at] if at > paragraph.start else "", text[at + 1 : at + 2]
    if mark in CLOSING:
        return False
    if mark == STRAIGHT:
        return bool(after.strip()) and not before.isalnum()
    return True


def _single_quoted(text: str, paragraph: Span) -> list[Quotation]:
    """Quotations in ‘single’ marks, where a paragraph (often a British one, or a headline) has no double ones."""
    found, at = [], paragraph.start
    while (start := text.find(SINGLE_OPENING, at, paragraph.end)) >= 0:
        end = _single_end(text, start + 1, paragraph.end)
        if end is None:
            break
        found.append(Quotation(Span(start, end + 1), Span(start + 1, end), is_closed=True))
        at = end + 1
    return found


def _typed_single(text: str, paragraph: Span) -> list[Quotation]:
    """The same in straight marks, which are apostrophes as well: one opens in front of a word, one closes behind it."""
    found, at = [], paragraph.start
    while (opening := TYPED_SINGLE_OPENING.search(text, at, paragraph.end)) is not None:
        start = opening.start()
        closing = next(TYPED_SINGLE_CLOSING.finditer(text, start + 2, paragraph.end), None)
        while closing is not None and _is_typed_possessive(text, closing.start(), paragraph.end):
            closing = TYPED_SINGLE_CLOSING.search(text, closing.end(), paragraph.end)
        if closing is None or (start, closing.end()) == (paragraph.start, paragraph.end):
            break  # an apostrophe, or a heading
        found.append(Quotation(Span(start, closing.start() + 1), Span(start + 1, closing.start()), is_closed=True))
        at = closing.end()
    return found


def _is_typed_possessive(text: str, at: int, limit: int) -> bool:
    """ "the plaintiffs' lawyers": an s in front, a word behind, and another mark that closes before one opens."""
    if text[at - 1] != "s" or not text[at + 2 : at + 3].islower():
        return False
    later = TYPED_SINGLE_CLOSING.search(text, at + 1, limit)
    return later is not None and TYPED_SINGLE_OPENING.search(text, at + 1, later.start()) is None


def _single_end(text: str, start: int, limit: int) -> int | None:
    """Where the next ’ stands that is no apostrophe, or None."""
    at = text.find(SINGLE_CLOSING, start, limit)
    plain = SINGLE_PLAIN.search(text, start, limit)
    while at >= 0:
        if plain is not None and plain.start() <= at:
            plain = SINGLE_PLAIN.search(text, at + 1, limit)
        if not text[at + 1 : at + 2].isalnum() and not _is_possessive(text, at, plain):
            return at
        at = text.find(SINGLE_CLOSING, at + 1, limit)
    return None


def _is_possessive(text: str, at: int, plain: re.Match[str] | None) -> bool:
    """ "the plaintiffs’ lawyers": an s before it, a word behind it, and the next ``plain`` mark closes."""
    if text[at - 1] != "s" or not text[at + 2 : at + 3].islower():
        return False
    return plain is not None and plain[0] == SINGLE_CLOSING

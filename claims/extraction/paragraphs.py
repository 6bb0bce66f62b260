"""Cuts a text into paragraphs, and into blocks of bounded size for the parser, without ever changing an offset."""

import re

from claims.text.spans import Span

BLOCK_CHARS = 6_000
WRAPPED_LINE = range(50, 100)

# The parser cannot store a lone surrogate, and a NUL, a tag or a run of 300 characters without a space is no word.
UNREADABLE = re.compile(r"[\x00\ud800-\udfff]|</?[A-Za-z!][^<>]{0,400}>|[^\s]{300,}")


# Wire copy and old archives: ''like this''.
TYPED_OPENING = re.compile(r"(?<![\w'`.,!?])(?:''|``)(?=[^\s'`])|``(?=\S)")
TYPED_CLOSING = re.compile(r"(?<=[^\s'])''(?!')")
DATELINE = re.compile(
    r"(?m)^(?:[A-Z][A-Z.’'-]+(?: [A-Z.][A-Z.’'-]*){0,3})(?:, [A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?){0,2}"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([A-Z][A-Za-z /.]{1,30}\))? ?[—–-]{1,2} "
)


# The hour in front of an entry of a live page: "10:05 In court, …", "10.50am".
CLOCK = re.compile(
    r"(?m)^(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?(?=[ \u2013\u2014-])[ \u2013\u2014-]*"
)


def masked(text: str) -> str:
    """The text with everything that is not language blanked out: same length, so that offsets hold in both.

    The place or the hour in front of a report ("LONDON — …", "10:05 …") goes, too: the parser takes it for who acts.
    """
    return with_plain_marks(CLOCK.sub(_blank, DATELINE.sub(_blank, UNREADABLE.sub(_blank, text))))


def with_plain_marks(text: str) -> str:
    """The text with quotation marks typed as two apostrophes or backticks made straight ones, each beside a space.

    Same length; the space stands on the outer side, so that ''words'' becomes  "words" .
    """
    return TYPED_CLOSING.sub('" ', TYPED_OPENING.sub(' "', text)) if "''" in text or "``" in text else text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def find_paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text, without the white space around them.

    A blank line always parts two paragraphs, a single line break does unless the text looks hard-wrapped.
    """
    breaks = re.compile(r"\n[^\S\n]*\n\s*") if _is_hard_wrapped(text) else re.compile(r"\n\s*")
    ends = [found.start() for found in breaks.finditer(text)] + [len(text)]
    starts = [0] + [found.end() for found in breaks.finditer(text)]
    paragraphs = (Span(start, max(start, end)).trimmed(text) for start, end in zip(starts, ends, strict=True))
    return [paragraph for paragraph in paragraphs if len(paragraph)]


def _is_hard_wrapped(text: str) -> bool:
    """Most lines are of one width and hardly any is longer: somebody broke them to fit a screen."""
    lengths = [len(line) for line in text.split("\n") if line.strip()]
    n_wrapped = sum(length in WRAPPED_LINE for length in lengths)
    n_longer = sum(length >= WRAPPED_LINE.stop for length in lengths)
    return len(lengths) >= 4 and n_wrapped > len(lengths) / 2 and n_longer <= len(lengths) / 20


def blocks_of(text: str, paragraphs: list[Span]) -> list[Span]:
    """Spans that cover the whole text, each of whole paragraphs and at most BLOCK_CHARS long.

    Memory and time of a parse then grow with the length of the text and no faster. A paragraph longer than a block
    is cut after a full stop, else at a space, else anywhere.
    """
    blocks, start = [], 0
    edges = [paragraph.start for paragraph in paragraphs[1:]] + [len(text)]
    for previous, edge in zip([0, *edges], edges, strict=False):
        if edge - start > BLOCK_CHARS and previous > start:
            blocks.append(Span(start, previous))
            start = previous
        while edge - start > BLOCK_CHARS:
            cut = _cut_before(text, start, start + BLOCK_CHARS)
            blocks.append(Span(start, cut))
            start = cut
    return [*blocks, Span(start, len(text))] if start < len(text) else blocks


def _cut_before(text: str, start: int, limit: int) -> int:
    for mark in (". ", " "):
        at = text.rfind(mark, start + BLOCK_CHARS // 2, limit)
        if at > 0:
            return at + len(mark)
    return limit

"""Stretches between quotation marks, as far as a line holds both marks."""

import re
from collections.abc import Iterator, Mapping

from claims.text.spans import Span

#: Double quotation marks: what closes each that opens.
DOUBLE = {**dict.fromkeys("“„«", "”“»"), '"': '"'}


def words_quoted(text: str) -> str:
    """What stands between double quotation marks, one stretch after the other, with its marks."""
    return " ".join(span.of(text) for span in quoted(text, DOUBLE))


def quoted(text: str, closing: Mapping[str, str]) -> Iterator[Span]:
    """Each stretch from an opening mark to the next mark of its line that closes it, both included, in text order.

    ``closing`` has the marks that close it by each mark that opens. Where one could end is looked for once, not again
    for each mark before that place: a text of a million marks that nothing closes takes no longer.
    """
    opens = re.compile(f"[{''.join(closing)}]")
    ends = {opening: re.compile(rf"[{marks}\n]|\Z") for opening, marks in closing.items()}
    ahead: dict[str, re.Match[str]] = {}
    at = 0
    while opening := opens.search(text, at):
        mark, at = opening[0], opening.end()
        if mark not in ahead or ahead[mark].start() < at:
            ahead[mark] = ends[mark].search(text, at)
        if ahead[mark][0] not in ("", "\n"):
            at = ahead[mark].end()
            yield Span(opening.start(), at)

"""Posts from social networks as pages embed them: the words, then "— Name (@handle) Date" on a line of its own."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from claims.extraction.reading import Draft, Reading, Source
from claims.text.spans import Span

SIGNATURE = re.compile(r"[—–-]{1,2} ?(?P<name>[^()@\n]{2,60}) ?\(@\w{1,30}\)")
MAX_POST_CHARS = 2_000
LINK = re.compile(r"\S*(?:pic\.twitter\.com|t\.co|https?:)/?\S*")


def find_posts(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per signed post: the paragraph above its signature, or what stands in front of it on its line."""
    for before, line in zip([None, *reading.paragraphs], reading.paragraphs, strict=False):
        signed = SIGNATURE.search(reading.text, line.start, line.end)
        is_alone = signed is not None and signed.start() == line.start
        if signed is None or (before is None and is_alone):
            continue
        name = doc.char_span(*signed.span("name"), alignment_mode="contract")
        if not name:
            continue
        while len(name) > 1 and name[-1].is_space:
            name = name[:-1]
        source = Source(name.start, name.end, name[-1])
        words = _words(reading, before) if is_alone else _words(reading, Span(line.start, signed.start()))
        yield Draft(words, "signed-post", 0.8, source=source, medium="post", is_quoted=True)


def _words(reading: Reading, last: Span) -> Span:
    """The lines up to the last blank one, without the links that the network hangs on the end and what led to them."""
    text = reading.text
    start = max(text.rfind("\n\n", 0, last.end) + 2, last.start - MAX_POST_CHARS, 0)
    start = reading.paragraph_at(start).start
    link = LINK.search(text, start, last.end)
    post = Span(start, link.start() if link and link.start() > start else last.end).trimmed(text)
    words, _, caption = post.of(text).rpartition("\n")
    return Span(start, start + len(words)).trimmed(text) if words and caption.endswith(":") else post

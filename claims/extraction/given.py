"""Attributions of words that somebody else marked as claims, with all that extraction can tell of them.

For annotated texts: which words are claims is given, and what the annotation leaves open (the kind of cue, how surely
it is said, when) is read by the same rules as ever.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claims.extraction.attribution import build_each, directness
from claims.extraction.cast import Cast
from claims.extraction.lexicon import Lexicon
from claims.extraction.pipeline import read
from claims.extraction.reading import Draft, Reading
from claims.extraction.results import Attribution
from claims.terms import Directness
from claims.text.dates import find_times
from claims.text.spans import Span

#: A find is about the given words when so much of what either covers is in both.
SAME_WORDS = 0.5


def read_given(
    text: str, contents: Sequence[Span], *, published: date | None, publisher: str | None, lexicon: Lexicon
) -> list[Attribution]:
    """One attribution for each of these contents, in their order, without a chain.

    What a rule finds there gives cue, speaker and rule; words that no rule finds get those of a plain quotation or
    reported clause, and no speaker.
    """
    doc = read(text, published, publisher, lexicon)
    reading = doc._.reading
    reading.times = find_times(text, published)
    drafts = [_draft(reading, content) for content in contents]
    return build_each(reading, doc, Cast(doc, reading.names), drafts)


def _draft(reading: Reading, content: Span) -> Draft:
    nearest = max(reading.drafts, key=lambda draft: draft.content.likeness(content), default=None)
    if nearest is not None and nearest.content.likeness(content) >= SAME_WORDS:
        return replace(nearest, content=content)
    is_direct = directness(reading.quotations, content) is Directness.DIRECT
    return Draft(content, rule="direct" if is_direct else "reported-clause", strength=1)

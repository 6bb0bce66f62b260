"""Finds what a text claims, by whom, on whose word and when: text in, typed results out. No Django, no database.

The four steps: `pipeline` parses and lets the rules write drafts, `attribution` turns those into attributions and
`attitudes` into what claims nothing, `parties` and `sources` sum up who acts and what is cited, `export` gives the JSON
shape of the `extract` command.
"""

from datetime import date

from spacy.tokens import Doc

from claims.extraction.attitudes import attitudes_of
from claims.extraction.attribution import build
from claims.extraction.cast import Cast
from claims.extraction.language import ENGLISH, language_of
from claims.extraction.lexicon import Lexicon, LexiconEntry
from claims.extraction.paragraphs import find_paragraphs
from claims.extraction.parties import acting_names, find_groups, find_parties
from claims.extraction.pipeline import forgetting, load_pipeline, read
from claims.extraction.results import Attitude, Attribution, CitedSource, Extraction, Node, PartyFound
from claims.extraction.sources import find_sources
from claims.text.dates import find_times

EXTRACTOR_VERSION = "8"
MAX_CHARS = 1_000_000

__all__ = [
    "EXTRACTOR_VERSION",
    "MAX_CHARS",
    "Attitude",
    "Attribution",
    "CitedSource",
    "Extraction",
    "Lexicon",
    "LexiconEntry",
    "Node",
    "PartyFound",
    "TextTooLong",
    "extract",
    "load_pipeline",
]


class TextTooLong(ValueError):
    """The text is longer than MAX_CHARS."""


def extract(
    text: str, *, published: date | None = None, publisher: str | None = None, lexicon: Lexicon | None = None
) -> Extraction:
    """Everything that is found in a text.

    `published` is the day that relative times ("last fall") count from; without it those are left out. `publisher` is
    the name of the article's own outlet, which is no link of any chain. `lexicon` defaults to the shipped one. A text
    that is not English gives an empty result with `language` "other". Raises TextTooLong.
    """
    if len(text) > MAX_CHARS:
        raise TextTooLong(f"The text has {len(text):,} characters; at most {MAX_CHARS:,} are read. Cut it into parts.")
    language = language_of(text)
    if language != ENGLISH or not find_paragraphs(text):
        return Extraction(language=language)
    with forgetting():
        return _found(read(text, published, publisher, Lexicon.load() if lexicon is None else lexicon))


def _found(doc: Doc) -> Extraction:
    reading = doc._.reading
    reading.times = find_times(reading.text, reading.published)
    cast = Cast(doc, reading.names)
    attributions = tuple(build(reading, doc, cast))
    names = acting_names(attributions)
    return Extraction(
        attributions=attributions,
        attitudes=tuple(attitudes_of(reading, cast)),
        parties=find_parties(doc, reading.names, names, reading.publisher) + find_groups(attributions),
        sources=find_sources(reading.text, attributions, reading.names, reading.publisher),
        times=tuple(reading.times),
    )

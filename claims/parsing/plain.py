"""A plain text, pasted or from a file, to an article."""

import re
from pathlib import PurePath

from claims.parsing.dating import day_in_text, published_by
from claims.parsing.decode import decode
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.pages import ParsedPage, check_length
from claims.text.cleaning import clean_text, one_line
from claims.text.language import guess_language
from claims.text.sanitise import text_as_html

_LONGEST_FIRST_LINE = 200
_LONGEST_HEADLINE = 120


def parse_text(data: bytes, name: str = "") -> ParsedPage:
    """The article that a text is; its words and line breaks stay as they are, save for what cannot be stored.

    A first line of at most 200 characters is the headline; failing that, the `name` of the file; failing that, the
    first words. IngestError for a text without words and for one of more than a million characters.
    """
    text = clean_text(decode(data))
    if not re.search(r"\w", text):
        raise IngestError(f"{name or 'the text'} has no words in it: hand in the article's text", Trouble.EMPTY)
    check_length(text)
    first_line = text.partition("\n")[0].strip()
    if len(first_line) > _LONGEST_FIRST_LINE:
        first_line = PurePath(name).stem or one_line(text, _LONGEST_HEADLINE)
    return ParsedPage(
        headline=one_line(first_line, _LONGEST_FIRST_LINE),
        text=text,
        html=text_as_html(text),
        language=guess_language(text) or "",
        published=published_by(day_in_text(text.split("\n"))),
    )

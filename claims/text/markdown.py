"""Markdown as people write it in notes, to HTML that is safe to show, and the people whom it calls by name.

Without headings, pictures and HTML: a note stands inside a page that has its own.
"""

import re
from functools import lru_cache

from markdown_it import MarkdownIt

from claims.text.sanitise import clean_html

#: What links in a note say of themselves: they are their author's, not the site's.
REL = "noopener nofollow ugc"

#: So many people one note can call.
MOST_MENTIONS = 20

_MENTION = re.compile(r"(?<![\w@./])@([\w.+-]*\w)")
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).disable(["heading", "lheading", "image"])


@lru_cache(maxsize=1024)
def markdown_as_html(words: str) -> str:
    """The HTML of a note: what the parser made, through the one gate for all HTML (``clean_html``)."""
    return clean_html(_MARKDOWN.render(words), rel=REL)


def mentions_in(words: str) -> list[str]:
    """The names that are called with an @, each once whatever its capitals, in their order."""
    names = {name.casefold(): name for name in _MENTION.findall(words)}
    return list(names.values())[:MOST_MENTIONS]

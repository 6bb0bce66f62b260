"""HTML from outside, made safe to store and to show: an allow-list, and caps that are checked before it is applied.

bleach decides what stays. It takes time with the square of the depth and of the number of attributes, so what is too
large, too deep or too crowded is not given to it: of that only the words are kept, as paragraphs.
"""

import html
import re
from collections import Counter
from functools import partial

import bleach
from bleach.html5lib_shim import Filter

from claims.text.cleaning import clean_text
from claims.text.urls import is_safe_link

LONGEST = 3_000_000
LONGEST_TREE = 1_000_000
MOST_TAGS = 20_000
DEEPEST = 60
MOST_ATTRIBUTES = 100
MOST_SIGNS = 40_000

ALLOWED_TAGS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "a", "em", "strong", "b", "i", "br", "hr",
    "sub", "sup", "code", "pre", "figure", "figcaption", "table", "thead", "tbody", "tr", "th", "td",
})  # fmt: skip
_CLEAN_TAG = re.compile(
    rf"</?(?:{'|'.join(sorted(ALLOWED_TAGS))})>"
    r'|<a(?: href="(?:https?://|/(?!/))[^"]*")?(?: rel="[^"]*")?>',
    re.IGNORECASE,
)
_NEVER_NEST = re.compile("p|li|t[drh]|d[td]|option|[bh]r|img|input|meta|link|area|base|col|embed|source|wbr")

_SILENT = "script|style|noscript|template|iframe|object|svg|math|head|title|textarea|select|noembed|noframes|xmp"

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)([^>]*+)>?")
_SILENT_TAG = re.compile(rf"<(/?)({_SILENT})\b[^>]*+>?", re.IGNORECASE)
_BLOCK_END = re.compile(r"</?(?:p|div|br|li|tr|h[1-6]|blockquote|section|article)\b[^>]*+>?", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[a-zA-Z/!?][^>]*+>?")
_ATTRIBUTE = re.compile(r"[\s/\"'][^\s/\"'=>]")


class _SafeLinks(Filter):
    """Takes the address off every link that is not plain http or https or a path on this site; the others get `rel`."""

    def __init__(self, source, rel: str = ""):
        super().__init__(source)
        self.rel = rel

    def __iter__(self):
        for token in Filter.__iter__(self):
            attributes = token.get("data") if token["type"] in ("StartTag", "EmptyTag") else None
            if attributes:
                self._mend(attributes)
            yield token

    def _mend(self, attributes: dict) -> None:
        if not is_safe_link(attributes.get((None, "href"), "")):
            attributes.pop((None, "href"), None)
        elif self.rel:
            attributes[None, "rel"] = self.rel


def clean_html(markup: str, rel: str = "") -> str:
    """`markup` with nothing left but harmless tags and, on links, an http(s) or site-relative `href`, and `rel`.

    Scripts, styles, frames, vector graphics and formulas go with their content; of other tags only the content stays.
    Markup over the caps of this module becomes plain paragraphs, and of what is over `LONGEST` the rest is cut off.
    """
    spoken = _without_silent_parts(clean_text(markup[:LONGEST]))
    if _is_overgrown(spoken):
        return text_as_html(words_of(spoken))
    cleaner = bleach.Cleaner(
        tags=ALLOWED_TAGS,
        attributes={"a": ["href"]},
        protocols=["http", "https"],
        strip=True,
        strip_comments=True,
        filters=[partial(_SafeLinks, rel=rel)],
    )
    return cleaner.clean(spoken).strip()


def is_clean(markup: str) -> bool:
    """Whether `markup` has no tags and attributes but those that ``clean_html`` leaves, as it writes them."""
    return "<" not in _CLEAN_TAG.sub("", markup)


def text_as_html(text: str) -> str:
    """Plain text as paragraphs of HTML, one for each stretch between empty lines."""
    parts = (part.strip() for part in text.split("\n\n"))
    return "\n".join(f"<p>{html.escape(part)}</p>" for part in parts if part)


def _without_silent_parts(markup: str) -> str:
    """Without the elements whose content is no text; one that is never closed takes the rest with it."""
    kept, position, inside = [], 0, None
    for tag in _SILENT_TAG.finditer(markup):
        name = tag[2].lower()
        if inside is None:
            kept.append(markup[position : tag.start()])
            inside = None if tag[1] else name
        elif tag[1] and name == inside:
            inside = None
        position = tag.end()
    return "".join([*kept, "" if inside else markup[position:]])


def _is_overgrown(markup: str) -> bool:
    """Whether there is more of anything in it than any article has; may err to yes."""
    if len(markup) > LONGEST_TREE or markup.count("<") + markup.count("&") > MOST_SIGNS:
        return True
    open_tags, depth = Counter(), 0
    for number, (closing, name, attributes) in enumerate(_TAG.findall(markup.lower()), start=1):
        if not _NEVER_NEST.fullmatch(name):
            step = -1 if closing and open_tags[name] else int(not closing)
            open_tags[name] += step
            depth += step
        if number > MOST_TAGS or depth > DEEPEST or len(_ATTRIBUTE.findall(attributes)) > MOST_ATTRIBUTES:
            return True
    return False


def words_of(markup: str) -> str:
    """The words of `markup` as plain text, with an empty line where a block ends."""
    with_breaks = _BLOCK_END.sub("\n\n", markup)
    return clean_text(html.unescape(_ANY_TAG.sub(" ", with_breaks)))

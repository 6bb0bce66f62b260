"""Markup to a tree of elements, as libxml2 builds it from the HTML that people write."""

import re

from lxml import etree
from lxml import html as lxml_html

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)


def html_tree(markup: str) -> lxml_html.HtmlElement | None:
    """The tree of a page, None when there is nothing to make one of. MemoryError where libxml2 runs out of it, which
    it reports like a mistake in the page."""
    try:
        return lxml_html.document_fromstring(_XML_DECLARATION.sub("", markup))
    except ValueError:
        return None
    except etree.LxmlError as error:
        if any(entry.type == etree.ErrorTypes.ERR_NO_MEMORY for entry in error.error_log):
            raise MemoryError from error
        return None

"""What oEmbed 1.0 tells of a page, as a document of either kind that it knows."""

import json
from collections.abc import Mapping

from lxml import etree

from claims.exports.prose import readable

Told = Mapping[str, str | int]


def write_json(told: Told) -> bytes:
    """An object with these names and values."""
    return json.dumps(told, ensure_ascii=False).encode()


def write_xml(told: Told) -> bytes:
    """An element for each of these names, with its value as text."""
    root = etree.Element("oembed")
    for name, value in told.items():
        etree.SubElement(root, name).text = readable(str(value))
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", standalone=True)


#: What ``format`` may ask for → the type of the answer, and how it is written.
FORMATS = {"json": ("application/json", write_json), "xml": ("text/xml; charset=utf-8", write_xml)}

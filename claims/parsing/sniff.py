"""What a file is, by its first bytes."""

import codecs
import re
from enum import StrEnum

from claims.parsing.decode import decode
from claims.parsing.errors import IngestError, Trouble

_HEAD = 4_096
_MOST_CONTROL_CHARACTERS = 0.02
_KNOWN_BINARY = {
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"GIF8": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"RIFF": "a picture, a sound or a film",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "a database",
}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LONGEST_PROLOGUE = 200_000
_QUOTED = r"\"[^\"]*\"|'[^']*'"
_PROLOGUE = re.compile(
    rf"(?is)(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE(?:{_QUOTED}|[^\"'>\[])*+(?:\[(?:{_QUOTED}|<!--.*?-->|[^\"'\]])*+\]\s*)?>|\s)*+"
)
_FEED_ROOT = re.compile(r"(?i)<(?:rss|feed|(?:[\w.-]+:)?RDF)\b")
_HTML_SIGN = re.compile(r"(?i)<!doctype\s+html|<(?:html|head|body|title|meta|article|main|div|p|h1)\b[^<>]*>")
_PDF_SIGN = b"%PDF-"
_BEFORE_A_PDF = codecs.BOM_UTF8 + b"\x00 \t\r\n"  # readers put up with these, and writers leave them
_JSON_FEED_SIGN = b"jsonfeed.org/version/"
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Kind(StrEnum):
    """What can be read."""

    FEED = "feed"
    JSON_FEED = "JSON feed"
    PDF = "PDF"
    HTML = "html"
    TEXT = "text"


def sniff(data: bytes, name: str = "") -> Kind:
    """The kind of file `data` is; its `name` serves in messages and to tell a page without any usual sign.

    IngestError when there is nothing in it, or nothing that people can read.
    """
    label = name or "the file"
    if not data.strip():
        raise IngestError(f"{label} is empty: hand in a file with the article's text", Trouble.EMPTY)
    if data[:_HEAD].lstrip(_BEFORE_A_PDF).startswith(_PDF_SIGN):
        return Kind.PDF
    _refuse_binary(data, label)
    head = decode(data[:_HEAD])
    start = decode(data[:_LONGEST_PROLOGUE])
    root = start[_PROLOGUE.match(start).end() :][:_HEAD]
    if _FEED_ROOT.match(root):
        return Kind.FEED
    if root.startswith("{") and _JSON_FEED_SIGN in data.replace(b"\\/", b"/"):
        return Kind.JSON_FEED
    if _HTML_SIGN.search(head) or name.lower().endswith((".html", ".htm", ".xhtml")):
        return Kind.HTML
    return Kind.TEXT


def _refuse_binary(data: bytes, label: str) -> None:
    for magic, what in _KNOWN_BINARY.items():
        if data.startswith(magic):
            raise _unreadable(label, what)
    head = data[:_HEAD]
    if b"\x00" in head and not head.startswith(_UTF16):
        printable = head.replace(b"\x00", b"")
        if len(printable) < 0.9 * len(head):
            raise _unreadable(label, "a binary file")
    text = decode(head)
    if len(_CONTROL.findall(text)) > _MOST_CONTROL_CHARACTERS * len(text):
        raise _unreadable(label, "a binary file")


def _unreadable(label: str, what: str) -> IngestError:
    return IngestError(f"{label} is {what}: save the article as a web page or as plain text", Trouble.BINARY)

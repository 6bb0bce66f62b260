"""Bytes to text, believing the bytes more than what is said about them."""

import codecs
import re
import sys

import webencodings

_HEAD = 2_048
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"(?:<\?xml[^>]{0,80}encoding|<meta[^>]{0,200}charset)\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.I)
#: Halves of surrogate pairs, written as if they were characters: no UTF-8, and nothing that means anything elsewhere.
_HALF_PAIRS = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(x[0-9a-f]+|[0-9]+);?", re.IGNORECASE)
_MOST_DIGITS = 9


def decode(data: bytes, charset: str | None = None) -> str:
    """The text of `data`, without NUL and lone surrogates; never fails.

    In this order: a byte order mark; UTF-8 wherever the bytes are valid UTF-8; the `charset` given with them (an HTTP
    header); the one they declare in an XML declaration or a `meta`; windows-1252. Names are read as browsers read them
    (https://encoding.spec.whatwg.org/), so ISO-8859-1 means windows-1252. Bytes that fit nothing become U+FFFD.
    """
    return _UNSTORABLE.sub("", _decoded(data, charset))


def decode_markup(data: bytes, charset: str | None = None) -> str:
    """`decode` for HTML and XML: also without control characters, whether they stand there or are referred to.

    One reference to half a surrogate pair, or one escape character in an attribute, and parsers give up on the rest.
    """
    return _REFERENCE.sub(_if_storable, _CONTROL.sub("", decode(data, charset)))


def _if_storable(reference: re.Match[str]) -> str:
    digits = reference[1].lower()
    if len(digits) > _MOST_DIGITS:
        return ""
    number = int(digits[1:], 16) if digits.startswith("x") else int(digits)
    is_storable = number <= sys.maxunicode and not (_CONTROL.match(chr(number)) or _UNSTORABLE.match(chr(number)))
    return reference[0] if is_storable else ""


def _decoded(data: bytes, charset: str | None) -> str:
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    try:
        return _HALF_PAIRS.sub(b"", data).decode("utf-8")
    except UnicodeDecodeError:
        found = _DECLARED.search(data[:_HEAD])
    for label in (charset, found and found[1].decode("ascii", "replace")):
        encoding = webencodings.lookup(label) if label else None
        if encoding and encoding.name != "utf-8":
            return encoding.codec_info.decode(data, "replace")[0]
    return _mostly_utf8(data) or data.decode("windows-1252", "replace")


def _mostly_utf8(data: bytes) -> str | None:
    """The text read as UTF-8 when only the odd byte of it is broken, else None."""
    text = data.decode("utf-8", "replace")
    n_broken = text.count("\ufffd")
    n_well_formed = sum(not sign.isascii() for sign in text) - n_broken
    return text if n_well_formed > n_broken else None

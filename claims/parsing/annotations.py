"""Annotations as other programs hand them on: W3C Web Annotations, and rows of the Hypothesis API.

What is in a file may be anything. A row that cannot be used stays a row, with what is wrong with it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claims.parsing.errors import IngestError, Trouble
from claims.text.cleaning import clean_text

MOST_ROWS, LARGEST = 300, 1_000_000
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_NOT_JSON = "this is no JSON: hand in the file as the other program gave it"
_NO_ROWS = "there are no annotations in this: hand in W3C annotations, a page of them, or rows of Hypothesis"
_TOO_MANY = f"these are more than {MOST_ROWS} annotations: hand them in in parts"
_NO_TARGET = "It says of no page what it is on: it has no target."
_NO_ROW = "This is no annotation."


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """One annotation: the ``target``'s address, the words it picks there, and what it says (``body``).

    ``by`` says who made it and when, as far as it is told. ``problem`` is why it cannot be used, "" where it can.
    """

    number: int
    target: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    body: str = ""
    by: str = ""
    problem: str = ""


def parse_annotations(data: str) -> list[AnnotationRow]:
    """The rows of one annotation, a list, a page or a collection of them, or an answer of the Hypothesis API.

    IngestError, in words, for what holds no rows, or too many.
    """
    try:
        rows = _rows(json.loads(data))
    except (ValueError, RecursionError):
        raise IngestError(_NOT_JSON, Trouble.NOT_A_FEED) from None
    if not rows:
        raise IngestError(_NO_ROWS, Trouble.NO_ITEMS)
    if len(rows) > MOST_ROWS:
        raise IngestError(_TOO_MANY, Trouble.TOO_LARGE)
    return [_row(number, row) for number, row in enumerate(rows, start=1)]


def _rows(told: Any) -> list[Any]:
    if isinstance(told, list):
        return told
    if not isinstance(told, dict):
        return []
    for name in ("items", "rows"):
        if isinstance(told.get(name), list):
            return told[name]
    if isinstance(told.get("first"), dict):
        return _rows(told["first"])
    return [told] if {"target", "body", "bodyValue", "uri"} & told.keys() else []


def _row(number: int, row: Any) -> AnnotationRow:
    if not isinstance(row, dict):
        return AnnotationRow(number, problem=_NO_ROW)
    target = next(iter(_all(row.get("target"))), None)
    quote = next(_quotes(target), {})
    read = AnnotationRow(
        number,
        target=_text(row.get("uri")) or _source(target),
        exact=_text(quote.get("exact")),
        prefix=_around(quote.get("prefix")),
        suffix=_around(quote.get("suffix")),
        body=_body(row),
        by=_by(row),
    )
    if read.target:
        return read
    return AnnotationRow(number, exact=read.exact, body=read.body, by=read.by, problem=_NO_TARGET)


def _source(target: Any) -> str:
    if isinstance(target, dict):
        return _text(target.get("source")) or _text(target.get("id"))
    return _text(target)


def _quotes(target: Any) -> Iterator[dict]:
    """The quotes among its selectors, those that refine another one, too."""
    waiting = list(_all(target.get("selector"))) if isinstance(target, dict) else []
    for selector in waiting:
        if not isinstance(selector, dict):
            continue
        if selector.get("type") == "TextQuoteSelector":
            yield selector
        waiting += _all(selector.get("refinedBy"))


def _body(row: dict) -> str:
    """What it says, its tags at the end."""
    parts = [_text(row.get("text")), _text(row.get("bodyValue"))]
    tags = [_text(tag) for tag in _all(row.get("tags"))]
    for body in _all(row.get("body")):
        told = _text(body.get("value")) or _text(body.get("source")) if isinstance(body, dict) else _text(body)
        is_tag = isinstance(body, dict) and body.get("purpose") in ("tagging", "classifying")
        (tags if is_tag else parts).append(told)
    named = ", ".join(filter(None, tags))
    return "\n\n".join(filter(None, [*parts, f"Tags: {named}" if named else ""]))


def _by(row: dict) -> str:
    """Who made it, and on which day. An @ would call somebody here."""
    creator = next(iter(_all(row.get("creator"))), None)
    name = creator.get("name") or creator.get("id") if isinstance(creator, dict) else creator
    who = _text(row.get("user") or name).removeprefix("acct:").replace("@", " at ")[:200]
    return ", ".join(filter(None, [who, _text(row.get("created"))[:10]]))


def _all(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    return clean_text(value) if isinstance(value, str) else ""


def _around(value: Any) -> str:
    return _UNSTORABLE.sub("", value)[-500:] if isinstance(value, str) else ""

"""Texts as lines of JSON, one by one: what processes that have no Django of their own are handed."""

import json
from datetime import date
from typing import Any

from claims.extraction import extract
from claims.extraction.export import as_json


class BadLine(ValueError):
    """A line that is no text to read; the message names what is wrong with it."""


def answer_line(line: str) -> str:
    """One line of JSON to one line of JSON: what was found, or `{id, error}`.

    In `{id, text, published, publisher}`; `published` is a day, alone or at the head of a time.
    """
    record_id = None
    try:
        record = json.loads(line, parse_constant=_refuse)
        if not isinstance(record, dict):
            raise BadLine("A line must hold an object with an id and a text.")
        record_id = record.get("id")
        text, day, publisher = _text(record), _day(record), _words(record, "publisher")
        answer = as_json(extract(text, published=day, publisher=publisher), text, record_id)
        return json.dumps(answer, ensure_ascii=False, allow_nan=False)
    except (ValueError, RecursionError) as error:
        kind = "" if isinstance(error, BadLine) else f"{type(error).__name__}: "
        return json.dumps({"id": _finite(record_id), "error": f"{kind}{error}"}, ensure_ascii=False)


def _refuse(constant: str) -> None:
    raise BadLine(f"{constant} is no JSON.")


def _finite(record_id: Any) -> Any:
    """An id that can be written again: a number too large for JSON to tell from infinity cannot."""
    return None if isinstance(record_id, float) and record_id in (float("inf"), float("-inf")) else record_id


def _text(record: dict[str, Any]) -> str:
    text = _words(record, "text")
    if text is None:
        raise BadLine("There is no text: it must be a string.")
    return text


def _day(record: dict[str, Any]) -> date | None:
    words = _words(record, "published")
    try:
        return date.fromisoformat(words[:10]) if words else None
    except ValueError:
        raise BadLine(f"published is {words!r}: it must begin with a day as 2025-01-30.") from None


def _words(record: dict[str, Any], field: str) -> str | None:
    words = record.get(field)
    if words is not None and not isinstance(words, str):
        raise BadLine(f"{field} must be a string, not {json.dumps(words)[:60]}.")
    return words

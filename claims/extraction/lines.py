"""Texts as lines of JSON, one by one: what processes that have no Django of their own are handed."""

import json
from datetime import date

from claims.extraction import extract
from claims.extraction.export import as_json


def answer_line(line: str) -> str:
    """One line of JSON to one line of JSON: what was found, or `{id, error}`.

    In `{id, text, published, publisher}`; `published` is a day, alone or at the head of a time.
    """
    record_id = None
    try:
        record = json.loads(line)
        record_id = record.get("id")
        text = record["text"]
        day = date.fromisoformat(record["published"][:10]) if record.get("published") else None
        found = extract(text, published=day, publisher=record.get("publisher"))
        answer = as_json(found, text, record_id)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        answer = {"id": record_id, "error": f"{type(error).__name__}: {error}"}
    return json.dumps(answer, ensure_ascii=False)

"""Linked data as tests look at them."""

import json
from pathlib import Path
from typing import Any

from pyld import jsonld

#: Those terms of schema.org that may be used. It has no word for all others, so that one spelt wrong is dropped.
VOCABULARY = json.loads((Path(__file__).parents[1] / "exports" / "schema_org.json").read_text())


def expanded(document: dict[str, Any]) -> list[dict]:
    """The document in full, once it was found that no key and no kind of thing is lost in that."""

    def load(url: str, options: dict) -> dict:
        assert url == "https://schema.org"
        return {"contextUrl": None, "documentUrl": url, "document": VOCABULARY}

    told = jsonld.expand(document, {"documentLoader": load})
    content = {name: value for name, value in document.items() if name != "@context"}
    assert _count(told) == _count(content), "a key was dropped: it has no meaning in the vocabulary"
    assert all(kind.startswith(("https://schema.org/", "http://id.loc.gov/")) for kind in _kinds(told))
    return told


def _count(value: Any) -> int:
    """How many properties there are, however deep; those that only say what a value is are none."""
    if isinstance(value, list):
        return sum(map(_count, value))
    if not isinstance(value, dict):
        return 0
    return sum(_count(inner) + (not name.startswith("@")) for name, inner in value.items())


def _kinds(value: Any) -> list[str]:
    if isinstance(value, list):
        return [kind for inner in value for kind in _kinds(inner)]
    if not isinstance(value, dict):
        return []
    own = value.get("@type", [])
    return [*(own if isinstance(own, list) else [own]), *(kind for inner in value.values() for kind in _kinds(inner))]

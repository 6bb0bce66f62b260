"""Made-up gold and made-up answers, as little of each as a figure needs."""

from typing import Any

TEXT = "Ann Lee said that prices fell in May. Bo Chan said that wages rose. Nobody asked the two of them why."


def span(words: str, text: str = TEXT) -> dict[str, int]:
    """Where these words stand in the text, which must hold them."""
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def claim(words: str, **fields: Any) -> dict[str, Any]:
    """A claim, gold or found alike: indirect, by Ann Lee, without a chain, unless told otherwise."""
    plain = {
        "kind": "indirect",
        "speaker": "Ann Lee",
        "speaker_canonical": "Ann Lee",
        "via": [],
        "about": [],
        "hedged": False,
        "negated": False,
        "confidence": 0.8,
    }
    return {**plain, **span(words), **fields}


def time(words: str, value: str) -> dict[str, Any]:
    """A time of the dispute folder."""
    return {"text": words, "value": value, **span(words)}


def party(canonical: str, *mentions: str, type: str = "person") -> dict[str, Any]:
    """A party of the dispute folder."""
    return {"canonical": canonical, "type": type, "mentions": [canonical, *mentions]}


def gold(claims=(), parties=(), times=(), **more: Any) -> dict[str, Any]:
    """What people found in TEXT; also an answer of `extract`, whose shape is the same."""
    return {"claims": list(claims), "parties": list(parties), "times": list(times), **more}


def row(words: str, **fields: Any) -> dict[str, Any]:
    """A line of polnear's gold."""
    where = span(words)
    return {"quote": [where["start"], where["end"]], "speaker": "Ann Lee", "kind": "indirect", **fields}

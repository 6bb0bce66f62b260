"""What the W3C's Web Annotation Data Model (a Recommendation since 2017) says MUST be so, in words of our own.

Each function gives what is broken, in a few words; nothing where all is kept.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def broken_musts_of_collection(told: dict[str, Any]) -> list[str]:
    """Of a whole answer that is a collection with its first page within."""
    kept = {
        "the context, once": told.get("@context") == CONTEXT,
        "an IRI": _is_iri(told.get("id")),
        "the type": told.get("type") == "AnnotationCollection",
        "a total": isinstance(told.get("total"), int) and told["total"] >= 0,
        "a first page where there is something": bool(told.get("first")) or told.get("total") == 0,
        "a last page": _is_iri(told.get("last")),
    }
    page = told.get("first")
    return _broken(kept) + (broken_musts_of_page(page, within=True) if isinstance(page, dict) else [])


def broken_musts_of_page(told: dict[str, Any], *, within: bool = False) -> list[str]:
    """Of a page: a whole answer, or ``within`` a collection, where the context stands above it."""
    kept = {
        "the context, once": ("@context" in told) != within,
        "an IRI": _is_iri(told.get("id")),
        "the type": told.get("type") == "AnnotationPage",
        "items in their order": isinstance(told.get("items"), list),
        "what it is part of": within or _is_iri(told.get("partOf", {}).get("id")),
        "a start that counts from 0": isinstance(told.get("startIndex"), int) and told["startIndex"] >= 0,
        "pages around it by their IRIs": all(_is_iri(told[name]) for name in ("prev", "next") if name in told),
    }
    return _broken(kept) + [fault for each in told["items"] for fault in broken_musts(each)]


def broken_musts(one: dict[str, Any]) -> list[str]:
    """Of an annotation, with its bodies and its target."""
    kept = {
        "no context of its own": "@context" not in one,
        "one id, an IRI": _is_iri(one.get("id")),
        "the type": "Annotation" in _many(one.get("type")),
        "a target": bool(one.get("target")),
        "a body, or a value for one": not ("body" in one and "bodyValue" in one),
        "moments with a zone": all(
            _is_moment(one[name]) for name in ("created", "modified", "generated") if name in one
        ),
        "IRIs": all(_is_iri(v) for name in ("rights", "canonical", "via") for v in _many(one.get(name, []))),
        "motivations that are words": all(isinstance(each, str) for each in _many(one.get("motivation", []))),
        "creators with a type": all(
            isinstance(each, str) or each.get("type") for each in _many(one.get("creator", []))
        ),
    }
    bodies = (fault for body in _many(one.get("body", [])) for fault in _of_body(body))
    targets = (fault for target in _many(one["target"]) for fault in _of_target(target))
    return [*_broken(kept), *bodies, *targets]


def _of_body(body: dict[str, Any]) -> Iterator[str]:
    if body.get("type") == "TextualBody":
        if not isinstance(body.get("value"), str):
            yield "one value in a textual body"
        if not isinstance(body.get("format", ""), str):
            yield "at most one format"
    elif not _is_iri(body.get("source")):
        yield "one source in a body that is none of text"


def _of_target(target: str | dict[str, Any]) -> Iterator[str]:
    if isinstance(target, str):
        yield from [] if _is_iri(target) else ["an IRI as target"]
        return
    if not _is_iri(target.get("source")):
        yield "one source in a target"
    for selector in _many(target.get("selector", [])):
        yield from _of_selector(selector)
    state = target.get("state", {})
    if not all(map(_is_iri, _many(state.get("cached", [])))):
        yield "an IRI for what is cached"


def _of_selector(selector: dict[str, Any]) -> Iterator[str]:
    if selector.get("type") == "TextQuoteSelector":
        if not isinstance(selector.get("exact"), str):
            yield "one exact text"
    elif selector.get("type") == "TextPositionSelector":
        start, end = selector.get("start"), selector.get("end")
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
            yield "a start and an end that count from 0"
    else:
        yield "a selector of a known kind"


def _broken(kept: dict[str, bool]) -> list[str]:
    return [must for must, is_kept in kept.items() if not is_kept]


def _many(value: Any) -> list:
    return value if isinstance(value, list) else [value]


def _is_iri(value: Any) -> bool:
    return isinstance(value, str) and bool(_IRI.fullmatch(value))


def _is_moment(value: Any) -> bool:
    return isinstance(value, str) and bool(_MOMENT.fullmatch(value)) and datetime.fromisoformat(value) is not None

"""W3C Web Annotations: tellings and public notes, each on the words on which it rests.

Positions count Unicode code points, the end excluded, of the text that the address in ``state`` gives (``cached``). The
two selectors of a target are alternatives: both pick the same words there.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claims.exports.plain import instant
from claims.exports.records import SelectorRecord, TellingRecord

CONTENT_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"; charset=utf-8'
CONTEXT = "http://www.w3.org/ns/anno.jsonld"


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A public note. ``on`` is the address of what it is on: a claim, an article, or (an answer) another note.

    ``text`` is the address of the stored text in which ``selector`` picks its words. ``by`` says what its author is.
    """

    address: str
    on: str
    body: str
    motivation: str
    by: str
    created_at: datetime
    edited_at: datetime | None
    selector: SelectorRecord | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class AnnotationsRecord:
    """One page of all ``n_found`` annotations on something: ``own`` is the address of all, ``previous`` and ``next``
    those of the pages around it, "" where there is none."""

    own: str
    page: str
    previous: str
    next: str
    first: str
    last: str
    start: int
    n_found: int
    items: tuple[dict[str, Any], ...]


def annotation_of_telling(telling: TellingRecord, wording: str, claim: str) -> dict[str, Any]:
    """That these words tell the claim with this wording and address."""
    maker = "Claimline’s editors" if telling.by_hand else "Claimline"
    return {
        "id": telling.address,
        "type": "Annotation",
        "motivation": "describing",
        "created": instant(telling.first_held_at),
        "modified": instant(telling.updated_at),
        "creator": {"type": "Organization" if telling.by_hand else "Software", "name": maker},
        "body": [
            {"type": "SpecificResource", "source": claim, "purpose": "linking"},
            _text(wording, "text/plain", "describing"),
            _text(telling.status.label, "text/plain", "classifying"),
            _text(telling.certainty.label, "text/plain", "classifying"),
        ],
        "target": _target(telling.url or telling.article, telling.selector, text_address(telling.snapshot)),
    }


def annotation_of_note(note: NoteRecord) -> dict[str, Any]:
    """What somebody says to the words, or to the claim."""
    modified = {"modified": instant(note.edited_at)} if note.edited_at else {}
    return {
        "id": note.address,
        "type": "Annotation",
        "motivation": note.motivation,
        "created": instant(note.created_at),
        **modified,
        "creator": {"type": "Person", "name": note.by},
        "body": [_text(note.body, "text/markdown", note.motivation)],
        "target": _target(note.on, note.selector, note.text) if note.text else note.on,
    }


def text_address(snapshot: str) -> str:
    """Where the text of a stored version is, by the address of its page."""
    return f"{snapshot.rstrip('/')}.txt"


def write_collection(found: AnnotationsRecord) -> bytes:
    """All annotations, the first page of them within."""
    return _bytes(
        {
            "@context": CONTEXT,
            "id": found.own,
            "type": "AnnotationCollection",
            "total": found.n_found,
            "first": _page(found),
            "last": found.last,
        }
    )


def write_page(found: AnnotationsRecord) -> bytes:
    """A further page."""
    whole = {"id": found.own, "type": "AnnotationCollection", "total": found.n_found, "first": found.first}
    return _bytes({"@context": CONTEXT, **_page(found), "partOf": whole | {"last": found.last}})


def _page(found: AnnotationsRecord) -> dict[str, Any]:
    around = {"prev": found.previous, "next": found.next}
    return {
        "id": found.page,
        "type": "AnnotationPage",
        "startIndex": found.start,
        **{name: address for name, address in around.items() if address},
        "items": list(found.items),
    }


def _target(source: str, selector: SelectorRecord | None, text: str) -> dict[str, Any]:
    """Words that were taken down by legal order are not pointed at."""
    return {"source": source, **_selectors(selector), "state": {"type": "TimeState", "cached": text}}


def _selectors(selector: SelectorRecord | None) -> dict[str, Sequence[dict[str, Any]]]:
    if selector is None:
        return {}
    quote = {"exact": selector.exact, "prefix": selector.prefix, "suffix": selector.suffix}
    place = {"start": selector.start, "end": selector.end}
    return {"selector": [{"type": "TextQuoteSelector", **quote}, {"type": "TextPositionSelector", **place}]}


def _text(value: str, form: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": form, "purpose": purpose}


def _bytes(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()

"""Claims as slides of TimelineJS: its JSON, and the table that it reads from a spreadsheet.

It is made for some twenty slides, so only some claims are given, and how many are left out is said. A vague date is a
first and a last day with the words for it; of several threads a slide keeps the first. A claim without a day on the
chosen clock cannot be shown.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from claims.exports.cells import write_rows
from claims.exports.clock_record import ClockRecord
from claims.exports.prose import html_of, title_of
from claims.exports.records import ClaimRecord, ListRecord
from claims.terms import Clock

CONTENT_TYPE, SHEET_TYPE = "application/json", "text/csv; charset=utf-8; header=present"
#: The columns of the table. The first three are read by their place, the others by their names.
COLUMNS = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline"),
    *("Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background", "Alt Text"),
)
_PARTS = ("year", "month", "day")
#: How many parts of a date are known.
_KNOWN = {"year": 1, "month": 2}


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide; ``start`` and ``end`` (empty: a moment) hold the parts of a date that are known."""

    id: str
    start: dict[str, int]
    end: dict[str, int]
    when: str
    headline: str
    html: str
    group: str


def slides_of(listed: ListRecord) -> list[Slide]:
    """The claims that have a day on the clock of the list, the earliest first."""
    dated = [(clock, claim) for claim in listed.claims if (clock := _clock(claim, listed.clock))]
    return [_slide(clock, claim) for clock, claim in sorted(dated, key=lambda pair: (_first(pair[0]), pair[1].number))]


def write_json(listed: ListRecord, slides: list[Slide]) -> bytes:
    """The slides and a title; ``claimline`` says how many claims are left out."""
    told = {
        "scale": "human",
        "title": {
            "unique_id": "title",
            "text": {"headline": escape(listed.title), "text": _about(listed, len(slides))},
            "autolink": False,
        },
        "events": [_event(slide) for slide in slides],
        "claimline": {
            "page": listed.page,
            "n_found": listed.n_found,
            "n_shown": len(slides),
            "n_left_out": listed.n_found - len(slides),
        },
    }
    return json.dumps(told, ensure_ascii=False).encode()


def write_sheet(listed: ListRecord, slides: list[Slide]) -> bytes:
    """The same as a table, its title in the first row."""
    about = _about(listed, len(slides))
    title = _row({"Headline": escape(listed.title), "Text": about, "Type": "title"})
    return write_rows([COLUMNS, title, *map(_row_of_slide, slides)]).encode()


def _clock(claim: ClaimRecord, clock: str) -> ClockRecord | None:
    if clock == Clock.FIRST_HELD:
        day = claim.first_held_at.date()
        return ClockRecord(day, day, "")
    return getattr(claim, clock)


def _first(clock: ClockRecord) -> date:
    return clock.first or clock.last


def _slide(clock: ClockRecord, claim: ClaimRecord) -> Slide:
    n_known = _KNOWN.get(clock.precision, 3)
    is_range = clock.precision in ("season", "range")
    link = f'<p><a href="{escape(claim.address)}">Claim {claim.number}, with the words it rests on</a></p>'
    return Slide(
        id=f"claim-{claim.number}",
        start=_parts(_first(clock), n_known),
        end=_parts(clock.last, 3) if is_range else {},
        when="" if clock.precision == "day" else clock.label,
        headline=escape(title_of(claim)),
        html=html_of(claim) + link,
        group=claim.places[0].title if claim.places else "",
    )


def _parts(day: date, n_known: int) -> dict[str, int]:
    return {name: getattr(day, name) for name in _PARTS[:n_known]}


def _event(slide: Slide) -> dict[str, Any]:
    told = {
        "unique_id": slide.id,
        "start_date": slide.start,
        "end_date": slide.end,
        "display_date": escape(slide.when),
        "text": {"headline": slide.headline, "text": slide.html},
        "group": escape(slide.group),
    }
    return {name: value for name, value in told.items() if value} | {"autolink": False}


def _row_of_slide(slide: Slide) -> Iterable[object]:
    days = {name.title(): value for name, value in slide.start.items()}
    days |= {f"End {name.title()}": value for name, value in slide.end.items()}
    said = {"Display Date": slide.when, "Headline": slide.headline, "Text": slide.html, "Group": slide.group}
    return _row(days | said)


def _row(cells: dict[str, object]) -> list[object]:
    return [cells.get(column) for column in COLUMNS]


def _about(listed: ListRecord, n_shown: int) -> str:
    """The question, and what is left out."""
    left = listed.n_found - n_shown
    shown = f"{n_shown} of {listed.n_found} claims" if left else f"{n_shown} claims"
    link = f'<a href="{escape(listed.page)}">All of them, each with the words it rests on</a>'
    return f"<p>{escape(listed.question)}</p><p>{shown}. {link}.</p>"

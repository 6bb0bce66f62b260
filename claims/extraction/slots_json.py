"""Slots as JSON and back: parsing a wording anew costs a hundred times what comparing does."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from claims.extraction.actions import Action, Actor
from claims.extraction.polarity import Polarity
from claims.extraction.slots import Slots
from claims.text.dates import FuzzyDate, TimeExpression
from claims.text.quantities import Bound, Kind, Quantity
from claims.text.spans import Span


def as_json(slots: Slots) -> dict[str, Any]:
    """Plain values, days as ISO 8601."""
    values = asdict(slots)
    for time in values["times"]:
        for name in ("first", "last", "anchor_on"):
            day = time["date"][name]
            time["date"][name] = day and day.isoformat()
    return values


def from_json(values: Mapping[str, Any]) -> Slots:
    """The slots that `as_json` was given."""
    return Slots(
        quantities=tuple(_quantity(one) for one in values["quantities"]),
        times=tuple(_time(one) for one in values["times"]),
        polarity=Polarity(values["polarity"]["negated"], tuple(Span(**span) for span in values["polarity"]["words"])),
        names=tuple(values["names"]),
        actions=tuple(_action(one) for one in values["actions"]),
    )


def _quantity(values: Mapping[str, Any]) -> Quantity:
    return Quantity(
        **{
            **values,
            "kind": Kind(values["kind"]),
            "bound": Bound(values["bound"]),
            "nouns": tuple(values["nouns"]),
            "span": Span(**values["span"]),
        }
    )


def _time(values: Mapping[str, Any]) -> TimeExpression:
    days = {
        name: day and date.fromisoformat(day)
        for name in ("first", "last", "anchor_on")
        for day in [values["date"][name]]
    }
    return TimeExpression(Span(**values["span"]), values["text"], FuzzyDate(**{**values["date"], **days}))


def _action(values: Mapping[str, Any]) -> Action:
    agent, patient = (Actor(**one) if (one := values[name]) else None for name in ("agent", "patient"))
    return Action(values["verb"], agent, patient, Span(**values["span"]))

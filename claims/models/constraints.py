"""Constraints and field kinds that many tables share: vocabularies, addresses, clocks, history."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pghistory
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.terms import Term


def track_history(model: type[models.Model] | None = None, *, latest: str = "") -> Any:
    """Class decorator: database triggers copy every insert, update and delete of the table to a history table.

    With each row goes the context (who, why) of ``pghistory.context``. Generated columns are left out:
    the database makes them again. ``latest`` names a column by which the latest events are looked for.
    """
    if model is None:
        return partial(track_history, latest=latest)
    generated = [field.name for field in model._meta.fields if isinstance(field, models.GeneratedField)]
    events = pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
    by_time = models.Index(fields=["pgh_created_at", latest], name=f"{model._meta.model_name}event_latest")
    return pghistory.track(*events, exclude=generated, meta={"indexes": [by_time] if latest else []})(model)


def one_of(field: str, term: type[Term], *, nullable: bool = False) -> models.CheckConstraint:
    """A check that ``field`` holds a value of the vocabulary ``term`` (or null, where ``nullable``)."""
    condition = models.Q(**{f"{field}__in": [member.value for member in term]})
    if nullable:
        condition |= models.Q(**{f"{field}__isnull": True})
    return models.CheckConstraint(condition=condition, name=f"%(class)s_{field}_known")


def web_address(field: str) -> models.CheckConstraint:
    """A check that ``field`` is null, a http(s) address, or a path on this site (the demo digest)."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__isnull": True}) | models.Q(**{f"{field}__regex": r"^(https?:/)?/[^\s]*$"}),
        name=f"%(class)s_{field}_is_address",
    )


def exactly_one(*fields: str, name: str) -> models.CheckConstraint:
    """A check that exactly one of the nullable ``fields`` is set."""
    condition = models.Q()
    for field in fields:
        condition |= models.Q(**{f"{other}__isnull": other != field for other in fields})
    return models.CheckConstraint(condition=condition, name=name)


class TermField(models.CharField):
    """A column holding a value of one vocabulary of ``claims.terms``.

    Migrations see a plain column of text: a new label, or a new member, changes the check constraint alone.
    """

    def __init__(self, term: type[Term] | None = None, **options):
        if term is not None:
            options.setdefault("choices", term.choices())
        if isinstance(options.get("default"), Term):
            options["default"] = options["default"].value
        options.setdefault("max_length", 16)
        super().__init__(**options)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        options.pop("choices", None)
        return name, path, args, options


class ClockField(DateRangeField):
    """A clock: the first and the last possible day, null when unknown, open on one side when only that is known."""

    def __init__(self, **options):
        options.update(null=True, blank=True)
        super().__init__(**options)


def days(first: date | None, last: date | None) -> DateRange:
    """A clock's value for these days, both included; None leaves a side open."""
    return DateRange(first, last and last + timedelta(days=1))


def why_field() -> models.JSONField:
    """Why a clock says what it says: ``{"words", "rule", "edtf", "anchor_on"}``, empty when nobody knows."""
    return models.JSONField(default=dict, blank=True)

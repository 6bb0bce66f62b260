"""JSON Schemas of the rows of a dump, made from the models: what a column holds, and which table it points to."""

from typing import Any

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models

from claims.dumps.tables import Table
from claims.models.constraints import TermField

_DAY = r"\d{4,6}-\d\d-\d\d"
_TIME = rf"^{_DAY}T\d\d:\d\d:\d\d(\.\d{{1,6}})?\+00:00$"
_RANGE = rf"^(empty|[\[(]({_DAY})?,({_DAY})?[\])])$"
_KEY = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"

#: Kinds of fields, the narrower ones first, and what JSON has for them.
_SHAPES: tuple[tuple[type[models.Field], dict[str, Any]], ...] = (
    (models.BooleanField, {"type": "boolean"}),
    (models.IntegerField, {"type": "integer"}),
    (models.FloatField, {"type": "number"}),
    (models.DecimalField, {"type": "number"}),
    (models.DateTimeField, {"type": "string", "pattern": _TIME}),
    (models.DateField, {"type": "string", "pattern": f"^{_DAY}$"}),
    (DateRangeField, {"type": "string", "pattern": _RANGE}),
    (models.UUIDField, {"type": "string", "pattern": _KEY}),
    (models.CharField, {"type": "string"}),
    (models.TextField, {"type": "string"}),
)


def schema_of(table: Table) -> dict[str, Any]:
    """The JSON Schema of one row. ``x-key`` names the row, ``x-references`` the table that a column points to."""
    columns = {field.column: _column(field, table) for field in table.fields}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table.name,
        "description": " ".join((table.model.__doc__ or "").split("\n\n")[0].split()),
        "type": "object",
        "properties": columns,
        "required": [*columns],
        "additionalProperties": False,
        **({"x-key": table.key} if table.order == (table.key,) else {}),
    }


def _column(field: models.Field, table: Table) -> dict[str, Any]:
    points_to = {one.column: target.name for one, target in table.references()}
    shape = _shape(field)
    if field.null and "type" in shape:
        shape["type"] = [shape["type"], "null"]
    if field.help_text:
        shape["description"] = str(field.help_text)
    if field.column in points_to:
        shape["x-references"] = points_to[field.column]
    return shape


def _shape(field: models.Field) -> dict[str, Any]:
    if isinstance(field, models.JSONField):
        return {}
    if isinstance(field, models.ForeignKey):
        return _shape(field.target_field)
    if isinstance(field, ArrayField):
        return {"type": "array", "items": _shape(field.base_field)}
    shape = next(dict(shape) for kind, shape in _SHAPES if isinstance(field, kind))
    if isinstance(field, models.CharField) and field.max_length:
        shape["maxLength"] = field.max_length
    if isinstance(field, TermField) and field.choices:
        shape["enum"] = [value for value, _ in field.choices]
    return shape

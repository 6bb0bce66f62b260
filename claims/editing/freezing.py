"""Rows as they were, kept as plain JSON, so that a change of many rows can be undone one by one."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, connection, models, transaction

Frozen = dict[str, Any]


def freeze(row: models.Model) -> Frozen:
    """The columns of a row as JSON values, without those that the database makes itself."""
    return {field.attname: _plain(field, row) for field in _columns(type(row))}


def restore(model: type[models.Model], frozen: Frozen) -> bool:
    """Make a row that was deleted again, with its key; False where that is not possible any more."""
    row = model(**{name: _thawed(model, name, value) for name, value in frozen.items()})
    return _save(row, force_insert=True)


def change_row(row: models.Model, **values: Any) -> Frozen:
    """Change columns of a row; returns what was there and what is there now, for ``change_back``.

    Columns that have the value already are left out: what becomes of them later is no business of an undoing.
    """
    before = freeze(row)
    values = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    after = freeze(row)
    return {"pk": row.pk, "old": {name: before[name] for name in values}, "new": {name: after[name] for name in values}}


def change_back(model: type[models.Model], changed: Frozen) -> bool:
    """Undo ``change_row``; False where the row is gone, or somebody changed the same columns since."""
    row = model._base_manager.select_for_update().filter(pk=changed["pk"]).first()
    now = freeze(row) if row else {}
    if row is None or any(now[name] != value for name, value in changed["new"].items()):
        return False
    for name, value in changed["old"].items():
        setattr(row, name, _thawed(model, name, value))
    return _save(row, update_fields=list(changed["old"]))


def _columns(model: type[models.Model]) -> Iterable[models.Field]:
    return (field for field in model._meta.concrete_fields if not isinstance(field, models.GeneratedField))


def _plain(field: models.Field, row: models.Model) -> Any:
    value = field.value_from_object(row)
    is_plain = value is None or isinstance(value, bool | int | float | list | dict)
    return value if is_plain else field.value_to_string(row)


def _thawed(model: type[models.Model], name: str, value: Any) -> Any:
    field = next(field for field in _columns(model) if field.attname == name)
    return value if value is None else field.to_python(value)


def _save(row: models.Model, **options: Any) -> bool:
    """Whether the row could be written: what it points to, or what it must not double, may have changed since."""
    try:
        with transaction.atomic():
            row.save(**options)
            connection.check_constraints()  # foreign keys are else only looked at when the transaction ends
    except IntegrityError:
        return False
    return True

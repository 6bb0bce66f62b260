"""Suggestions brought up to date: only what differs is written, as each row that is written makes history."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model


def set_columns(row: Model, columns: Mapping[str, Any]) -> bool:
    """Let a row that is not saved here have these values; whether any of them was another."""
    differing = {name: value for name, value in columns.items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)

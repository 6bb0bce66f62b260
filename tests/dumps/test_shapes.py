"""The schemas of a dump, by another reader of JSON Schema than our own checker."""

import json

import jsonschema_rs
import pytest

from claims.dumps.shapes import schema_of
from claims.dumps.tables import tables
from tests.dumps.dumping import rows_of
from tests.dumps.spoiling import files_of

pytestmark = pytest.mark.django_db  # or there is no database of its own for the dump


def test_each_table_has_the_schema_of_its_model(dump):
    files = files_of(dump)
    assert {table.name: json.loads(files[f"schema/{table.name}.json"]) for table in tables()} == {
        table.name: schema_of(table) for table in tables()
    }


def test_rows_are_as_the_schemas_say(dump):
    for table in tables():
        validator = jsonschema_rs.Draft202012Validator(schema_of(table))
        assert [error.message for row in rows_of(dump, table.name) for error in validator.iter_errors(row)] == []


@pytest.mark.parametrize("column, value", [("status", "perhaps"), ("number", "one"), ("created_at", "today")])
def test_other_rows_are_not(dump, column, value):
    claim = next(table for table in tables() if table.name == "claim")
    row = rows_of(dump, "claim")[0]
    validator = jsonschema_rs.Draft202012Validator(schema_of(claim))
    assert validator.is_valid(row)
    assert not validator.is_valid({**row, column: value})
    assert not validator.is_valid({**row, "more": 1})

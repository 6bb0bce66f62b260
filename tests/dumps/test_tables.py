"""What a dump holds and what it leaves out."""

import re

from claims import models
from claims.dumps import tables as chosen
from claims.dumps.tables import LEFT_OUT, STAYING, tables, undecided


def test_of_every_table_somebody_decided():
    assert undecided() == []


def test_a_table_that_nobody_decided_about_is_told(monkeypatch):
    monkeypatch.setattr(chosen, "LEFT_OUT", {**LEFT_OUT})
    del chosen.LEFT_OUT[models.Webhook]
    assert undecided() == ["claims.Webhook"]


def test_none_is_both_kept_and_left_out():
    assert not {table.model for table in tables()} & {*LEFT_OUT}
    assert all(LEFT_OUT.values())


def test_columns_that_stay_here_are_columns():
    for model, columns in STAYING.items():
        assert {*columns} <= {field.column for field in model._meta.concrete_fields}


def test_no_column_sounds_like_a_secret():
    secret = re.compile("password|secret|token|e?mail|contact|session|ip_address|last_login")
    columns = (f"{table.name}.{field.column}" for table in tables() for field in table.fields)
    assert not list(filter(secret.search, columns))

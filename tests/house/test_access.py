"""Who may come in, and what they find."""

import psycopg
import pytest

from tests.house.users import ask


def test_the_application_is_no_superuser_and_cannot_become_one(data, server):
    role = "SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls FROM pg_roles"
    assert ask(data, f"{role} WHERE rolname = current_user") == [(False, True, False, False, False)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(data, f"COPY (SELECT 1) TO '{data.path}/planted'")
    with pytest.raises(psycopg.OperationalError, match=r"pg_hba.conf rejects"):
        ask(data, "SELECT 1", user="launcher")


def test_there_is_no_door_but_the_socket(data, server):
    assert ask(data, "SHOW listen_addresses") == [("",)]
    assert ask(data, "SHOW unix_socket_permissions") == [("0700",)]
    assert data.cluster.stat().st_mode & 0o077 == 0


def test_new_databases_inherit_the_extensions(data, server):
    ask(data, "CREATE DATABASE scratch", dbname="postgres")
    found = {name for (name,) in ask(data, "SELECT extname FROM pg_extension", dbname="scratch")}
    assert found >= {"vector", "pg_trgm", "unaccent", "btree_gin", "btree_gist"}


def test_letter_case_is_unicode(data, server):
    assert ask(data, "SELECT lower('ÉCOLE Ω'), upper('straße')") == [("école ω", "STRASSE")]

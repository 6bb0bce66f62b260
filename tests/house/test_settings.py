"""Settings: safe without any variable, loud about every wrong one."""

import os
import runpy
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from claims import secret
from tests.house.users import ROOT

PRODUCTION = {
    "CLAIMS_ENV": "production",
    "CLAIMS_SECRET_KEY": "a key of our own",
    "CLAIMS_ALLOWED_HOSTS": "claims.example, www.claims.example",
    "DATABASE_URL": "postgres://ann@db.example/claims",
}


@pytest.fixture
def load(monkeypatch, tmp_path):
    """Load the settings with these variables and no others."""
    for name in [name for name in os.environ if name.startswith(("CLAIMS_", "DATABASE_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CLAIMS_PGDATA", str(tmp_path / "pg"))

    def with_variables(**variables: str) -> dict:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "claims" / "settings.py"))

    return with_variables


def test_the_demo_needs_nothing(load):
    settings = load()
    assert settings["DEBUG"] is False
    assert settings["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert len(settings["SECRET_KEY"]) >= 50
    assert settings["SECRET_KEY"] == load()["SECRET_KEY"]


def test_the_demos_key_is_nobody_elses_business(load, tmp_path):
    load()
    assert stat.S_IMODE((tmp_path / "pg" / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "pg").iterdir()] == ["secret-key"]


def test_a_key_that_is_there_is_never_replaced(tmp_path):
    (tmp_path / "secret-key").write_text("kept")
    secret._write_once(tmp_path / "secret-key", n_bytes=50)
    assert secret.kept_secret(tmp_path) == "kept"


def test_without_a_folder_the_key_lasts_as_long_as_the_process():
    assert len(secret.kept_secret(Path("/proc/nowhere"))) >= 50


def test_production_starts_with_its_three_variables(load):
    settings = load(**PRODUCTION)
    assert settings["ALLOWED_HOSTS"] == ["claims.example", "www.claims.example"]
    assert settings["SESSION_COOKIE_SECURE"] is settings["CSRF_COOKIE_SECURE"] is True
    assert "Manifest" in settings["STORAGES"]["staticfiles"]["BACKEND"]


@pytest.mark.parametrize("name", ["CLAIMS_SECRET_KEY", "CLAIMS_ALLOWED_HOSTS", "DATABASE_URL"])
def test_production_refuses_to_start_without(load, name):
    with pytest.raises(ImproperlyConfigured, match=name):
        load(**{**PRODUCTION, name: ""})


@pytest.mark.parametrize(
    "variables, complaint",
    [
        ({"CLAIMS_ENV": "prod"}, "CLAIMS_ENV is 'prod': use one of demo, test, production"),
        ({"CLAIMS_DEBUG": "maybe"}, "CLAIMS_DEBUG is 'maybe': use 1 or 0"),
        ({"CLAIMS_DB_POOL": "-1"}, "CLAIMS_DB_POOL is '-1': use a whole number"),
        ({"CLAIMS_DB_POOL": "many"}, "CLAIMS_DB_POOL is 'many': use a whole number"),
        ({"CLAIMS_HSTS": "1"}, "CLAIMS_HSTS is '1': use one of off, host, subdomains, preload"),
        ({"CLAIMS_LOG_LEVEL": "loud"}, "CLAIMS_LOG_LEVEL is 'loud': use one of"),
        ({"CLAIMS_ALOWED_HOST": "a.example"}, "CLAIMS_ALOWED_HOST is no setting .* nearest is CLAIMS_ALLOWED_HOSTS"),
        ({"CLAIMS_FETCH_ALLOW": "127.0.0.2:1"}, "CLAIMS_FETCH_ALLOW .* only with CLAIMS_ENV=test"),
        ({**PRODUCTION, "CLAIMS_FETCH_ALLOW": "127.0.0.2:1"}, "CLAIMS_FETCH_ALLOW .* only with CLAIMS_ENV=test"),
        ({"CLAIMS_ENV": "test", "CLAIMS_FETCH_ALLOW": "localhost:1"}, "'localhost:1': use one IP address and port"),
        ({"CLAIMS_ENV": "test", "CLAIMS_FETCH_ALLOW": "127.0.0.2"}, "'127.0.0.2': use one IP address and port"),
        ({"CLAIMS_ENV": "test", "CLAIMS_FETCH_ALLOW": "127.0.0.0/8:80"}, "use one IP address and port"),
        ({"CLAIMS_FETCH_PAUSE": "-1"}, "CLAIMS_FETCH_PAUSE is '-1': use a whole number"),
        ({"CLAIMS_EMAIL_PORT": "smtp"}, "CLAIMS_EMAIL_PORT is 'smtp': use a whole number, 1 or more"),
        ({"CLAIMS_CONTACT": "Ann (desk)"}, "CLAIMS_CONTACT is 'Ann .desk.': use an e-mail address"),
        ({"CLAIMS_CONTACT": "ann\u00e9@paper.example"}, "CLAIMS_CONTACT .* use an e-mail address"),
        ({**PRODUCTION, "CLAIMS_DEBUG": "1"}, "CLAIMS_DEBUG=1 .* not in production"),
        ({"DATABASE_URL": "sqlite:///x"}, "DATABASE_URL must look like"),
        ({"DATABASE_URL": "postgresql:///x?sslmod=require"}, "PostgreSQL knows no connection parameter sslmod"),
    ],
)
def test_a_wrong_variable_is_named(load, variables, complaint):
    with pytest.raises(ImproperlyConfigured, match=complaint):
        load(**variables)


@pytest.mark.parametrize(
    "value, endpoint", [("127.0.0.2:8123", ("127.0.0.2", 8123)), ("[::1]:8123", ("::1", 8123)), ("", None)]
)
def test_tests_may_fetch_from_one_address(load, value, endpoint):
    assert load(CLAIMS_ENV="test", CLAIMS_FETCH_ALLOW=value)["FETCH_ALLOW"] == endpoint


@pytest.mark.parametrize("contact", ["", "desk@paper.example", "https://paper.example/about-our-reader"])
def test_sites_learn_whom_to_write_to(load, contact):
    assert load(CLAIMS_CONTACT=contact)["CONTACT"] == contact


@pytest.mark.parametrize(
    "variables, backend, encrypted",
    [
        ({}, "console", "starttls"),
        ({"CLAIMS_EMAIL_HOST": "mail.example"}, "smtp", "starttls"),
        ({"CLAIMS_EMAIL_HOST": "mail.example", "CLAIMS_EMAIL_PORT": "465"}, "smtp", "from the start"),
        ({"CLAIMS_EMAIL_HOST": "mail.example", "CLAIMS_EMAIL_TLS": "0"}, "smtp", "not"),
    ],
)
def test_letters_are_printed_or_go_to_a_mail_server(load, variables, backend, encrypted):
    settings = load(**variables)
    assert backend in settings["EMAIL_BACKEND"]
    by = {(True, False): "starttls", (False, True): "from the start", (False, False): "not"}
    assert by[settings["EMAIL_USE_TLS"], settings["EMAIL_USE_SSL"]] == encrypted


def test_two_runs_have_test_databases_of_their_own(load):
    names = {load()["DATABASES"]["default"]["TEST"]["NAME"] for _ in range(2)}
    assert len(names) == 2


def test_the_policy_allows_nothing_inline(load):
    policy = load()["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    sources = {source for values in policy.values() for source in values}
    assert sources == {"'self'", "'none'", "data:"}
    assert policy["default-src"] == ["'self'"]
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]


REPLICA = "postgres://ann@copy.example/claims"


def test_a_replica_is_a_database_of_its_own(load):
    settings = load(**PRODUCTION, DATABASE_REPLICA_URL=REPLICA, CLAIMS_DB_POOL="4", CLAIMS_DB_POOLER="1")
    replica = settings["DATABASES"]["replica"]
    assert replica["HOST"] == "copy.example"
    assert replica["OPTIONS"]["connect_timeout"] == "2"
    assert replica["OPTIONS"]["pool"]["timeout"] < settings["DATABASES"]["default"]["OPTIONS"]["pool"]["timeout"]
    assert all(each["DISABLE_SERVER_SIDE_CURSORS"] for each in settings["DATABASES"].values())
    assert settings["DATABASE_ROUTERS"] == ["claims.postgres.replica.ReplicaRouter"]


def test_without_one_there_is_one_database(load):
    settings = load(**PRODUCTION)
    assert list(settings["DATABASES"]) == ["default"]
    assert not settings["DATABASES"]["default"]["DISABLE_SERVER_SIDE_CURSORS"]


@pytest.mark.parametrize(
    "variables, words",
    [
        ({"DATABASE_REPLICA_URL": REPLICA}, "set that, too"),
        ({**PRODUCTION, "DATABASE_REPLICA_URL": "copy.example"}, "DATABASE_REPLICA_URL must look like"),
    ],
)
def test_a_replica_that_makes_no_sense_is_refused(load, variables, words):
    with pytest.raises(ImproperlyConfigured, match=words):
        load(**variables)

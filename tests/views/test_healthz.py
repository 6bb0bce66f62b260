"""Whether the site is well: the process, the database, its tables."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from claims.operations import health as looking
from claims.views import health
from tests.queries import count_queries


class Down:
    def cursor(self):
        raise OperationalError("no route to 10.0.0.7, user claims")


@pytest.mark.django_db
def test_well(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_a_database_that_does_not_answer(rf, monkeypatch):
    monkeypatch.setattr(health, "connection", Down())
    response = health.healthz(rf.get("/healthz"))
    assert response.status_code == 503
    assert b"no route" not in response.content


def test_live_asks_no_database(client):
    """The fixture of the database is not there: a query would fail."""
    response = client.get("/healthz/live")
    assert (response.status_code, response.json()) == (200, {"status": "live"})
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_ready(client):
    response = client.get("/healthz/ready")
    checks = {"database": True, "migrations": True, "worker": False}
    assert (response.status_code, response.json()) == (200, {"status": "ready", "checks": checks})


@pytest.mark.django_db
@pytest.mark.parametrize("seconds, seen", [(5, True), (300, False)])
def test_a_worker_is_a_detail(client, seconds, seen):
    at = timezone.now() - timedelta(seconds=seconds)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [at])
    response = client.get("/healthz/ready")
    assert (response.status_code, response.json()["checks"]["worker"]) == (200, seen)


@pytest.mark.django_db
def test_not_ready_with_the_tables_of_another_version(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    response = client.get("/healthz/ready")
    assert response.status_code == 503
    assert response.json()["problem"] == "The tables are not those of this version: run manage.py migrate."


@pytest.mark.django_db
def test_not_ready_without_any_table(client):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE django_migrations RENAME TO elsewhere")
    assert client.get("/healthz/ready").json()["checks"] == {"database": True, "migrations": False, "worker": False}


def test_not_ready_without_a_database(client, monkeypatch):
    monkeypatch.setattr(looking, "connection", Down())
    response = client.get("/healthz/ready")
    assert (response.status_code, response.json()["status"]) == (503, "not ready")
    assert response.json()["problem"] == "The database does not answer: see that its server runs."
    assert b"10.0.0.7" not in response.content


@pytest.mark.django_db
def test_being_asked_is_cheap(client):
    client.get("/healthz/ready")
    assert count_queries(client, "/healthz/ready") == 3
    assert count_queries(client, "/healthz/live") == 0


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz/", "/healthz/live/", "/healthz/secrets"])
def test_nothing_else_is_there(client, address):
    assert client.get(address).status_code == 404

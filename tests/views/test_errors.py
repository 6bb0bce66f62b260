"""What the site says when something goes wrong."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest
from django.db import DatabaseError, OperationalError
from django.test import Client
from procrastinate.exceptions import ConnectorException
from psycopg import errors

from claims.views import site


def with_cause(error: Exception, cause: Exception) -> Exception:
    """As Django and the job queue wrap the driver's errors."""
    error.__cause__ = cause
    return error


@pytest.mark.django_db
def test_nothing_here_says_where_to_go(client):
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    assert 'href="/parties/"' in response.content.decode()


@pytest.mark.django_db
def test_what_cannot_be_read(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    response = site.bad_request(request, BadRequest("a secret of the program"))
    assert response.status_code == 400
    assert 'href="/"' in response.content.decode()
    assert "secret" not in response.content.decode()


def test_our_own_fault_needs_no_database(rf):
    response = site.server_error(rf.get("/"))
    assert response.status_code == 500
    assert "on our side" in response.content.decode()


@pytest.mark.parametrize(
    "error, words",
    [
        (OperationalError("no route to host"), "the database does not answer"),
        (with_cause(OperationalError("x"), errors.AdminShutdown("terminating connection")), "does not answer"),
        (with_cause(OperationalError("x"), errors.DiskFull("could not extend file")), "disk of the database is full"),
        (with_cause(ConnectorException(), errors.DeadlockDetected("deadlock")), "could not do this just now"),
    ],
)
def test_a_fault_of_the_database_passes(client, monkeypatch, error, words):
    def fail(*_):
        raise error

    monkeypatch.setattr(site, "load_digests", fail)
    client.raise_request_exception = False
    response = client.get("/demo-digest/")
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert words in response.content.decode()
    assert str(error.__cause__ or error) not in response.content.decode()


@pytest.mark.parametrize(
    "error",
    [
        ZeroDivisionError(),
        with_cause(DatabaseError("x"), errors.UndefinedColumn("no such column")),
        with_cause(OperationalError("x"), errors.ProgramLimitExceeded("index row is too large")),
    ],
)
def test_other_faults_are_ours(client, monkeypatch, error):
    def fail(*_):
        raise error

    monkeypatch.setattr(site, "load_digests", fail)
    client.raise_request_exception = False
    assert client.get("/demo-digest/").status_code == 500


@pytest.mark.django_db
def test_a_form_without_its_key_is_sent_back():
    client = Client(enforce_csrf_checks=True)
    response = client.post("/login/", {"username": "x", "password": "y"})
    assert response.status_code == 403
    assert "send the form again" in response.content.decode()

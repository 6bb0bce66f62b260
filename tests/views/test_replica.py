"""Which pages come from the replica, and what becomes of whoever has just written, or meets a fault there."""

from contextlib import contextmanager

import pytest
from django.core import signing
from django.db import OperationalError

from claims.operations.replicas import Standing
from claims.postgres.replica import ReplicaBehind
from claims.terms import Role
from claims.views import replica
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db


class Served:
    """A replica that stands as it is told, and how often it was read from. Reading there ends with ``fault``."""

    def __init__(self):
        self.standing, self.n_read, self.n_wrong, self.fault = Standing(1000, 0.0), 0, 0, None

    @contextmanager
    def reading(self):
        self.n_read += 1
        yield
        if self.fault:
            raise self.fault

    def went_wrong(self):
        self.n_wrong += 1


@pytest.fixture
def served(monkeypatch):
    served = Served()
    monkeypatch.setattr(replica, "has_replica", lambda: True)
    monkeypatch.setattr(replica, "replica_now", lambda: served.standing)
    monkeypatch.setattr(replica, "reading_from_replica", served.reading)
    monkeypatch.setattr(replica, "replica_went_wrong", served.went_wrong)
    return served


def came_from_it(served, client, path: str, **options) -> bool:
    before = served.n_read
    assert client.get(path, **options).status_code == 200
    return served.n_read > before


def test_readers_pages_come_from_it_and_nothing_else(served, client):
    claim = a_placed_claim(a_dispute())
    for path in ("/", f"/claims/{claim.number}/", "/parties/", "/articles/", "/search/", "/api/v1/articles"):
        assert came_from_it(served, client, path), path
    for path in ("/healthz", "/help/", "/login/", f"/claims/{claim.number}/report/", "/api/v1/changes"):
        assert not came_from_it(served, client, path), path


def test_who_has_a_session_or_a_token_reads_from_the_primary(served, client):
    assert not came_from_it(served, client, "/", headers={"Authorization": "Bearer x"})
    client.force_login(a_user(Role.EDITOR))
    assert not came_from_it(served, client, "/")


def test_who_has_just_written_reads_it(served, client):
    """Also somebody who has just logged out; until the replica has it."""
    client.force_login(a_user(Role.EDITOR))
    client.post("/logout/")
    assert "sessionid" not in client.cookies or not client.cookies["sessionid"].value
    client.cookies.pop("sessionid", None)
    written = signing.loads(client.cookies[replica.COOKIE].value, salt=replica.COOKIE)
    served.standing = Standing(written - 1, 0.0)
    assert not came_from_it(served, client, "/")
    served.standing = Standing(written, 0.0)
    assert came_from_it(served, client, "/")


def test_a_form_that_was_refused_leaves_no_mark(served, client):
    client.force_login(a_user(Role.EDITOR))
    assert client.post("/desk/clip/").status_code >= 400
    assert replica.COOKIE not in client.cookies


MARKS = {
    "none": "",
    "a letter": "x",
    "a figure": "99",
    "signed": signing.dumps("x", salt=replica.COOKIE),
    "long": "é" * 50,
}


@pytest.mark.parametrize("word", MARKS.values(), ids=MARKS)
def test_a_mark_that_is_none_of_ours_is_none(served, client, word):
    client.cookies[replica.COOKIE] = word
    assert came_from_it(served, client, "/")


@pytest.mark.parametrize("standing", [Standing(5, 11.0), Standing(5, None), Standing(problem="It does not answer.")])
def test_one_that_is_away_or_too_far_behind_is_done_without(served, client, standing):
    served.standing = standing
    assert not came_from_it(served, client, "/")


def test_after_a_fault_on_the_way_the_page_comes_from_the_primary(served, client):
    served.fault = OperationalError("terminating connection")
    assert came_from_it(served, client, "/")
    assert served.n_wrong == 1


def test_what_the_replica_lacks_comes_from_the_primary(served, client):
    served.fault = ReplicaBehind("older")
    assert came_from_it(served, client, "/")


def test_a_page_that_is_not_there_is_not_there(served, client):
    assert client.get("/claims/99999/").status_code == 404


def test_without_a_replica_nothing_is_asked_or_set(client):
    assert client.get("/").status_code == 200
    client.post("/logout/")
    assert replica.COOKIE not in client.cookies

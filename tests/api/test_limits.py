"""So many requests a minute, by address or token, for all processes together."""

import pytest
from django.db import connection

from claims.editing.tokens import make_token
from claims.terms import Role, Scope
from tests.factories import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few(settings):
    settings.API_READS, settings.API_WRITES = 2, 1


def test_each_answer_says_what_is_left_and_one_too_many_when_to_come_back(client):
    left = [client.get("/api/v1/disputes")["RateLimit-Remaining"] for _ in range(2)]
    assert left == ["1", "0"]
    answer = client.get("/api/v1/disputes")
    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")
    assert 1 <= int(answer["Retry-After"]) == int(answer["RateLimit-Reset"]) <= 60
    assert answer["RateLimit-Limit"] == "2"


def test_a_minute_later_it_begins_anew(client):
    for _ in range(3):
        client.get("/api/v1/changes")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_apiuse SET began = began - interval '61 seconds'")
    assert client.get("/api/v1/changes").status_code == 200


def test_others_are_counted_for_themselves(client):
    for _ in range(3):
        client.get("/api/v1/disputes")
    assert client.get("/api/v1/disputes", REMOTE_ADDR="192.0.2.7").status_code == 200
    secret = make_token(a_user(Role.CONTRIBUTOR), "test", [Scope.SUGGEST], 30)
    assert client.get("/api/v1/disputes", headers={"Authorization": f"Bearer {secret}"}).status_code == 200
    assert client.get("/api/v1/disputes", headers={"Authorization": "Bearer other"}).status_code == 429


def test_writing_is_counted_apart_and_without_a_token_too(client):
    sent = [client.post("/api/v1/notes", {}, content_type="application/json").status_code for _ in range(2)]
    assert sent == [401, 429]
    assert client.get("/api/v1/disputes").status_code == 200

"""Whether the site is well."""

import pytest
from django.db import OperationalError

from claims.views import site


@pytest.mark.django_db
def test_well(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_a_database_that_does_not_answer(rf, monkeypatch):
    class Down:
        def cursor(self):
            raise OperationalError("no route")

    monkeypatch.setattr(site, "connection", Down())
    response = site.healthz(rf.get("/healthz"))
    assert response.status_code == 503
    assert b"no route" not in response.content

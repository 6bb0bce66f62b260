"""Figures for Prometheus: who may read them, what they hold, and that requests are counted by view."""

import pytest
from django.db import OperationalError
from prometheus_client.parser import text_string_to_metric_families

from claims import stages
from claims.models import JobFailure
from claims.operations import prometheus
from claims.views.watching import view_of
from tests.queries import count_queries

TOKEN = "correct horse battery staple"
FROM_AFAR = {"REMOTE_ADDR": "198.51.100.7"}


@pytest.fixture
def token(settings):
    settings.METRICS_TOKEN = TOKEN


@pytest.fixture
def no_figures(monkeypatch):
    """For tests of who may look: the figures themselves are not read."""
    monkeypatch.setattr("claims.views.metrics.exposition", lambda: b"figures")


def read(response) -> dict[tuple, float]:
    """The values by name and labels."""
    families = text_string_to_metric_families(response.content.decode())
    return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1"])
def test_whoever_is_on_this_machine_may_look(client, no_figures, address):
    assert client.get("/metrics", REMOTE_ADDR=address).content == b"figures"


@pytest.mark.parametrize("address", ["198.51.100.7", "10.0.0.1", "2001:db8::1", "", "nonsense"])
def test_nobody_else(client, no_figures, address):
    response = client.get("/metrics", REMOTE_ADDR=address)
    assert (response.status_code, response["Content-Type"]) == (403, "text/plain; charset=utf-8")
    assert b"CLAIMS_METRICS_TOKEN" in response.content


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via", "X-Forwarded-Proto"])
def test_what_a_proxy_on_this_machine_passes_on_is_from_elsewhere(client, no_figures, name):
    assert client.get("/metrics", headers={name: "127.0.0.1"}).status_code == 403


def test_the_token_opens_from_afar(client, no_figures, token):
    assert client.get("/metrics", headers=bearer(TOKEN), **FROM_AFAR).status_code == 200


@pytest.mark.parametrize("wrong", ["", "x", TOKEN + "x", TOKEN.upper(), "é"])
def test_another_token_does_not(client, no_figures, token, wrong):
    assert client.get("/metrics", headers=bearer(wrong), **FROM_AFAR).status_code == 403
    assert client.get("/metrics", headers={"Authorization": TOKEN}, **FROM_AFAR).status_code == 403


def test_without_a_token_in_the_settings_none_opens(client, no_figures, settings):
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers=bearer(""), **FROM_AFAR).status_code == 403


@pytest.mark.django_db
def test_what_waits_and_what_went_wrong(client):
    stages.ask_for(stages.LINK, 1)
    JobFailure.objects.create(stage="claims.read", object_ref="snapshot_id:1", reason="a name in the reason")
    response = client.get("/metrics")
    values = read(response)
    assert response["Cache-Control"] == "no-store"
    assert values["claimline_database_up",] == 1
    assert values["claimline_jobs_waiting", "link"] == values["claimline_jobs_failed", "read"] == 1
    assert values["claimline_undelivered", "webhook"] == values["claimline_unreviewed_age_seconds",] == 0
    assert ("claimline_backup_age_seconds",) not in values
    assert "a name" not in response.content.decode()


@pytest.mark.django_db
def test_requests_are_counted_by_view_and_status(client):
    before = read(client.get("/metrics"))
    for address in ("/help/", "/help/?q=secret", "/claims/4711/", "/no/such/page"):
        client.get(address)
    response = client.get("/metrics")
    after = read(response)

    def more(view: str, status: str) -> float:
        key = ("claimline_http_requests_total", status, view)
        return after[key] - before.get(key, 0)

    assert more("help", "200") == 2
    assert more("claim-detail", "404") == more("none", "404") == 1
    assert after["claimline_http_request_seconds_count", "help"] >= 2
    labels = {label for name, *labels in after for label in labels}
    assert not [label for label in labels if "4711" in label or "secret" in label]


def test_files_count_together(rf):
    assert view_of(rf.get("/static/css/base.css")) == "static"
    assert view_of(rf.get("/staticky")) == view_of(rf.get("/no/such/page")) == "none"


def test_the_counts_are_told_without_a_database(client, monkeypatch):
    def away():
        raise OperationalError("no route")

    monkeypatch.setattr(prometheus, "load_figures", away)
    response = client.get("/metrics")
    assert response.status_code == 200
    assert read(response)["claimline_database_up",] == 0
    assert b"claimline_http_requests_total" in response.content


@pytest.mark.django_db
def test_being_asked_takes_six_queries(client):
    assert count_queries(client, "/metrics") == 6

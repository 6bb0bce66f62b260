"""How the installation is doing, for leads: what needs somebody, and the figures behind it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from claims import stages
from claims.models import Backup, Delivery, FeedPolling, FetchLog, JobFailure
from claims.terms import Role
from tests.factories import a_feed, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

ADDRESS = "/desk/status/"
NOTHING_RUNS = ["No worker runs", "No backup was made yet"]


@pytest.fixture(autouse=True)
def lead(client):
    client.force_login(a_user(Role.LEAD))


def read(client) -> str:
    return " ".join(client.get(ADDRESS).content.decode().split())


def a_worker() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")


def a_backup(days: int = 0, name: str = "monday.dump") -> None:
    at = timezone.now() - timedelta(days=days)
    Backup.objects.create(name=name, n_bytes=5_000_000, n_rows=1234, sha256="0" * 64, finished_at=at)


def test_a_new_installation(client):
    page = read(client)
    assert all(words in page for words in NOTHING_RUNS)
    assert "No job waits, none is at work, and none gave up." in page
    assert "<dt>Last backup</dt><dd>none</dd>" in page
    assert f"PostgreSQL</dt><dd>{connection.pg_version // 10000}" in page


def test_everything_runs(client):
    a_worker()
    a_backup()
    page = read(client)
    assert "Nothing: everything runs." in page
    assert "<dt>Workers</dt><dd>1</dd>" in page
    assert "1,234 rows" in page


def test_what_needs_somebody_is_said(client):
    a_worker()
    a_backup(days=3)
    now = timezone.now()
    stages.ask_for(stages.READ, 1)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = now() - interval '50 min'")
    JobFailure.objects.create(stage="claims.link", object_ref="article_id:1", reason="x")
    feed = a_feed()
    FeedPolling.objects.create(feed=feed, next_check_at=now - timedelta(hours=1))
    FetchLog.objects.create(url=feed.url, fetched_at=now, error="no answer")
    Delivery.objects.create(receiver="webhook:1", number=1, kind="x", item="x", created_at=now - timedelta(minutes=200))
    page = read(client)
    for words in ("wait for more than half an hour", "Jobs gave up", "not read in time", "More than half of the calls"):
        assert words in page
    assert "webhooks wait for more than an hour" in page
    assert "last backup is more than two days old" in page
    assert '<th scope="row">finding the claims</th><td>1</td><td>50' in page
    assert '<a href="/desk/failures/">1<span' in page
    assert "Webhooks</dt><dd>1, the oldest for 3 hours" in page


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.EDITOR])
def test_nobody_below_a_lead(client, role):
    client.force_login(a_user(role))
    assert client.get(ADDRESS).status_code == 403
    assert ADDRESS not in client.get("/desk/").content.decode()


def test_the_desk_leads_there(client):
    assert f'<a href="{ADDRESS}">Status</a>' in client.get("/desk/").content.decode()


def test_a_name_that_plays_tricks(client):
    a_backup(name="<script>\u202egpj.exe" + "x" * 200)
    page = read(client)
    assert "&lt;script&gt;" in page
    assert "<script>\u202e" not in page


def test_so_many_queries_however_many_rows(client):
    few = count_queries(client, ADDRESS)
    for number in range(50):
        stages.ask_for(stages.READ, number)
        a_feed()
    assert count_queries(client, ADDRESS) == few <= MOST


def test_letters_that_no_server_takes_are_listed_and_sent_again(client):
    told = {"number": 1, "kind": "new", "error": "550 no such mailbox"}
    Delivery.objects.create(receiver="reader@example.org", item="1", n_tries=8, **told)
    Delivery.objects.create(receiver="reader@example.org", item="2", n_tries=1, **told)
    Delivery.objects.create(receiver="webhook:1", item="3", n_tries=1, **told)
    page = read(client)
    assert "r…@example.org</bdi>: 2 items" in page
    assert "550 no such mailbox" in page
    assert "tried 8 times, and not any more" in page
    assert "reader@example.org" not in page
    assert count_queries(client, ADDRESS) <= MOST
    assert "2 items will be sent again" in client.post(f"{ADDRESS}letters/", follow=True).text
    assert [*Delivery.objects.order_by("item").values_list("n_tries", flat=True)] == [0, 0, 1]
    assert "Letters that were not taken" not in read(client)


def test_only_leads_send_letters_again(client):
    assert client.get(f"{ADDRESS}letters/").status_code == 405
    client.force_login(a_user(Role.EDITOR))
    assert client.post(f"{ADDRESS}letters/").status_code == 403

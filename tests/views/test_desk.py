"""The front page of the desk: what waits, where, and that nothing does."""

import pytest

from claims.editing.notes import Words, write_note
from claims.editing.reports import file_report
from claims.models import Feed, FetchLog, JobFailure, ReviewAside
from claims.terms import ReportKind, Role
from tests.factories import a_dispute, a_feed, a_placed_claim, a_user
from tests.queries import MOST, count_queries
from tests.stories import a_story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]


def test_nothing_waits(client):
    page = client.get("/desk/").content.decode()
    assert "Nothing waits." in page
    for words in ("Every claim is decided", "No reader waits", "No job gave up", "Every feed is read", "No draft"):
        assert words in page


def test_everything_that_waits_is_counted_and_linked(client, editor):
    claim = a_placed_claim(a_dispute("Whose data?", slug="data"))
    a_placed_claim(a_dispute("Whose code?", slug="code"))
    ReviewAside.objects.create(claim=a_placed_claim(a_dispute("Whose data?", slug="data-2"), "They did."), user=editor)
    file_report(claim, ReportKind.WORDS, "Not so.")
    JobFailure.objects.create(stage="claims.read", object_ref="snapshot_id:1", reason="no text")
    a_story(claim, published=False)
    feed: Feed = a_feed()
    FetchLog.objects.create(feed=feed, url=feed.url, fetched_at="2025-01-30T00:00Z", error="no answer")
    write_note(a_user(Role.CONTRIBUTOR), claim, Words(f"Is it so, @{editor.username}?"))
    page = " ".join(client.get("/desk/").content.decode().split())
    assert '<a href="/desk/review/">Review queue</a> <span class="n">2</span>' in page
    assert '<a href="/desk/review/?dispute=code">Whose code?</a> <span class="n">1</span>' in page
    assert '<a href="/desk/review/?only=unclear">Put aside by editors</a> <span class="n">1</span>' in page
    trays = [("/desk/reports/", "Reports", 1), ("/desk/failures/", "Failures", 1), ("/feeds/", "Feeds", 1)]
    trays += [
        ("/desk/unclear/", "Not clear who is meant", 0),
        ("/desk/stories/", "Stories", 1),
        ("/desk/notes/", "Notes for you", 1),
    ]
    for address, title, n in trays:
        assert f'<a href="{address}">{title}</a> <span class="n">{n}</span>' in page
    assert "?dispute=data-2" not in page


def test_more_of_everything_takes_no_more_queries(client):
    client.get("/desk/")  # that somebody is here is written down once in a while
    few = count_queries(client, "/desk/")
    for number in range(3):
        a_placed_claim(a_dispute(f"Dispute {number}", slug=f"d{number}"))
    assert count_queries(client, "/desk/") == few <= MOST


@pytest.mark.parametrize("role", [None, Role.CONTRIBUTOR])
def test_who_may_decide_nothing_has_no_desk(client, role):
    client.logout()
    if role:
        client.force_login(a_user(role))
    assert client.get("/desk/").status_code == 403

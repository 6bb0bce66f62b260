"""Conditional GET of all formats: 304 for one query, and never for what changed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Claim, Story
from claims.syndication import conditional
from claims.syndication.formats import OF_DISPUTE
from claims.terms import Status
from claims.timeline import versions_seen
from tests.factories import a_dispute, a_feed, a_placed_claim
from tests.stories import a_story

#: Each change is a transaction of its own, as it is in use.
pytestmark = pytest.mark.django_db(transaction=True)


def test_who_holds_it_already_is_told_so_for_one_query(client):
    a_placed_claim(a_dispute(slug="data"), "DeepSeek took data.")
    held = {each: client.get(f"/d/data.{each}")["ETag"] for each in OF_DISPUTE}
    for ending, etag in held.items():
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(f"/d/data.{ending}", headers={"If-None-Match": etag})
        assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)
        assert answer["Vary"] == "Accept-Encoding"
        assert len(queries) == 1 + len(OF_DISPUTE[ending].beside), ending
    Claim.objects.update(wording="DeepSeek may have taken data.")
    for ending, etag in held.items():
        answer = client.get(f"/d/data.{ending}", headers={"If-None-Match": etag})
        assert answer.status_code == 200, ending


def test_who_holds_any_answer_is_told_so_only_where_there_is_one(client):
    a_placed_claim(a_dispute(slug="data"), "DeepSeek took data.")
    for there, missing in (("/d/data.json", "/d/none.json"), ("/api/v1/disputes/data", "/api/v1/disputes/none")):
        assert client.get(there, headers={"If-None-Match": "*"}).status_code == 304
        assert client.get(missing, headers={"If-None-Match": "*"}).status_code == 404


def test_what_rests_on_more_than_claims_is_another_answer_with_it(client):
    claim = a_placed_claim(a_dispute(slug="data"), "DeepSeek took data.", Status.ACCEPTED)
    outlet = claim.appearances.get().article.publisher
    story = a_story(claim)
    told = {
        "/d/data.sources.opml": lambda: a_feed("https://outlet.example/feed.xml", outlet),
        f"/oembed/?url=http://testserver/stories/{story.slug}/": lambda: Story.objects.update(title="Another title"),
    }
    for address, change in told.items():
        held = client.get(address)
        assert client.get(address, headers={"If-None-Match": held["ETag"]}).status_code == 304
        assert "Last-Modified" not in held
        change()
        answer = client.get(address, headers={"If-None-Match": held["ETag"]})
        assert (answer.status_code, answer.content == held.content) == (200, False)


@pytest.fixture
def at_second(monkeypatch):
    """A process that has seen nothing yet."""
    monkeypatch.setattr(versions_seen, "_SEEN", versions_seen._FirstSeen())
    return timezone.now().replace(microsecond=400_000)


def test_since_when_is_said_once_the_second_is_over(at_second):
    assert versions_seen.version_for_readers(at_second).since is None
    later = versions_seen.version_for_readers(at_second + timedelta(seconds=1))
    assert later.since == at_second.replace(microsecond=0) + timedelta(seconds=1)


def test_a_later_state_is_of_a_later_second(at_second):
    first = versions_seen.version_for_readers(at_second)
    a_dispute()
    second = versions_seen.version_for_readers(at_second + timedelta(seconds=1))
    assert second.name != first.name
    assert second.since is None


def test_an_embargo_that_ended_is_in_the_name(at_second):
    a_dispute(embargo_until=at_second + timedelta(minutes=1))
    before, after = (
        versions_seen.version_for_readers(at_second + timedelta(minutes=minutes)).name for minutes in (0, 2)
    )
    assert before != after


@pytest.mark.parametrize(
    "name, is_other",
    [("gate.py", True), ("rules.sql", True), ("frame.html", True), ("a.css", True), ("README.txt", False)],
)
def test_by_another_program_it_is_another_answer(tmp_path, name, is_other):
    (tmp_path / "within").mkdir()
    before = conditional.digest_of(tmp_path)
    (tmp_path / "within" / name).write_text("otherwise")
    assert (conditional.digest_of(tmp_path) != before) == is_other

"""A dump for everybody holds what readers see and nothing else."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from django.test import Client

from claims.dumps import check
from claims.dumps.kinds import PUBLISHED
from claims.dumps.published import is_seen
from claims.dumps.tables import tables
from claims.editing.ratings import withdraw_rating
from claims.editing.refusal import Refused
from claims.editing.stories import delete_story, unpublish_story
from claims.models import Annotation, Claim, Dispute, Fingerprint, Placement, Snapshot, Story
from claims.terms import Publishes, Role, Status
from tests.dumps.dumping import dump_and_forget, dump_of, put_back, rows_of
from tests.dumps.newsroom import REASON, two_disputes
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user, an_appearance, an_article
from tests.ratings import a_rating
from tests.stories import a_story

pytestmark = pytest.mark.django_db

LATER = datetime(2099, 1, 1, tzinfo=UTC)
HIDDEN = "nobody-may-read-this"


def a_newsroom() -> Dispute:
    """Two claims that readers see; beside them, in each way in which something is kept from them, one they do not."""
    dispute, person = two_disputes(), a_user(username="mira-the-editor")
    thread = a_dispute(f"A thread {HIDDEN}", slug=HIDDEN, parent=dispute, embargo_until=LATER)
    seen = Claim.objects.get(wording__startswith="DeepSeek may have taken data")
    a_placed_claim(dispute, f"Suggested {HIDDEN}.", speaker=a_party(f"Party {HIDDEN}"))
    withdraw_rating(person, a_rating(seen, person, organisation=HIDDEN).pk, 1, HIDDEN)
    a_placed_claim(dispute, f"Rejected {HIDDEN}.", Status.REJECTED)
    embargoed = a_placed_claim(dispute, f"Embargoed {HIDDEN}.", Status.ACCEPTED, embargo_until=LATER)
    a_rating(embargoed, person, reasons=HIDDEN)
    a_placed_claim(thread, f"In a thread {HIDDEN}.", Status.ACCEPTED)
    gone = a_placed_claim(dispute, f"Withdrawn {HIDDEN}.", Status.ACCEPTED)
    Claim.objects.filter(pk=gone.pk).update(status=Status.WITHDRAWN, tombstone="It was never said.")
    text = f"A headline\n\n{HIDDEN} {'x' * 60} OpenAI says that it was late. {'y' * 60} {HIDDEN}"
    told = an_article(text, publisher=a_publisher("The Courier"))
    an_appearance(told, seen, "it was late", status=Status.ACCEPTED)
    Annotation.objects.create(author=person, body="Seen by all.", claim=seen, public=True)
    Annotation.objects.create(author=person, body=HIDDEN, claim=seen)
    a_story(seen, title=f"Draft {HIDDEN}", published=False, author=person)
    return dispute


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return dump_and_forget(a_newsroom, PUBLISHED)


def test_nothing_that_is_kept_from_readers_is_in_it(published):
    with zipfile.ZipFile(io.BytesIO(published)) as archive:
        text = {name: archive.read(name).decode() for name in archive.namelist()}
    for words in (HIDDEN, REASON, "mira", "the-editor", "That is not so.", "Nobody was asked"):
        assert [name for name, content in text.items() if words in content] == [], words


def test_what_readers_see_is_in_it(published):
    claims = {row["wording"]: row["status"] for row in rows_of(published, "claim")}
    seen = {"DeepSeek may have taken data 🙂.": "accepted", "DeepSeek took nothing.": "accepted"}
    assert claims == {**seen, "": "withdrawn"}
    assert [row["tombstone"] for row in rows_of(published, "claim") if not row["wording"]] == ["It was never said."]
    assert [row["body"] for row in rows_of(published, "annotation")] == ["Seen by all."]
    assert [row["alternate_name"] for row in rows_of(published, "rating")] == ["Misleading"]
    assert len(rows_of(published, "story")) == 1


def test_of_the_texts_only_the_words_of_claims_are_in_it(published):
    texts = [row["text"] for row in rows_of(published, "snapshot")]
    told = next(text for text in texts if "it was late" in text)
    assert told.startswith("\n" * 20)
    assert told.strip("\n") == f"{'x' * 14} OpenAI says that it was late. {'y' * 30}"
    assert "A headline" not in told


def test_histories_and_decisions_are_not_in_it(published):
    kept = {table.name for table in tables() if rows_of(published, table.name)}
    assert not {name for name in kept if name.endswith("event")}
    decisions = {"reviewdecision", "linkdecision", "origindecision", "mentiondecision", "mergeoperation"}
    assert kept.isdisjoint({"context", "report", *decisions})


def test_it_is_whole(published):
    opened = check.Zip(io.BytesIO(published))
    assert list(check.problems(opened, check.manifest_of(opened))) == []


def test_rebuilt_it_is_dumped_the_same(published):
    put_back(published)
    assert dump_of(Dispute.objects.get(slug="whose-data"), PUBLISHED) == published


def test_rebuilt_its_texts_are_excerpts(published):
    put_back(published)
    assert not Snapshot.objects.filter(excerpt=None).exists()
    assert {fingerprint.keys == [] for fingerprint in Fingerprint.objects.all()} == {True}


def test_readers_of_the_rebuilt_dispute_see_its_claims(published):
    put_back(published)
    page = Client().get("/d/whose-data/").content.decode()
    assert "DeepSeek may have taken data" in page
    gone = Claim.objects.get(status=Status.WITHDRAWN)
    assert "It was never said." in Client().get(f"/claims/{gone.number}/").content.decode()
    article = Claim.objects.get(wording="DeepSeek took nothing.").appearances.get().article_id
    assert Client().get(f"/articles/{article}/").status_code == 200


def test_rebuilt_a_story_that_readers_saw_stays_on_record_once_it_is_taken_back(published):
    put_back(published)
    story, lead = Story.objects.get(), a_user(Role.LEAD)
    assert story.is_published
    story = unpublish_story(lead, story.pk, story.version, "It is told anew.")
    with pytest.raises(Refused, match="It was published"):
        delete_story(lead, story.pk, story.version)


def test_suggestions_are_in_it_where_they_are_published():
    dispute = a_dispute(publishes=Publishes.SUGGESTED)
    a_placed_claim(dispute, "Perhaps.")
    assert [row["wording"] for row in rows_of(dump_of(dispute, PUBLISHED), "claim")] == ["Perhaps."]
    Placement.objects.update(kept_out=True, by_editor=True)
    assert rows_of(dump_of(dispute, PUBLISHED), "claim") == []


def test_a_dispute_under_embargo_is_not_seen():
    assert is_seen(a_dispute())
    assert not is_seen(a_dispute(embargo_until=LATER))

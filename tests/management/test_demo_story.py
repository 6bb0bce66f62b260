"""The demonstration's editor tells a story of what was read."""

import pytest

from claims.management import demo
from claims.models import Claim, Dispute, Story
from tests.factories import a_placed_claim, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def read():
    """As if two of the digests had been read."""
    demo.set_up()
    dispute = Dispute.objects.get(slug="ai-training-data")
    return [
        a_placed_claim(dispute, wording)
        for wording in ("OpenAI had seen “some evidence”.", "There was “substantial evidence”.")
    ]


def test_it_is_told_of_the_claims_that_are_there_in_its_own_order(client, read):
    demo.tell_story()
    story = Story.objects.get()
    assert [step.claim for step in story.steps.select_related("claim")] == [read[1], read[0]]
    assert "He shows none." in client.get(f"/stories/{story.slug}/").content.decode()


def test_a_claim_is_found_by_the_words_of_a_telling_too(read):
    Claim.objects.filter(pk=read[0].pk).update(wording="OpenAI has something.")
    demo.tell_story()
    assert [step.claim for step in Story.objects.get().steps.select_related("claim")] == [read[1], read[0]]


def test_it_is_told_once_and_stays_as_people_left_it(read):
    demo.tell_story()
    Story.objects.update(published_at=None, title="Mine")
    demo.tell_story()
    assert [(story.title, story.is_published) for story in Story.objects.all()] == [("Mine", False)]


def test_without_its_claims_there_is_none():
    demo.set_up()
    a_user()
    demo.tell_story()
    assert not Story.objects.exists()

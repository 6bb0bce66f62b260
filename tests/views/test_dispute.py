"""/d/<slug>/ — the timeline of a dispute or thread."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


def test_a_thread_shows_its_own_claims_and_leads_to_its_parent(client):
    parent = a_dispute("Training data", slug="data")
    thread = a_dispute("DeepSeek", slug="deepseek", parent=parent)
    a_placed_claim(parent, "It stands in no thread.")
    a_placed_claim(parent, "It stands in the thread.", threads=(thread,))
    page = client.get("/d/deepseek/").text
    assert "It stands in the thread." in page
    assert "It stands in no thread." not in page
    assert 'A thread of <a href="/d/data/">Training data</a>' in page


def test_other_disputes_are_a_link_away(client):
    a_dispute("First", slug="first")
    a_dispute("Second", slug="second")
    assert 'href="/d/second/"' in client.get("/d/first/").text


@pytest.mark.parametrize("slug", ["nowhere", "secret"])
def test_an_unknown_dispute_is_not_found_and_one_under_embargo_neither(client, slug):
    a_placed_claim(a_dispute(slug="secret", embargo_until=timezone.now() + timedelta(1)))
    assert client.get(f"/d/{slug}/").status_code == 404


def test_links_stay_on_the_dispute(client):
    dispute = a_dispute(slug="data")
    a_placed_claim(dispute)
    assert 'href="/d/data/?order=oldest"' in client.get("/d/data/").text

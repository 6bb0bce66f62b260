"""One claim followed from its page: where the link leads, and what the forms say of it and keep."""

import re

import pytest

from claims.editing.claims_merged import merge_claims
from claims.models import Claim, Dispute, SavedSearch, Subscription
from claims.terms import Role, Status
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute() -> Dispute:
    return a_dispute("Water", slug="water")


@pytest.fixture
def claim(dispute) -> Claim:
    thread = a_dispute("Dams", slug="dams", parent=dispute)
    return a_placed_claim(dispute, "The dam may break.", threads=(thread,))


@pytest.fixture
def anna(client):
    anna = a_user(Role.CONTRIBUTOR, username="anna")
    client.force_login(anna)
    return anna


def link(client, claim: Claim, query: str = "") -> str:
    """Where the links on the page of a claim lead."""
    found = re.findall(r'<a href="([^"]+)">Follow(?: it)?</a>', client.get(f"/claims/{claim.number}/{query}").text)
    assert len(found) == 3  # above, beside the feed, and with all that can be taken along
    (address,) = set(found)
    return address


@pytest.mark.parametrize("query", ["", "?as_of=2025-02-03"])
def test_its_page_leads_to_the_form_of_its_dispute_as_it_stands_today(client, claim, query):
    address = link(client, claim, query)
    assert address == f"/d/water/follow/?claim={claim.number}"
    page = client.get(address).text
    assert "Follow this claim by e-mail" in page
    assert "When it is answered, corrected, withdrawn or merged with another." in page
    assert f'<a href="/claims/{claim.number}/">Claim {claim.number}</a>: <bdi>The dam may break.</bdi>' in page


def test_without_an_account_it_is_asked_for_by_number_never_by_words(client, claim):
    given = {"email": "reader@example.org", "rhythm": "at_once"}
    assert client.post(link(client, claim), given).url == "/follow/sent/"
    search = SavedSearch.objects.get()
    assert (search.query, search.name) == (f"claim={claim.number}", f"Claim {claim.number} (Water)")


def test_with_an_account_it_is_kept_and_sent_in_one_step(client, claim, anna):
    address = link(client, claim)
    assert address == f"/d/water/save/?claim={claim.number}"
    page = client.get(address).text
    assert f'value="Claim {claim.number} (Water)"' in page
    assert '<option value="daily" selected>' in page
    answer = client.post(address, {"name": "The dam", "rhythm": "weekly"}, follow=True)
    assert "What changes comes by e-mail." in answer.text
    search = SavedSearch.objects.get()
    assert (search.owner, search.query, search.name) == (anna, f"claim={claim.number}", "The dam")
    assert [*search.subscriptions.values_list("email", "rhythm")] == [(anna.email, "weekly")]
    assert "The dam may break." in client.get(f"/account/searches/{search.pk}/").text


def test_any_search_can_be_sent_as_it_is_saved_and_is_not_unless_asked(client, claim, anna):
    assert '<option value="" selected>not by e-mail' in client.get("/d/water/save/?by=openai").text
    client.post("/d/water/save/?by=openai", {"name": "OpenAI", "rhythm": ""})
    assert not Subscription.objects.exists()
    assert client.post("/d/water/save/?by=openai", {"name": "Again", "rhythm": "hourly"}).status_code == 422
    assert SavedSearch.objects.get().name == "OpenAI"


def test_where_the_account_has_no_address_it_is_kept_and_says_what_is_missing(client, claim, anna):
    anna.email = ""
    anna.save()
    address = f"/d/water/save/?claim={claim.number}"
    assert "add an address" in client.get(address).text
    assert client.post(address, {"name": "The dam", "rhythm": "daily"}).status_code == 302
    assert SavedSearch.objects.exists()
    assert not Subscription.objects.exists()


def test_several_are_named_and_said_one_by_one(client, claim, dispute):
    other = a_placed_claim(dispute, "The dam will hold.")
    asked = f"?claim={claim.number}&claim={other.number}"
    page = client.get(f"/d/water/follow/{asked}").text
    assert "Follow these claims by e-mail" in page
    assert "When one of them is answered" in page
    client.post(f"/d/water/follow/{asked}", {"email": "reader@example.org", "rhythm": "daily"})
    assert SavedSearch.objects.get().name == f"Claim {claim.number}, claim {other.number} (Water)"


def test_beside_other_filters_it_is_one_of_them(client, claim):
    page = client.get(f"/d/water/follow/?claim={claim.number}&by=openai").text
    assert "Get it by e-mail" in page
    assert f"<li>Number: <bdi>claim {claim.number}</bdi></li>" in page
    assert "The dam may break." in page


def test_one_that_was_withdrawn_meanwhile_is_followed_without_a_word_of_it(client, claim):
    Claim.objects.filter(pk=claim.pk).update(status=Status.WITHDRAWN, tombstone="A mix-up.")
    answer = client.get(f"/d/water/follow/?claim={claim.number}")
    assert answer.status_code == 200
    assert f"claim {claim.number}" in answer.text
    assert "may break" not in answer.text


def test_a_merge_is_followed_and_said(client, claim, dispute, anna):
    search = SavedSearch.objects.create(owner=anna, dispute=dispute, name="It", query=f"claim={claim.number}")
    other = a_placed_claim(dispute, "The dam will break.")
    merge_claims(a_user(Role.LEAD), claim.number, other.number, "The same.")
    page = client.get(f"/account/searches/{search.pk}/").text
    assert f"“claim {claim.number}” was merged with claim {other.number}: that is looked for now." in page
    assert f"/d/water.atom?claim={other.number}" in page
    assert "The dam will break." in page


def test_one_that_stands_in_no_dispute_offers_nothing(client):
    claim = a_placed_claim(a_dispute(), "The dam may break.")
    claim.placements.all().delete()
    client.force_login(a_user())
    page = client.get(f"/claims/{claim.number}/")
    assert page.status_code == 200
    assert ">Follow" not in page.text

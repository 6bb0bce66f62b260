"""A correction, and a withdrawal, made at the desk: every format says so with the next request."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from claims.editing.corrections import correct_telling
from claims.editing.notes import Words, write_note
from claims.editing.parties import merge_parties
from claims.editing.ratings import withdraw_rating
from claims.editing.told import told_in, version_of_telling
from claims.editing.withdrawing import version_of_claim, withdraw_claim
from claims.exports.offered import OF_CLAIM, OF_DISPUTE
from claims.models import Appearance, Claim, Dispute, Party, Placement, User
from claims.terms import Role, Status
from tests.factories import a_dispute, a_party, a_placed_claim, a_user
from tests.ratings import a_rating
from tests.syndication.feeds import entries, valid_atom

#: Each change is a transaction of its own, as it is in use: the state of the data counts those.
pytestmark = pytest.mark.django_db(transaction=True)

#: What holds no wording of a claim: a telling keeps its own words, and sources have none.
WITHOUT_WORDING = ("appearances.csv", "sources.opml")
#: What tells of no rating: tables, entities, sources, and notes.
WITHOUT_RATINGS = (*WITHOUT_WORDING, "data.csv", "ftm.json", "annotations.jsonld", "/chain/", "timelinejs.csv")
#: What holds only that which can be shown.
WITHOUT_TOMBSTONES = (*WITHOUT_WORDING, "timelinejs.json", "timelinejs.csv")


@pytest.fixture
def lead() -> User:
    return a_user(Role.LEAD)


@pytest.fixture
def claim() -> Claim:
    claim = a_placed_claim(a_dispute(slug="data"), "DeepSeek took the data.")
    Placement.objects.update(by_editor=True)  # by rule it would leave a dispute without any
    return claim


def addresses(claim: Claim) -> list[str]:
    one = f"/claims/{claim.number}"
    embeds = ["/embed/d/data/", f"/embed{one}/", f"/embed{one}/chain/", f"{one}/annotations.jsonld"]
    return [f"/d/data.{each.ending}" for each in OF_DISPUTE] + [f"{one}.{each.ending}" for each in OF_CLAIM] + embeds


def correct(claim: Claim, lead: User, wording: str) -> None:
    """Another wording, as the page "Correct" saves it."""
    row = Appearance.objects.get(claim=claim)
    told = told_in(row)
    correct_telling(lead, row.pk, version_of_telling(row, told), replace(told, wording=wording), "As the text has it.")


def test_a_correction_is_in_every_format_with_the_next_request(client, claim, lead):
    held = {address: client.get(address)["ETag"] for address in addresses(claim)}
    before = entries(valid_atom(client.get("/d/data.atom")))[0]
    correct(claim, lead, "DeepSeek may have taken zq-data.")
    for address, etag in held.items():
        answer = client.get(address, headers={"If-None-Match": etag})
        assert answer.status_code == 200, address
        if not address.endswith(WITHOUT_WORDING):
            assert "may have taken zq-data" in answer.getvalue().decode(), address
    after = entries(valid_atom(client.get("/d/data.atom")))[0]
    assert after["id"] == before["id"]
    assert after["updated"] > before["updated"]


@pytest.mark.slow
def test_a_rating_is_told_of_with_the_next_request_and_is_a_change_of_the_claim(client, claim, lead):
    Claim.objects.update(status=Status.ACCEPTED)
    held = {address: client.get(address)["ETag"] for address in addresses(claim)}
    before = entries(valid_atom(client.get("/d/data.atom")))[0]
    rating = a_rating(claim, lead)
    for address, etag in held.items():
        answer = client.get(address, headers={"If-None-Match": etag})
        assert answer.status_code == 200, address
        assert address.endswith(WITHOUT_RATINGS) or "/rating/#rating-" in answer.getvalue().decode(), address
    after = entries(valid_atom(client.get("/d/data.atom")))[0]
    assert after["id"] == before["id"]
    assert after["updated"] > before["updated"]
    withdraw_rating(lead, rating.pk, 1, "Wrong.")
    for address in held:
        assert "/rating/" not in client.get(address).getvalue().decode(), address
    assert entries(valid_atom(client.get("/d/data.atom")))[0]["updated"] > after["updated"]


def test_a_public_note_is_among_the_annotations_with_the_next_request(client, claim, lead):
    address = f"/claims/{claim.number}/annotations.jsonld"
    held = client.get(address)["ETag"]
    write_note(lead, claim, Words("zq-note", public=True))
    answer = client.get(address, headers={"If-None-Match": held})
    assert answer.status_code == 200
    assert "zq-note" in answer.getvalue().decode()


@pytest.mark.slow
def test_a_withdrawal_is_in_every_format_with_the_next_request(client, claim, lead):
    held = {address: client.get(address)["ETag"] for address in addresses(claim)}
    withdraw_claim(lead, claim.number, version_of_claim(claim), "It was zq-satire.")
    for address, etag in held.items():
        answer = client.get(address, headers={"If-None-Match": etag})
        assert answer.status_code != 304, address
        told = answer.getvalue().decode()
        assert "took the data" not in told, address
        if not address.endswith(WITHOUT_TOMBSTONES):
            assert "zq-satire" in told, address


@pytest.mark.slow
def test_what_is_under_embargo_is_in_no_format_until_that_ends(client, claim):
    Dispute.objects.update(embargo_until=timezone.now() + timedelta(hours=1))
    for address in addresses(claim):
        assert client.get(address).status_code == 404, address
    Dispute.objects.update(embargo_until=timezone.now())
    for address in addresses(claim):
        answer = client.get(address).getvalue().decode()
        assert address.endswith("sources.opml") or "took the data" in answer, address


def test_addresses_of_a_party_that_was_merged_go_on_with_the_one_that_stands(client, claim, lead):
    asked = [f"{address}?by=openai" for address in addresses(claim) if "/claims/" not in address] + ["/?by=openai"]
    asked += ["/d/data/network/?by=openai", "/api/v1/claims?dispute=data&by=openai"]
    assert {address: client.get(address).status_code for address in asked} == dict.fromkeys(asked, 200)
    merge_parties(lead, Party.objects.get(slug="openai").pk, a_party("OpenAI Inc.").pk, "One and the same.")
    for address in asked:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "OpenAI Inc." in answer.getvalue().decode() or ".sources.opml" in address, address

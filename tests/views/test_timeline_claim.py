"""A timeline of claims by their numbers: page, formats and programs hold these, and nobody sees more than elsewhere."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from claims.models import Claim, Dispute
from claims.terms import Status
from tests.factories import a_dispute, a_merged_claim, a_party, a_placed_claim
from tests.queries import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute() -> Dispute:
    return a_dispute("Water", slug="water")


@pytest.fixture
def claim(dispute) -> Claim:
    """A claim of two disputes, beside one that stands in the first alone."""
    claim = a_placed_claim(dispute, "The dam may break.", threads=(a_dispute("Dams", slug="dams"),))
    a_placed_claim(dispute, "The river is poisoned.", speaker=a_party("Getty"))
    return claim


def withdraw(claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(status=Status.WITHDRAWN, tombstone="It was a mix-up.")


@pytest.mark.parametrize("look", ["list", "lanes", "table", "print"])
@pytest.mark.parametrize("slug", ["water", "dams"])
def test_it_alone_is_shown_in_every_look_of_each_of_its_disputes(client, claim, look, slug):
    page = client.get(f"/d/{slug}/?claim={claim.number}&look={look}")
    assert page.status_code == 200
    assert "The dam may break." in page.text
    assert "poisoned" not in page.text


def test_a_chip_takes_it_away_and_other_forms_keep_it(client, claim):
    page = client.get(f"/d/water/?claim={claim.number}&by=openai").text
    assert f"<b>Number</b> <bdi>claim {claim.number}</bdi>" in page
    assert f'href="/d/water/?claim={claim.number}"' in page  # without the other filter
    assert f'<input type="hidden" name="claim" value="{claim.number}">' in page
    assert f'href="/d/water.atom?by=openai&amp;claim={claim.number}"' in page


def test_several_are_any_of_them_and_a_minus_leaves_one_out(client, claim):
    other = Claim.objects.exclude(pk=claim.pk).get()
    both = client.get(f"/d/water/?claim={claim.number}&claim={other.number}").text
    assert "The dam may break." in both
    assert "poisoned" in both
    assert "poisoned" not in client.get(f"/d/water/?claim=-{other.number}").text


def test_by_the_number_of_one_that_was_merged_into_it(client, claim):
    merged = a_merged_claim(claim)
    page = client.get(f"/d/water/?claim={merged.number}").text
    assert "The dam may break." in page
    assert f"<bdi>claim {claim.number}</bdi>" in page


def test_formats_frames_and_programs_hold_it_alone(client, claim):
    asked = f"?claim={claim.number}"
    assert [one["number"] for one in client.get(f"/d/water.json{asked}").json()["claims"]] == [claim.number]
    assert client.get(f"/d/water.atom{asked}").text.count("<entry>") == 1
    assert b"".join(client.get(f"/d/water.csv{asked}").streaming_content).count(b"\r\n") == 2
    assert "poisoned" not in client.get(f"/embed/d/water/{asked}").text
    found = client.get(f"/api/v1/claims{asked}&dispute=water&fields=number").json()
    assert found["items"] == [{"number": claim.number}]
    assert client.get(f"/api/v1/claims{asked}").status_code == 400


def test_of_a_withdrawn_one_only_that_and_of_no_other(client, claim):
    other = Claim.objects.exclude(pk=claim.pk).get()
    Claim.objects.filter(pk=other.pk).update(status=Status.WITHDRAWN, tombstone="Another mix-up.")
    withdraw(claim)
    asked = f"?claim={claim.number}"
    a_placed_claim(claim.placements.first().dispute, "A third one.")
    for page in (client.get(f"/d/water/{asked}").text, client.get(f"/d/water.atom{asked}").text):
        assert "It was a mix-up." in page
        assert "may break" not in page
        assert "Another mix-up." not in page
    assert [one["number"] for one in client.get(f"/d/water.json{asked}").json()["withdrawn"]] == [claim.number]
    rows = b"".join(client.get(f"/d/water.csv{asked}").streaming_content)
    assert (b"It was a mix-up." in rows, b"Another mix-up." in rows) == (True, False)


def test_one_under_embargo_is_as_unknown_as_one_that_never_was(client, claim):
    client.get(f"/d/water/?claim={claim.number}")
    Claim.objects.filter(pk=claim.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    for address in ("/d/water/", "/d/water.json", "/d/water/follow/", "/api/v1/claims?dispute=water&"):
        answers = []
        for number in (claim.number, 99_999):
            asked = f"{address}{'' if '?' in address else '?'}claim={number}"
            answer = client.get(asked)
            assert answer.status_code == 400
            answers.append(re.sub(r'csrf\w+" value="\w+', "", answer.text).replace(str(number), "N"))
        assert answers[0] == answers[1]
        assert "No claim that is published has the number “N”" in answers[0]


def test_wound_back_it_is_found_once_it_was_known(client, dispute, claim):
    a_placed_claim(dispute, "An earlier one.", published_on=date(2024, 1, 1))
    asked = f"/d/water/?claim={claim.number}&as_of="
    assert "The dam may break." in client.get(f"{asked}2025-02-01").text
    before = client.get(f"{asked}2024-02-01")
    assert before.status_code == 200
    assert "may break" not in before.text
    assert "No claim passes these filters" in before.text
    assert f"Number: without “claim {claim.number}”" in before.text


def test_to_ask_for_it_costs_three_queries(client, claim):
    """Which claim it is, whether that was withdrawn, and what then stands in its place."""
    client.get("/d/water/")  # columns are kept from here on
    n_others = count_queries(client, "/d/water/?directness=indirect&zoom=year")
    assert count_queries(client, f"/d/water/?claim={claim.number}") == n_others + 3

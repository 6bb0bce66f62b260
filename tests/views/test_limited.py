"""Searches and additions: so many a minute, then a page that says when to come back, with what was typed."""

import pytest
from django.db import connection

from claims.models import Addition
from claims.terms import Publishes, Role
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_a_minute(settings):
    settings.SEARCHES = settings.ADDITIONS = 2


def statuses(client, *addresses: str, **more) -> list[int]:
    return [client.get(address, **more).status_code for address in addresses]


def test_a_search_too_many(client):
    assert statuses(client, "/search/?q=one", "/search/?q=two") == [200, 200]
    answer = client.get("/search/?q=three")
    assert answer.status_code == 429
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert f"Wait <b>{answer['Retry-After']} second" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", ["/", "/d/data/", "/d/data/network/"])
def test_a_search_within_a_dispute_is_one(client, page):
    a_placed_claim(a_dispute(slug="data", publishes=Publishes.SUGGESTED))
    assert statuses(client, page, page, f"{page}?q=one", "/search/?q=two", f"{page}?q=three") == [200] * 4 + [429]


@pytest.mark.parametrize(
    "address", ["/d/data.json", "/d/data.csv", "/d/data.atom", "/d/data/card.png", "/embed/d/data/"]
)
def test_one_in_a_format_counts_with_those_of_pages_and_is_told_in_words(client, address):
    a_placed_claim(a_dispute(slug="data", publishes=Publishes.SUGGESTED))
    client.force_login(a_user(Role.LEAD))  # formats ask nobody who they are
    assert statuses(client, address, f"{address}?q=", f"{address}?q=one", f"{address}?q=two") == [200] * 4
    held = client.get(f"{address}?q=one")
    assert (held.status_code, held["RateLimit-Limit"]) == (429, "2")
    assert f"Wait {held['Retry-After']} seconds." in held.text
    assert "ETag" not in held
    client.logout()
    assert statuses(client, "/search/?q=x") == [429]


def test_who_holds_what_was_found_in_a_format_is_not_counted(client):
    a_placed_claim(a_dispute(slug="data", publishes=Publishes.SUGGESTED))
    held = client.get("/d/data.json?q=one")["ETag"]
    assert statuses(client, *["/d/data.json?q=one"] * 4, headers={"If-None-Match": held}) == [304] * 4
    assert statuses(client, "/d/data.json?q=two", "/d/data.json?q=three") == [200, 429]


def test_a_dispute_in_a_format_counts_with_what_the_api_reads(client, settings):
    settings.API_READS = 2
    a_placed_claim(a_dispute(slug="data", publishes=Publishes.SUGGESTED))
    held = client.get("/d/data.json")["ETag"]
    assert statuses(client, *["/d/data.json"] * 3, headers={"If-None-Match": held}) == [304] * 3
    assert statuses(client, "/api/v1/claims", "/d/data.csv", "/api/v1/claims") == [200, 429, 429]


def test_what_costs_nothing_is_not_counted(client):
    assert statuses(client, *["/search/"] * 4, "/search/?q=one", "/help/") == [200] * 6


def test_each_address_and_each_account_has_its_own(client):
    for address in ("198.51.100.1", "198.51.100.2"):
        assert statuses(client, *["/search/?q=x"] * 3, REMOTE_ADDR=address) == [200, 200, 429]
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert statuses(client, *["/search/?q=x"] * 3, REMOTE_ADDR="198.51.100.1") == [200, 200, 429]


def test_after_a_minute_it_begins_anew(client):
    assert statuses(client, *["/search/?q=x"] * 3) == [200, 200, 429]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_apiuse SET began = began - interval '61 s'")
    assert statuses(client, "/search/?q=x") == [200]


def test_an_addition_too_many_loses_no_word(client):
    client.force_login(a_user(Role.EDITOR))
    for number in range(2):
        client.post("/desk/add/", {"way": "address", "url": f"https://news.example/{number}"})
    answer = client.post("/desk/add/", {"way": "text", "text": "Words that took an hour, <b>and more."})
    assert answer.status_code == 429
    assert "Words that took an hour, &lt;b&gt;and more." in answer.content.decode()
    assert Addition.objects.count() == 2
    assert client.get("/desk/add/").status_code == 200


def test_who_may_not_add_is_not_counted(client):
    client.force_login(a_user(Role.CONTRIBUTOR))
    answers = [client.post("/desk/add/", {"way": "address", "url": "https://x.example/"}).status_code for _ in range(3)]
    assert answers == [403] * 3


def test_none_is_too_many_without_a_limit(client, settings):
    settings.SEARCHES = 0
    assert statuses(client, *["/search/?q=x"] * 4) == [200] * 4

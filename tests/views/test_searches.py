"""Saved searches: private, by name, and honest about what changed since."""

import pytest

from claims.models import SavedSearch
from tests.factories import a_dispute, a_party, a_placed_claim, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute():
    dispute = a_dispute(slug="training")
    a_placed_claim(dispute)
    return dispute


@pytest.fixture
def anna(client):
    anna = a_user("contributor", username="anna")
    client.force_login(anna)
    return anna


def save(client, query: str = "?by=openai&look=table&as_of=2025-02-03&directness=indirect", name: str = "OpenAI"):
    return client.post(f"/d/training/save/{query}", {"name": name})


def test_the_menu_offers_it_to_people_with_an_account(client, dispute):
    assert "Save this search" not in client.get("/d/training/?by=openai").text
    client.force_login(a_user())
    assert 'href="/d/training/save/?by=openai"' in client.get("/d/training/?by=openai").text


def test_kept_is_what_is_found_not_how_it_is_shown(client, dispute, anna):
    assert client.get("/d/training/save/?by=openai").status_code == 200
    assert save(client).url == "/account/searches/"
    search = SavedSearch.objects.get()
    assert (search.query, search.owner, search.dispute) == ("by=openai&directness=indirect", anna, dispute)
    assert "OpenAI" in client.get("/account/searches/").text
    page = client.get(f"/account/searches/{search.pk}/").text
    assert "/d/training.atom?by=openai&amp;directness=indirect" in page
    assert "/d/training.json?by=openai&amp;directness=indirect" in page


def test_words_that_are_searched_for_are_kept_and_said(client, dispute, anna):
    save(client, "?q=may+have&by=openai")
    search = SavedSearch.objects.get()
    assert search.query == "by=openai&q=may+have"
    assert "Words: <bdi>may have</bdi>" in client.get(f"/account/searches/{search.pk}/").text


def test_a_list_without_any_says_how_to_get_one(client, anna):
    assert "You have saved no search yet" in client.get("/account/searches/").text


@pytest.mark.parametrize("name", ["", "x" * 121, "a\0b"])
def test_a_name_that_is_none_is_refused_and_shown_again(client, dispute, anna, name):
    answer = save(client, name=name)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not SavedSearch.objects.exists()


def test_two_of_one_name_are_refused(client, dispute, anna):
    save(client)
    answer = save(client, "?by=-openai", name="openai")
    assert answer.status_code == 409
    assert "Another search of yours has this name" in answer.text


@pytest.mark.parametrize("query", ["?by=nobody", "?from=2025-99-99", "?by=openai&by=-openai", "?clock=x&order=y"])
def test_what_cannot_be_read_is_not_saved(client, dispute, anna, query):
    answer = save(client, query)
    assert (answer.status_code, SavedSearch.objects.count()) == (400, 0)
    assert "Save what could be read of it" in answer.text


def test_nobody_else_sees_it(client, dispute, anna):
    save(client)
    path = f"/account/searches/{SavedSearch.objects.get().pk}/"
    client.force_login(a_user("lead"))
    assert client.get(path).status_code == client.post(path, {"name": "mine"}).status_code == 404
    client.post(f"{path}delete/")
    assert SavedSearch.objects.get().name == "OpenAI"
    assert "OpenAI" not in client.get("/account/searches/").text
    assert client.get("/account/searches/99999999999999999999/").status_code == 404


def test_rename_and_delete(client, dispute, anna):
    save(client)
    path = f"/account/searches/{SavedSearch.objects.get().pk}/"
    assert client.post(path, {"name": "<b>‮other"}).status_code == 302
    assert "&lt;b&gt;" in client.get(path).text
    assert "is deleted" in client.post(f"{path}delete/", follow=True).text
    assert "was deleted already" in client.post(f"{path}delete/", follow=True).text


def test_a_merge_is_followed_and_said(client, dispute, anna):
    save(client, "?by=-openai&role=accused:openai")
    party = a_party()
    party.merged_into = a_party("OpenAI Inc.")
    party.save()
    page = client.get(f"/account/searches/{SavedSearch.objects.get().pk}/").text
    assert "“openai” was merged with OpenAI Inc." in page
    assert "?by=-openai-inc&amp;role=accused%3Aopenai-inc" in page or "role=accused:openai-inc" in page


def test_what_is_gone_is_said(client, dispute, anna):
    save(client, "?by=openai")
    SavedSearch.objects.update(query="by=nobody-any-more")
    page = client.get(f"/account/searches/{SavedSearch.objects.get().pk}/").text
    assert "There is no “nobody-any-more” to choose" in page
    assert "Nothing is sent because of this search" in page


def test_many_take_as_many_queries_as_one(client, dispute, anna):
    save(client)
    client.get("/account/searches/")
    one = count_queries(client, "/account/searches/")
    SavedSearch.objects.bulk_create(SavedSearch(owner=anna, dispute=dispute, name=f"s{n}") for n in range(49))
    assert count_queries(client, "/account/searches/") == one <= MOST

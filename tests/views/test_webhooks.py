"""The page of one's own webhooks."""

import pytest

from claims.models import Delivery, SavedSearch, Webhook
from tests.factories import a_dispute, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db
PATH = "/account/webhooks/"


@pytest.fixture
def search(client):
    anna = a_user("contributor")
    client.force_login(anna)
    return SavedSearch.objects.create(owner=anna, dispute=a_dispute(), name="All")


def add(client, search, url: str = "https://newsroom.example/hook"):
    return client.post(PATH, {"url": url, "search": search.pk})


def test_the_secret_is_shown_once(client, search):
    assert "No program is told of anything yet" in client.get(PATH).text
    answer = add(client, search)
    secret = Webhook.objects.get().secret
    assert secret.startswith("whsec_")
    assert secret in answer.text
    assert secret not in client.get(PATH).text


def test_an_address_is_told_once_of_a_search(client, search):
    add(client, search)
    answer = add(client, search)
    assert answer.status_code == 422
    assert "is told of this search already" in answer.text
    assert Webhook.objects.count() == 1
    other = SavedSearch.objects.create(owner=search.owner, dispute=search.dispute, name="Other")
    assert add(client, other).status_code == 200


@pytest.mark.parametrize(
    "url", ["http://newsroom.example/", "/here", "", "https://u:p@x.org/", "ftp://x.org/", "https://0x7f.1/", "a\0b"]
)
def test_an_address_that_cannot_be_told_is_refused(client, search, url):
    answer = add(client, search, url)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not Webhook.objects.exists()


def test_a_search_of_somebody_else_is_none(client, search):
    client.force_login(a_user())
    assert add(client, search).status_code == 422


def test_failures_are_listed_and_sent_again(client, search):
    add(client, search)
    hook = Webhook.objects.get()
    Webhook.objects.update(active=False, n_failures=20)
    told = {"receiver": hook.receiver, "number": 7, "kind": "new", "n_tries": 7}
    Delivery.objects.create(item="7 new 1", error="the server answered <b>500</b>", **told)
    page = client.get(PATH).text
    assert "Paused after 20 failures in a row" in page
    assert "the server answered &lt;b&gt;500" in page
    assert "1 item will be sent again" in client.post(f"{PATH}{hook.pk}/again/", follow=True).text
    assert "Nothing failed." in client.get(PATH).text


def test_nobody_else_touches_it(client, search):
    add(client, search)
    pk = Webhook.objects.get().pk
    client.force_login(a_user("lead"))
    assert client.post(f"{PATH}{pk}/again/").status_code == 404
    assert "was deleted already" in client.post(f"{PATH}{pk}/delete/", follow=True).text
    assert Webhook.objects.count() == 1


def test_delete(client, search):
    add(client, search)
    assert "is deleted" in client.post(f"{PATH}{Webhook.objects.get().pk}/delete/", follow=True).text


def test_many_take_as_many_queries_as_one(client, search):
    add(client, search)
    one = count_queries(client, PATH)
    for n in range(12):
        add(client, search, f"https://newsroom.example/{n}")
    assert count_queries(client, PATH) == one <= MOST

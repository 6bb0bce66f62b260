"""The page of a publisher."""

import pytest

from claims.models import Citation, Snapshot
from claims.terms import Publishes, Role
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def bloomberg():
    return a_publisher("Bloomberg", domains=["bloomberg.com"])


def shown(client, query: str = "") -> str:
    response = client.get(f"/sources/bloomberg/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_what_it_told_first_passed_on_and_holds(client, bloomberg):
    dispute = a_dispute()
    a_placed_claim(dispute, "Told first.", via=(bloomberg,))
    a_placed_claim(dispute, "Passed on.", via=(a_publisher("Reuters"),), publisher=bloomberg)
    assert "Told first." in shown(client, "?part=originates")
    assert "Passed on." in shown(client, "?part=passes_on")
    assert "Told first." not in shown(client, "?part=passes_on")
    assert "speaks, no." in shown(client, "?part=articles")


def test_who_tells_claims_on_its_word(client, bloomberg):
    a_placed_claim(a_dispute(), via=(bloomberg,), publisher=a_publisher("Mint"))
    page = shown(client)
    assert "Tell claims on its word" in page
    assert 'href="/sources/mint/"' in page
    assert 'href="https://bloomberg.com/"' in page


def test_readers_see_nothing_unpublished(client, bloomberg):
    a_placed_claim(a_dispute(), "Open words.", via=(bloomberg,))
    a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), "Hidden.", via=(bloomberg,), publisher=a_publisher("Mint"))
    page = shown(client)
    assert 'Originates <span class="n">1</span>' in page
    assert "Mint" not in page
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert "Mint" in shown(client)


@pytest.mark.parametrize("address", ["/sources/nobody/", "/sources/hidden/"])
def test_unknown_and_unpublished_publishers_answer_alike(client, address):
    a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), publisher=a_publisher("Hidden"))
    assert client.get(address).status_code == 404


def test_queries_do_not_grow_with_the_claims(client, bloomberg):
    client.force_login(a_user(Role.EDITOR))
    dispute = a_dispute()

    def told() -> None:
        a_placed_claim(dispute, via=(bloomberg,), publisher=a_publisher("Mint"))
        a_placed_claim(dispute, via=(a_publisher("Reuters"),), publisher=bloomberg)

    def needed() -> list[int]:
        return [
            count_queries(client, f"/sources/bloomberg/?part={part}")
            for part in ("originates", "passes_on", "articles")
        ]

    told()
    few = needed()
    for _ in range(12):
        told()
    assert few == needed()
    assert max(few) <= MOST


def test_whom_it_quotes_most_and_how_its_claims_are_told(client, bloomberg):
    dispute = a_dispute()
    for n in range(3):
        a_placed_claim(dispute, f"Claim {n}.", speaker=a_party("Google"), via=(bloomberg,))
    direct = {"directness": "direct"}
    a_placed_claim(dispute, "Another.", speaker=a_party("OpenAI"), publisher=bloomberg, appearance=direct)
    page = shown(client)
    quoted = page.partition('id="quoted"')[2].partition("</section>")[0]
    assert quoted.index("Google") < quoted.index("OpenAI")
    assert f'href="/d/{dispute.slug}/?publisher=bloomberg&amp;by=google">3 claims' in quoted
    kinds = page.partition('id="kinds"')[2].partition("</section>")[0]
    assert f'href="/d/{dispute.slug}/?publisher=bloomberg&amp;directness=indirect">3 claims' in kinds
    assert f'href="/d/{dispute.slug}/?publisher=bloomberg&amp;directness=direct">1 claim<' in kinds


def test_to_whom_its_articles_link(client, bloomberg):
    a_placed_claim(a_dispute(), publisher=bloomberg, via=(a_publisher("Reuters"),))
    snapshot = Snapshot.objects.get()
    links = [("Reuters", "1"), ("Reuters", "2"), ("Bloomberg", "3"), ("Unseen Weekly", "4")]
    for outlet, n in links:
        url = f"https://example.org/{n}"
        Citation.objects.create(snapshot=snapshot, words=n, url=url, publisher=a_publisher(outlet))
    linked = shown(client).partition('id="linked"')[2].partition("</section>")[0]
    assert "2 addresses" in linked
    assert "Bloomberg" not in linked
    assert "Unseen Weekly" not in linked

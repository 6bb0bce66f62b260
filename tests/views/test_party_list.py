"""The list of parties."""

import pytest

from claims.terms import PartyKind, Publishes, Role
from tests.factories import a_dispute, a_party, a_placed_claim, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


def shown(client, query: str = "") -> str:
    response = client.get(f"/parties/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_a_to_z_by_folded_name_with_counts(client):
    dispute = a_dispute()
    for name in ("Zeta", "émile", "Åse", "Beta"):
        a_placed_claim(dispute, speaker=a_party(name, slug=name.encode("ascii", "replace").decode().replace("?", "x")))
    page = shown(client)
    assert page.index("Åse") < page.index("Beta") < page.index("émile") < page.index("Zeta")
    assert page.count("says 1") == 4


def test_narrowed_by_kind_and_letter(client):
    dispute = a_dispute()
    a_placed_claim(dispute, speaker=a_party("Anna", PartyKind.PERSON), about=(a_party("Acme"),))
    assert "Acme" not in shown(client, "?kind=person")
    assert "No party here" in shown(client, "?kind=person&letter=z")
    assert "Anna" in shown(client, "?kind=nonsense")
    assert "Anna" in shown(client, "?letter=%00a%00")


def test_links_keep_kind_letter_and_day_and_nothing_else_of_the_address(client):
    dispute = a_dispute()
    for name in ("Anna", "Bert"):
        a_placed_claim(dispute, speaker=a_party(name, PartyKind.PERSON))
    page = shown(client, f"?kind=person&as_of=2025-02-01&odd={'odd' * 500}")
    assert 'href="/parties/?kind=person&amp;letter=b&amp;as_of=2025-02-01"' in page
    assert 'href="/parties/?kind=court&amp;as_of=2025-02-01"' in page
    assert page.count("odd" * 500) < 3


def test_readers_see_only_who_stands_in_something_published(client):
    a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), speaker=a_party("Hidden Speaker"))
    assert "Hidden Speaker" not in shown(client)
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert "Hidden Speaker" in shown(client)


def test_counts_leave_out_what_is_not_published(client):
    openai = a_party("OpenAI")
    a_placed_claim(a_dispute(), speaker=openai)
    a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), speaker=openai)
    assert "says 1" in shown(client)
    client.force_login(a_user(Role.EDITOR))
    assert "says 2" in shown(client)


def test_queries_do_not_grow(client):
    dispute = a_dispute()
    a_placed_claim(dispute)
    few = count_queries(client, "/parties/")
    for n in range(50):
        a_placed_claim(dispute, speaker=a_party(f"Party {n}"), about=(a_party(f"Other {n}"),))
    assert few == count_queries(client, "/parties/") <= MOST

"""The Wikidata id of a party."""

import pytest

from claims.models import Party
from claims.terms import Role
from tests.factories import a_party, a_user

pytestmark = pytest.mark.django_db

PAGE = "/desk/parties/openai/wikidata/"


@pytest.fixture(autouse=True)
def party(client) -> Party:
    client.force_login(a_user(Role.EDITOR))
    return a_party("OpenAI", wikidata_id="Q1")


def test_it_stands_in_the_form_and_on_the_partys_page(client):
    assert 'value="Q1"' in client.get(PAGE).content.decode()
    assert f'href="{PAGE}"' in client.get("/parties/openai/").content.decode()


@pytest.mark.parametrize("written, kept", [("https://www.wikidata.org/wiki/Q21708200", "Q21708200"), ("", "")])
def test_another_is_kept(client, party, written, kept):
    answer = client.post(PAGE, {"wikidata_id": written})
    assert answer["Location"] == "/parties/openai/"
    party.refresh_from_db()
    assert party.wikidata_id == kept


@pytest.mark.parametrize("written, status", [("Getty", 409), ("Q2", 409), ("a\0", 422), ("Q" * 101, 422)])
def test_what_is_none_comes_back(client, party, written, status):
    a_party("Meta", wikidata_id="Q2")
    answer = client.post(PAGE, {"wikidata_id": written, "reason": "As they say."})
    assert (answer.status_code, "As they say." in answer.content.decode()) == (status, True)
    party.refresh_from_db()
    assert party.wikidata_id == "Q1"


def test_a_party_merged_meanwhile_gets_none(client, party):
    Party.objects.filter(pk=party.pk).update(merged_into=a_party("OpenAI OpCo"))
    answer = client.post(PAGE, {"wikidata_id": "Q2", "reason": "As they say."})
    assert answer.status_code == 409
    assert "merged into OpenAI OpCo meanwhile" in answer.content.decode()
    assert "As they say." in answer.content.decode()
    party.refresh_from_db()
    assert party.wikidata_id == "Q1"


def test_others_may_not(client):
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert client.get(PAGE).status_code == 403
    assert PAGE not in client.get("/parties/openai/").content.decode()
    client.force_login(a_user(Role.EDITOR))
    assert client.get("/desk/parties/nobody/wikidata/").status_code == 404


def test_an_id_of_another_leads_those_who_may_merge_to_the_form_with_both(client, party):
    a_party("Meta", wikidata_id="Q2")
    link = "/desk/parties/openai/merge/?other=meta"
    assert link not in client.post(PAGE, {"wikidata_id": "Q2"}).content.decode()
    client.force_login(a_user(Role.LEAD))
    assert f'href="{link}"' in client.post(PAGE, {"wikidata_id": "Q2"}).content.decode()
    assert 'value="meta"' in client.get(link).content.decode()
    assert link not in client.post(PAGE, {"wikidata_id": "Getty"}).content.decode()
    client.post(PAGE, {"wikidata_id": "Q3"})
    Party.objects.filter(slug="meta").update(wikidata_id="Q1")
    first, last = party.events.order_by("pgh_id").values_list("pgh_id", flat=True)
    back = {"event": first, "latest": last, "reason": "It was right."}
    assert f'href="{link}"' in client.post(f"/desk/history/party/{party.pk}/", back).content.decode()

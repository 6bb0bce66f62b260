"""The page of a party."""

from datetime import date

import pytest

from claims.models import Affiliation, ChainLink, PartyAlias, PartyMatch, days
from claims.terms import MatchKind, PartyKind, Publishes, Role, Status
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


def shown(client, query: str = "") -> str:
    response = client.get(f"/parties/openai/{query}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def openai():
    return a_party("OpenAI")


def test_what_it_says_and_what_is_said_about_it(client, openai):
    dispute = a_dispute()
    a_placed_claim(dispute, "We did not.", speaker=openai)
    a_placed_claim(dispute, "They did.", speaker=a_party("DeepSeek"), about=(openai,))
    assert "We did not." in shown(client)
    assert "They did." not in shown(client)
    assert "They did." in shown(client, "?part=about")


def test_where_it_stands_between_others(client, openai):
    claim = a_placed_claim(a_dispute(), "It is so.", speaker=a_party("Anna"), via=(a_publisher("Bloomberg"),))
    ChainLink.objects.filter(position=1).update(publisher=None, party=openai)
    assert claim.wording in shown(client, "?part=chains")


def test_readers_see_and_count_only_what_is_published(client, openai):
    a_placed_claim(a_dispute(), "Open words.", speaker=openai)
    a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), "Hidden words.", speaker=openai)
    assert 'Says <span class="n">1</span>' in shown(client)
    assert "Hidden words." not in shown(client)
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert "Hidden words." in shown(client)


def test_other_names_and_suggested_ones_only_with_an_account(client, openai):
    a_placed_claim(a_dispute(), speaker=openai)
    PartyAlias.objects.create(party=openai, name="OpenAI Inc.", status="accepted")
    PartyAlias.objects.create(party=openai, name="OAI?")
    assert "OpenAI Inc." in shown(client)
    assert "OAI?" not in shown(client)
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert "OAI?" in shown(client)


@pytest.mark.parametrize("publishes,is_shown", [(Publishes.SUGGESTED, True), (Publishes.ACCEPTED, False)])
def test_suggested_affiliations_keep_to_what_is_published(client, openai, publishes, is_shown):
    liz = a_party("Liz Bourgeois")
    dispute = a_dispute(publishes=publishes)
    for speaker in (openai, liz):
        a_placed_claim(dispute, speaker=speaker, status="accepted")
    Affiliation.objects.create(party=liz, organisation=openai, title="spokeswoman")
    assert ("spokeswoman" in shown(client)) is is_shown


def test_a_merged_party_leads_to_its_survivor(client, openai):
    a_placed_claim(a_dispute(), speaker=openai)
    a_party("Open AI", slug="open-ai", merged_into=openai)
    response = client.get("/parties/open-ai/")
    assert (response.status_code, response["Location"]) == (302, "/parties/openai/")  # a merge may be undone


def test_old_addresses_lead_on_through_several_merges(client, openai):
    a_placed_claim(a_dispute(), speaker=openai)
    middle = a_party("Open AI Inc", slug="open-ai-inc", merged_into=openai)
    a_party("Open AI", slug="open-ai", merged_into=middle)
    assert client.get("/parties/open-ai/")["Location"] == "/parties/openai/"


def test_offices_stand_in_order_with_what_is_known_of_their_time(client, openai):
    dispute = a_dispute()
    liz = a_party("Liz Bourgeois", PartyKind.PERSON)
    claim = a_placed_claim(dispute, speaker=liz)
    for house, first, why in (
        ("Meta", date(2025, 6, 1), {}),
        ("OpenAI", date(2023, 1, 1), {"since": "2023-01-01", "ended_by": "2025-06-01", "words": "ex-spokeswoman"}),
        ("Suno", date(2022, 5, 4), {"named_first": "2022-05-04", "named_last": "2022-05-04"}),
    ):
        a_placed_claim(dispute, speaker=a_party(house))
        held = {"held": days(first, None), "held_why": why, "evidence": claim.appearances.get()}
        Affiliation.objects.create(party=liz, organisation=a_party(house), **held)
    page = client.get("/parties/liz-bourgeois/").content.decode()
    order = [
        "named so on 4 May 2022",
        "since 1 Jan 2023, ended by 1 Jun 2025",
        "“ex-spokeswoman”",
        "1 Jun 2025 or later",
    ]
    assert sorted(order, key=page.index) == order


@pytest.mark.parametrize("role, sees", [(None, False), (Role.CONTRIBUTOR, False), (Role.EDITOR, True)])
def test_who_may_be_the_same_is_for_those_who_may_decide(client, openai, role, sees):
    claim = a_placed_claim(a_dispute(), speaker=openai)
    article = claim.appearances.get().article_id
    evidence = {"names": ["OpenAI", "Open AI Labs"], "articles": [article], "houses": [a_party("Microsoft").pk]}
    labs = {"party": openai, "other": a_party("Open AI Labs"), "kind": MatchKind.LONGER, "evidence": evidence}
    PartyMatch.objects.create(**labs)
    refused = {"kind": MatchKind.SPELLING, "status": Status.REJECTED}
    PartyMatch.objects.create(party=openai, other=a_party("Openly"), **refused)
    if role:
        client.force_login(a_user(role))
    page = " ".join(shown(client).split())
    reason = "because “Open AI Labs” is a longer form of “OpenAI”, and both speak for Microsoft; both stand in <a"
    assert (reason in page) is sees
    assert "Openly" not in page


@pytest.mark.parametrize("address", ["/parties/nobody/", "/parties/hidden/"])
def test_unknown_and_unpublished_parties_answer_alike(client, address):
    a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), speaker=a_party("Hidden"))
    response = client.get(address)
    assert response.status_code == 404
    assert "nothing of it is published" in response.content.decode()


@pytest.mark.parametrize("query", ["?part=nonsense", "?page=-1", "?page=999", "?part=says&page=x"])
def test_garbled_parameters_do_no_harm(client, openai, query):
    a_placed_claim(a_dispute(), "Still here.", speaker=openai)
    assert "Still here." in shown(client, query)


def test_queries_do_not_grow_with_the_claims(client, openai):
    client.force_login(a_user(Role.EDITOR))
    dispute = a_dispute()
    a_placed_claim(dispute, speaker=openai)
    few = count_queries(client, "/parties/openai/")
    for n in range(50):
        a_placed_claim(dispute, speaker=openai, publisher=a_publisher(f"Outlet {n}"))
    assert few == count_queries(client, "/parties/openai/") <= MOST

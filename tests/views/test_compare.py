"""Two parties, or two outlets, side by side."""

from datetime import date

import pytest

from claims.models import Claim, ClaimRelation, PartyAlias
from claims.terms import Publishes, Role, Status
from tests.factories import (
    a_claim,
    a_dispute,
    a_party,
    a_placed_claim,
    a_publisher,
    a_user,
    an_appearance,
    an_article,
)
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute():
    return a_dispute("Whose data?", slug="data")


def page(client, query: str = "", status: int = 200) -> str:
    response = client.get(f"/compare/{query}")
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def section(html: str, name: str) -> str:
    return html.partition(f'id="{name}"')[2].partition("</section>")[0]


def told(claim: Claim, outlet: str, words: str, on: date, **fields) -> None:
    an_appearance(an_article(f"{words}\n\nIt says: {words}.", on, a_publisher(outlet)), claim, words, **fields)


def two_parties(dispute, n: int = 1) -> None:
    openai, deepseek = a_party("OpenAI"), a_party("DeepSeek")
    for i in range(n):
        accusation = a_placed_claim(dispute, f"DeepSeek took it {i}.", speaker=openai, about=(deepseek,))
        denial = a_placed_claim(dispute, f"Nobody took it {i}.", speaker=deepseek, about=(openai,))
        a_placed_claim(dispute, f"The sky is grey {i}.", speaker=openai)
        ClaimRelation.objects.create(claim=denial, kind="denies", other=accusation, words="nobody")


def two_outlets(dispute, n: int = 1) -> None:
    for i in range(n):
        shared = a_claim(f"They may have taken it {i}.")
        shared.placements.create(dispute=dispute)
        told(shared, "Reuters", f"may have taken it {i}", date(2025, 1, 29), certainty="may", certainty_words=["may"])
        told(shared, "Mint", f"took it {i} for sure", date(2025, 2, 3), certainty="stated")
        a_placed_claim(dispute, f"Reuters alone {i}.", publisher=a_publisher("Reuters"))
        a_placed_claim(dispute, f"Mint alone {i}.", publisher=a_publisher("Mint"), via=(a_publisher("The Star"),))


def test_without_names_it_asks_for_them(client, dispute):
    two_parties(dispute)
    shown = page(client)
    assert "Choose two" in shown
    assert '<option value="OpenAI">' in shown
    assert '<option value="Mint">' in (two_outlets(dispute) or page(client, "?pair=outlets"))


def test_where_two_parties_contest_each_other(client, dispute):
    two_parties(dispute)
    for query, label in (("?a=openai&b=deepseek", "is denied by"), ("?a=deepseek&b=openai", "denies")):
        shown = section(page(client, query), "against")
        assert f'<b class="contest">{label}</b>' in shown
        assert shown.index("DeepSeek took it 0." if "a=openai" in query else "Nobody took it 0.") < shown.index(
            "Nobody took it 0." if "a=openai" in query else "DeepSeek took it 0."
        )
        assert "rests on “nobody”" in shown


def test_a_relation_that_somebody_checked_does_not_make_its_claims_look_checked(client, dispute):
    two_parties(dispute)
    ClaimRelation.objects.update(status="accepted")
    assert section(page(client, "?a=openai&b=deepseek"), "against").count("not yet checked") == 2


def test_what_each_says_about_the_other_and_alone(client, dispute):
    two_parties(dispute)
    shown = page(client, "?a=openai&b=deepseek")
    about = section(shown, "about")
    assert '<bdi>OpenAI</bdi> about <bdi>DeepSeek</bdi> <small class="n">1</small>' in about
    assert "The sky is grey" not in about
    assert f'href="/d/{dispute.slug}/?by=openai&amp;about=deepseek"' in about
    only = section(shown, "only")
    assert 'Only <bdi>OpenAI</bdi> says <small class="n">2</small>' in only
    assert "The sky is grey 0." in only


def test_a_claim_that_both_say_stands_once_under_both(client, dispute):
    claim = a_placed_claim(dispute, "It is so.", speaker=a_party("OpenAI"))
    told(claim, "Mint", "it is so indeed", date(2025, 3, 1), speaker=a_party("DeepSeek"))
    shown = page(client, "?a=openai&b=deepseek")
    assert "It is so." in section(shown, "both")
    assert "It is so." not in section(shown, "only")


def test_how_two_outlets_tell_the_same(client, dispute):
    two_outlets(dispute)
    shown = section(page(client, "?pair=outlets&a=reuters&b=mint"), "both")
    assert "<b>Reuters</b> first, by 5 days" in shown
    assert "Mint sounds surer" in shown
    assert "<mark>may</mark> have taken it 0" in shown
    assert "took it 0 for sure" in shown
    assert shown.count("its own article") == 2
    assert "Reuters alone" not in shown


def test_an_outlet_tells_also_what_others_tell_on_its_word(client, dispute):
    two_outlets(dispute)
    shown = page(client, "?pair=outlets&a=the+star&b=mint")
    assert "told on its word by Mint" in section(shown, "both")
    assert "both on the same day" in section(shown, "both")


def test_only_one_of_two_outlets(client, dispute):
    two_outlets(dispute)
    only = section(page(client, "?pair=outlets&a=reuters&b=mint"), "only")
    assert "Reuters alone 0." in only
    assert "Mint alone 0." in only
    assert "They may have taken it" not in only
    assert f'href="/d/{dispute.slug}/?publisher=reuters"' in only


@pytest.mark.parametrize("words", ["DeepSeek", "deepseek", "DEEPSEEK", "deep", "seek"])
def test_a_name_or_a_part_of_it_will_do(client, dispute, words):
    two_parties(dispute)
    assert "Only <bdi>DeepSeek</bdi> says" in page(client, f"?a=openai&b={words}")


def test_an_address_from_before_a_merge_means_the_party_that_stands(client, dispute):
    two_parties(dispute)
    a_party("Open AI", merged_into=a_party("OpenAI"))
    assert "Nobody took it 0." in page(client, "?a=open-ai&b=deepseek")


def test_another_name_of_a_party_will_do(client, dispute):
    two_parties(dispute)
    PartyAlias.objects.create(party=a_party("DeepSeek"), name="Shēndù Qiúsuǒ", status=Status.ACCEPTED)
    PartyAlias.objects.create(party=a_party("DeepSeek"), name="High-Flyer", status=Status.REJECTED)
    assert "Only <bdi>DeepSeek</bdi> says" in page(client, "?a=openai&b=shendu+qiusuo")
    assert "Nobody here is called" in page(client, "?a=openai&b=High-Flyer", status=400)


def test_several_that_fit_are_offered(client, dispute):
    for name in ("OpenAI", "OpenAI Ireland", "Open Source Group"):
        a_placed_claim(dispute, f"{name} speaks.", speaker=a_party(name))
    shown = page(client, "?a=open&b=openai&as_of=2025-03-01")
    assert "Which “<bdi>open</bdi>” is meant?" in shown
    assert 'href="?a=openai-ireland&amp;b=openai&amp;as_of=2025-03-01"' in shown
    assert "Only <bdi>OpenAI</bdi> says" not in shown


@pytest.mark.parametrize(
    "query,words",
    [
        ("?a=nobody&b=openai", "Nobody here is called “nobody”"),
        ("?a=openai&b=OpenAI", "stands on both sides"),
        ("?pair=planets&a=openai&b=deepseek", "There is no pair “planets”"),
        ("?a=" + "x" * 5000, "at most 200 characters"),
        ("?a=%00", "character NUL"),
    ],
)
def test_what_cannot_be_read_is_said(client, dispute, query, words):
    two_parties(dispute)
    assert words in page(client, query, status=400)


def test_a_repeated_or_empty_parameter_does_no_harm(client, dispute):
    two_parties(dispute)
    assert "Only <bdi>DeepSeek</bdi> says" in page(client, "?a=x&a=openai&b=deepseek&page=9999")
    assert "Which" not in page(client, "?a=openai&b=")


def test_nothing_unpublished_is_compared_or_offered(client):
    two_parties(a_dispute(publishes=Publishes.ACCEPTED))
    assert "Nobody here is called" in page(client, "?a=openai&b=deepseek", status=400)
    assert "OpenAI" not in page(client)
    client.force_login(a_user(Role.EDITOR))
    assert "DeepSeek took it 0." in page(client, "?a=openai&b=deepseek")


@pytest.mark.parametrize(
    "make,query", [(two_parties, "?a=openai&b=deepseek"), (two_outlets, "?pair=outlets&a=reuters&b=mint")]
)
def test_queries_do_not_grow(client, dispute, make, query):
    client.force_login(a_user(Role.EDITOR))
    make(dispute)
    few = count_queries(client, f"/compare/{query}")
    make(dispute, 25)
    assert few == count_queries(client, f"/compare/{query}")
    assert few <= MOST


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("query", ["?a=openai&b=deepseek", "?pair=outlets&a=reuters&b=mint"])
def test_nor_are_they_more_where_nothing_is_kept(client, dispute, query):
    """What a process keeps is asked for outside a transaction alone."""
    client.force_login(a_user(Role.EDITOR))
    two_parties(dispute)
    two_outlets(dispute)
    client.get("/help/")  # notes when the account was last here
    assert count_queries(client, f"/compare/{query}") <= MOST

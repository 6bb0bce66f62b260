"""A party is set right by an editor: its name, its kind, the names by which it is known."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.editing.meanings import party_called
from claims.editing.party_facts import version_of_facts
from claims.editing.refusal import Refused
from claims.models import Party, PartyAlias
from claims.terms import PartyKind, Role, Status
from tests.factories import a_dispute, a_party, a_placed_claim, a_user

pytestmark = pytest.mark.django_db

PAGE = "/desk/parties/sacks/change/"


@pytest.fixture(autouse=True)
def party(client) -> Party:
    client.force_login(a_user(Role.EDITOR))
    party = a_party("Sacks", PartyKind.ORGANISATION, slug="sacks")
    PartyAlias.objects.create(party=party, name="Mr. Sacks", status=Status.SUGGESTED)
    return party


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def sent(party: Party, **fields) -> dict:
    kept = {"name": party.name, "kind": party.kind, "names": "Mr. Sacks", "reason": "It is he."}
    return {**kept, "version": version_of_facts(party), **fields}


def names(party: Party) -> dict[str, str]:
    return dict(party.aliases.order_by("name").values_list("name", "status"))


def test_the_form_holds_what_is_known_and_stands_on_the_partys_page(client):
    page = words(client.get(PAGE))
    assert 'value="Sacks"' in page
    assert '<option value="organisation" selected>' in page
    assert "Mr. Sacks</textarea>" in page
    assert 'value="unnamed"' not in page
    assert f'href="{PAGE}"' in words(client.get("/parties/sacks/"))


def test_a_party_is_called_otherwise_everywhere_and_the_old_name_still_means_it(client, party):
    claim = a_placed_claim(a_dispute(slug="ai"), "Theft is possible.", speaker=party)
    assert "Sacks" in words(client.get("/d/ai/"))
    answer = client.post(PAGE, sent(party, name="  David \u202eSacks ", kind="person"), follow=True)
    assert answer.redirect_chain == [("/parties/sacks/", 302)]
    party.refresh_from_db()
    assert (party.name, party.kind, party.slug) == ("David Sacks", "person", "sacks")
    assert names(party) == {"David Sacks": "accepted", "Mr. Sacks": "suggested", "Sacks": "accepted"}
    assert party_called("sacks") == party_called("David Sacks") == party
    for page in ("/d/ai/", f"/claims/{claim.number}/", "/parties/", f"/claims/{claim.number}.json"):
        assert "David Sacks" in words(client.get(page)), page
    assert ProcrastinateJob.objects.filter(task_name="claims.settle_party", args__party_id=party.pk).exists()
    history = words(client.get(f"/desk/history/party/{party.pk}/"))
    assert "It is he." in history


def test_names_come_and_go_and_what_goes_means_it_no_longer(client, party):
    client.post(PAGE, sent(party, names="דייוויד זקס\n\n Davey  Sacks \nDavey Sacks\nSacks"))
    assert names(party) == {
        "Davey Sacks": "accepted",
        "Mr. Sacks": "rejected",
        "Sacks": "accepted",
        "דייוויד זקס": "accepted",
    }
    with pytest.raises(Refused):
        party_called("Mr. Sacks")
    client.post(PAGE, sent(party, names="Mr. Sacks"))
    assert names(party)["Mr. Sacks"] == "accepted"


@pytest.mark.parametrize(
    "fields, status, says",
    [
        ({"name": " "}, 422, "A party needs something to be called by."),
        ({"name": "x" * 10_000}, 422, "up to 200 characters; yours has 10000"),
        ({"kind": "unnamed"}, 422, "Choose one of these sorts."),
        ({"names": "x" * 201}, 422, "has more than 200 characters"),
        ({"names": "\n".join(map(str, range(101)))}, 422, "100 other names at most"),
        ({"name": "New", "reason": " "}, 422, "Say why: the reason is kept"),
        ({"name": "Meta"}, 409, "Meta is another party’s name already."),
        ({"name": "New", "version": "another"}, 409, "It was changed since you opened the page."),
        ({"name": "New", "version": "x" * 99}, 409, "It was changed since you opened the page."),
    ],
)
def test_what_cannot_be_kept_is_said_and_comes_back_as_typed(client, party, fields, status, says):
    a_party("Meta")
    answer = client.post(PAGE, sent(party, **{"reason": "As they say.", **fields}))
    assert answer.status_code == status
    assert says in words(answer)
    assert status == 422 or "As they say." in words(answer)
    party.refresh_from_db()
    assert (party.name, names(party)) == ("Sacks", {"Mr. Sacks": "suggested", "Sacks": "accepted"})


def test_the_same_once_more_writes_nothing(client, party):
    before = party.events.count()
    assert client.post(PAGE, sent(party, version="another")).status_code == 302
    assert (party.events.count(), names(party)["Mr. Sacks"]) == (before, "suggested")


def test_a_name_of_another_party_leads_those_who_may_merge_to_the_form_with_both(client, party):
    a_party("Meta")
    client.force_login(a_user(Role.LEAD))
    assert 'href="/desk/parties/sacks/merge/?other=meta"' in words(client.post(PAGE, sent(party, name="META")))


def test_others_are_told_whom_to_ask(client, party):
    a_party("Meta")
    assert "Merging is up to a lead: nobody with an account here is one." in words(
        client.post(PAGE, sent(party, name="Meta"))
    )
    a_user(Role.LEAD, username="ada")
    a_user(Role.LEAD, username="bob", is_active=False)
    a_user(Role.STAFF, username="eve")
    page = words(client.post(PAGE, sent(party, name="Meta")))
    assert "Merging is up to a lead: ask <bdi>ada or eve</bdi>." in page
    assert "/merge/?other=" not in page


def test_one_that_was_merged_leads_to_the_one_that_stands(client, party):
    Party.objects.filter(pk=party.pk).update(merged_into=a_party("Meta"))
    answer = client.get(PAGE, follow=True)
    assert answer.redirect_chain == [("/desk/parties/meta/change/", 302)]
    assert "Sacks was merged into Meta" in words(answer)


def test_others_may_not(client):
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert client.get(PAGE).status_code == 403
    assert PAGE not in words(client.get("/parties/sacks/"))
    client.force_login(a_user(Role.EDITOR))
    assert client.get("/desk/parties/nobody/change/").status_code == 404

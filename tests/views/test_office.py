"""Who speaks for whom, decided by an editor."""

from datetime import date

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.linking.affiliations import note_affiliation
from claims.linking.parties import Resolver
from claims.models import Affiliation, Appearance, Claim, Dispute
from claims.terms import PartyKind, Publishes, Role, Status
from tests.factories import a_dispute, a_party, a_placed_claim, a_user, an_appearance, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(client):
    user = a_user(Role.EDITOR)
    client.force_login(user)
    return user


@pytest.fixture
def office() -> Affiliation:
    """What a text says of Liz, in a dispute that shows what the machine suggests."""
    liz = a_party("Liz Bourgeois", PartyKind.PERSON)
    claim = a_placed_claim(a_dispute(), "We took none.", speaker=liz)
    a_placed_claim(a_dispute(), "It has an office.", speaker=a_party("OpenAI"))
    told = {"title": "spokeswoman", "held_why": {"words": "OpenAI spokeswoman Liz Bourgeois"}}
    return Affiliation.objects.create(
        party=liz, organisation=a_party("OpenAI"), evidence=claim.appearances.get(), **told
    )


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_both_parties_lead_an_editor_to_it(client, office):
    page = f"/desk/offices/{office.pk}/"
    for party in (office.party, office.organisation):
        assert f'href="{page}"' in words(client.get(f"/parties/{party.slug}/"))
    shown = words(client.get(page))
    assert "Does <bdi>Liz Bourgeois</bdi> speak for <bdi>OpenAI</bdi>?" in shown
    assert "OpenAI spokeswoman Liz Bourgeois" in shown
    client.logout()
    assert page not in words(client.get("/parties/openai/"))


@pytest.mark.parametrize("do, status, is_shown", [("accept", "accepted", True), ("reject", "rejected", False)])
def test_what_is_said_of_it_holds_and_is_undone_the_same_way(client, office, do, status, is_shown):
    page = f"/desk/offices/{office.pk}/"
    assert client.post(page, {"do": do, "reason": "Asked them.", "seen": "suggested"})["Location"] == page
    office.refresh_from_db()
    assert office.status == status
    settled = ProcrastinateJob.objects.filter(task_name="claims.settle_party")
    assert {job.args["party_id"] for job in settled} == {office.party_id, office.organisation_id}
    assert ("spokeswoman" in words(client.get("/parties/openai/"))) == is_shown
    other = {"accept": "reject", "reject": "accept"}[do]
    assert f'value="{other}"' in words(client.get(page))
    assert f'value="{do}"' not in words(client.get(page))
    assert "Asked them." in words(client.get(f"/desk/history/office/{office.pk}/"))


def test_an_accepted_one_is_shown_where_only_what_is_checked_is(client, office):
    Dispute.objects.update(publishes=Publishes.ACCEPTED)
    Claim.objects.update(status=Status.ACCEPTED)
    Appearance.objects.update(status=Status.ACCEPTED)
    client.post(f"/desk/offices/{office.pk}/", {"do": "accept", "reason": "Asked them."})
    client.logout()
    assert "spokeswoman" in words(client.get("/parties/openai/"))


def test_no_later_text_brings_back_what_is_not_so(client, office):
    client.post(f"/desk/offices/{office.pk}/", {"do": "reject", "reason": "She left."})
    again = an_appearance(
        an_article("Liz Bourgeois of OpenAI spoke.", date(2026, 1, 1)), office.evidence.claim, "spoke"
    )
    note_affiliation(office.party, {"affiliation": "OpenAI", "title": "spokeswoman"}, again, Resolver([again.pk]))
    assert [row.status for row in Affiliation.objects.all()] == [Status.REJECTED]


@pytest.mark.parametrize(
    "sent, status, problem",
    [
        ({"do": "reject", "reason": " "}, 422, "Say why"),
        ({"do": "burn", "reason": "It is."}, 422, "Choose what to do"),
        ({"do": "reject", "reason": "Kept &amp; here.", "seen": "accepted"}, 409, "decided about this meanwhile"),
        ({"do": "reject", "reason": "Kept &amp; here.", "seen": "x" * 99}, 409, "decided about this meanwhile"),
    ],
)
def test_what_is_refused_comes_back(client, office, sent, status, problem):
    answer = client.post(f"/desk/offices/{office.pk}/", sent)
    assert (answer.status_code, problem in words(answer)) == (status, True)
    assert sent["reason"].strip().replace("&", "&amp;") in words(answer)
    office.refresh_from_db()
    assert office.status == Status.SUGGESTED


def test_others_may_not_and_there_is_none_elsewhere(client, office):
    assert client.get("/desk/offices/999999999/").status_code == 404
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert client.get(f"/desk/offices/{office.pk}/").status_code == 403

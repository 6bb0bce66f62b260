"""The desk's list of parties that may be one, and the refusal of a suggestion."""

import pytest

from claims.models import PartyMatch
from claims.terms import MatchKind, Role, Status
from tests.factories import a_dispute, a_party, a_placed_claim, a_user
from tests.queries import MOST, count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lead")]

PAGE = "/desk/parties/"


def a_match(one: str = "OpenAI", other: str = "Open AI", **fields) -> PartyMatch:
    first, second = sorted((a_party(one), a_party(other)), key=lambda party: party.pk)
    return PartyMatch.objects.create(party=first, other=second, kind=MatchKind.SPELLING, **fields)


def shown(client, **sent) -> str:
    return " ".join(client.get(PAGE, sent).content.decode().split())


def test_nothing_is_suggested(client):
    a_match(status=Status.REJECTED)
    assert "No two parties look like one" in shown(client)


def test_each_with_its_evidence_and_its_claims(client):
    match = a_match()
    a_placed_claim(a_dispute(), speaker=match.party, about=(match.other,))
    page = shown(client)
    assert f"“{match.party.name}” and “{match.other.name}” are spelt alike" in page
    assert "makes 1 claim, 0 about it" in page
    assert "makes 0 claims, 1 about it" in page
    assert f'href="/desk/parties/{match.party.slug}/merge/?other={match.other.slug}"' in page


def test_an_editor_refuses_and_does_not_merge(client):
    match = a_match()
    client.force_login(a_user(Role.EDITOR))
    assert "/merge/?other" not in shown(client)
    answer = client.post(f"{PAGE}matches/{match.pk}/refuse/", {"reason": "Two firms."}, follow=True)
    assert "stay two" in answer.content.decode()
    match.refresh_from_db()
    assert match.status == Status.REJECTED


def test_what_cannot_be_refused(client):
    match = a_match(status=Status.ACCEPTED)
    answer = client.post(f"{PAGE}matches/{match.pk}/refuse/", {"reason": "Two firms."})
    assert (answer.status_code, "Undo that first" in answer.content.decode()) == (409, True)
    assert "You wrote: “<bdi>Two firms.</bdi>”" in answer.content.decode()
    assert client.post(f"{PAGE}matches/999999/refuse/").status_code == 404
    assert client.post(f"{PAGE}matches/{match.pk}/refuse/", {"reason": "x" * 1_001}).status_code == 422
    assert client.get(f"{PAGE}matches/{match.pk}/refuse/").status_code == 302


def test_what_is_taken_for_gone_is_logged_with_where_it_was_missed(client, caplog):
    client.post(f"{PAGE}matches/999999/refuse/")
    logged = next(each for each in caplog.records if each.name == "claims.views.allowed")
    assert "PartyMatch matching query does not exist" in logged.getMessage()
    assert logged.exc_info


def test_a_longer_list_takes_no_more_queries(client):
    a_match()
    client.get(PAGE)  # where one is logged in is noted at the first page
    few = count_queries(client, PAGE)
    for number in range(12):
        a_match(f"Firm {number}", f"Firm{number}")
    assert count_queries(client, PAGE) <= few <= MOST

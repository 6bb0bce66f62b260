"""A refused form leads to the first thing that is wrong with it."""

import pytest

from claims.terms import Role
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(client) -> str:
    client.force_login(a_user(Role.EDITOR))
    return f"/desk/claims/{a_placed_claim(a_dispute()).number}/relations/"


def test_the_first_problem_of_several_takes_the_focus(client, address):
    shown = client.post(address).content.decode()
    assert shown.count('class="error"') > 1
    assert shown.count("autofocus") == 1
    assert shown.index("autofocus") < shown.index("</p>", shown.index('class="error"'))


def test_a_page_that_is_only_looked_at_does_not(client, address):
    assert "autofocus" not in client.get(address).content.decode()


def test_a_part_of_a_page_does_not(client):
    client.force_login(a_user(Role.EDITOR))
    claim = a_placed_claim(a_dispute())
    sent = {"deed": "reject", "reason": "", "version": "old"}
    answer = client.post(f"/desk/review/{claim.number}/", sent, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert "autofocus" not in answer.content.decode()

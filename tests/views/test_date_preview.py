"""What days an editor's words mean, while they are typed."""

import pytest

from claims.terms import Role
from tests.factories import a_user

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def editor(client):
    client.force_login(a_user(Role.EDITOR))


@pytest.mark.parametrize(
    "asked,says",
    [
        ("said=last+fall&anchor=2025-01-30", "1 Sep – 30 Nov 2024"),
        ("said=last+fall&anchor=2025-01-30", "counted from 30 Jan 2025"),
        ("happened=2024-09/2024-11", "1 Sep – 30 Nov 2024"),
        ("happened=before+2024", "until 31 Dec 2023"),
        ("said=last+fall", "counted from the day on which the article came out, and that is not known"),
        ("said=soonish", "is not understood"),
        ("said=<b>", "&lt;b&gt;"),
        ("said=", ""),
        ("", ""),
    ],
)
def test_the_range_with_its_reason(client, asked, says):
    response = client.get(f"/desk/dates/?{asked}", headers=HTMX)
    assert response.status_code == 200
    assert says in response.content.decode()


@pytest.mark.parametrize("asked", ["anchor=yesterday", "said=a%00b", f"said={'x' * 5_000}"])
def test_garbled(client, asked):
    assert client.get(f"/desk/dates/?{asked}", headers=HTMX).status_code == 400


def test_without_htmx_it_leads_to_the_desk(client):
    assert client.get("/desk/dates/?said=2024")["Location"] == "/desk/"

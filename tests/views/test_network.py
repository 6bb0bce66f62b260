"""The page of who quotes whom."""

import re
from datetime import date

import pytest

from claims.terms import Publishes, Role
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute():
    return a_dispute("Whose data?", slug="data")


def told(dispute, n: int = 0, month: int = 1) -> None:
    speaker, about = a_party(f"Speaker {n}"), a_party(f"Accused {n}")
    a_placed_claim(
        dispute, f"Claim {n} of {month}.", speaker=speaker, about=(about,), publisher=a_publisher("Mint"),
        published_on=date(2025, month, 9),
    )  # fmt: skip


def page(client, query: str = "", status: int = 200, **headers) -> str:
    response = client.get(f"/d/data/network/{query}", headers=headers)
    assert response.status_code == status
    return response.content.decode()


def test_every_tie_opens_its_claims(client, dispute):
    told(dispute)
    shown = page(client)
    assert 'href="/d/data/?by=speaker-0&amp;publisher=mint"' in shown
    assert 'href="/d/data/?by=speaker-0&amp;about=accused-0"' in shown
    opened = client.get("/d/data/?by=speaker-0&about=accused-0").content.decode()
    assert "Claim 0 of 1." in opened


def test_the_picture_says_nothing_that_the_tables_do_not(client, dispute):
    told(dispute)
    tables, _, picture = page(client).partition('<figure class="picture">')
    assert 'aria-hidden="true"' in picture
    for link in re.findall(r'<a href="([^"]+)" tabindex="-1"', picture):
        assert f'href="{link}"' in tables


def test_a_period_is_chosen_without_javascript(client, dispute):
    told(dispute, 1, month=1)
    told(dispute, 2, month=3)
    shown = page(client, "?from=2025-02&to=")
    assert "Speaker 2" in shown
    assert "Speaker 1" not in shown
    assert '<option value="2025-02" selected>Feb 2025</option>' in shown
    assert '<option value="" selected>Mar 2025</option>' in shown


def test_htmx_gets_the_results_alone(client, dispute):
    told(dispute)
    shown = page(client, **{"HX-Request": "true"})
    assert shown.lstrip().startswith('<div id="results"')
    assert "<html" not in shown


@pytest.mark.parametrize(
    "query,words",
    [
        ("?nodes=0", "takes a number from 2 to 60"),
        ("?nodes=many", "takes a number from 2 to 60"),
        ("?nodes=" + "9" * 5000, "takes a number from 2 to 60"),
        ("?from=2025-03&to=2025-01", "ends before it begins"),
        ("?from=soon", "is no date"),
        ("?by=nobody", "There is no “nobody” to choose"),
        ("?by=%00", "Null characters"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_is_there(client, dispute, query, words):
    told(dispute)
    shown = page(client, query, status=400)
    assert words in shown
    assert "Speaker 0" in shown


def test_nothing_to_show_says_what_to_do(client, dispute):
    assert "Ties appear here once" in page(client)
    told(dispute)
    assert "Choose a longer period" in page(client, "?from=2030")


def test_what_is_left_out_is_said(client, dispute):
    for n in range(4):
        told(dispute, n)
    shown = " ".join(page(client, "?nodes=2").split())
    assert re.search(r"Left out are \d+ weaker parties and outlets and \d+ ties", shown)


def test_an_unpublished_dispute_ties_nobody_for_readers(client):
    told(a_dispute(slug="data", publishes=Publishes.ACCEPTED))
    assert "Speaker 0" not in page(client)
    client.force_login(a_user(Role.EDITOR))
    assert "Speaker 0" in page(client)
    assert client.get("/d/nothing/network/").status_code == 404


def test_queries_do_not_grow(client, dispute):
    client.force_login(a_user(Role.EDITOR))
    told(dispute)
    few = count_queries(client, "/d/data/network/?by=speaker-0")
    for n in range(50):
        told(dispute, n % 9)
    assert few == count_queries(client, "/d/data/network/?by=speaker-0")
    assert few <= MOST

"""/desk/disputes/<slug>/dump/: leads take a dispute away as one file."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.dumps.kinds import PUBLISHED
from claims.terms import Role
from tests.dumps.dumping import dump_of
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.queries import count_queries

pytestmark = pytest.mark.django_db

PAGE = "/desk/disputes/data/dump/"


@pytest.fixture
def dispute():
    dispute = a_dispute(slug="data")
    a_placed_claim(dispute)
    return dispute


@pytest.fixture
def lead(client):
    client.force_login(a_user(Role.LEAD))
    return client


def test_the_page_leads_to_both_kinds(lead, dispute):
    page = lead.get(PAGE).content.decode()
    assert f'href="{PAGE}whole.zip"' in page
    assert f'href="{PAGE}published.zip"' in page
    assert f'href="{PAGE}"' in lead.get("/desk/disputes/data/publishing/").content.decode()


def test_both_kinds_are_what_the_command_writes(lead, dispute):
    for name, kind in (("whole", ()), ("published", (PUBLISHED,))):
        answer = lead.get(f"{PAGE}{name}.zip")
        assert answer["Content-Type"] == "application/zip"
        assert answer["Content-Disposition"] == f'attachment; filename="claimline-data-{name}.zip"'
        assert answer.getvalue() == dump_of(dispute, *kind)


def test_who_only_asks_gets_no_file(lead, dispute):
    answer = lead.head(f"{PAGE}whole.zip")
    assert answer["Content-Type"] == "application/zip"
    assert answer.getvalue() == b""


def test_the_page_costs_few_queries(lead, dispute):
    assert count_queries(lead, PAGE) <= 8


def test_an_editor_does_not_get_it(client, dispute):
    client.force_login(a_user(Role.EDITOR))
    for address in (PAGE, f"{PAGE}whole.zip", f"{PAGE}published.zip"):
        assert client.get(address).status_code == 403


def test_a_thread_goes_with_its_dispute(lead, dispute):
    a_dispute("Photographs", slug="photographs", parent=dispute)
    page = lead.get("/desk/disputes/photographs/dump/").content.decode()
    assert f'href="{PAGE}"' in page
    assert ".zip" not in page
    assert lead.get("/desk/disputes/photographs/dump/whole.zip").status_code == 404


def test_of_what_is_under_embargo_there_is_none_for_everybody(lead):
    a_dispute(slug="data", embargo_until=timezone.now() + timedelta(days=1))
    page = lead.get(PAGE).content.decode()
    assert "readers see nothing of it" in page
    assert "published.zip" not in page
    assert lead.get(f"{PAGE}published.zip").status_code == 404


@pytest.mark.parametrize("name", ["data/dump/half", "nobody/dump/whole"])
def test_what_is_not_there(lead, dispute, name):
    assert lead.get(f"/desk/disputes/{name}.zip").status_code == 404

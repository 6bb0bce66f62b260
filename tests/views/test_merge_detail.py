"""The list of merges, each on its page with the way back."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.editing.parties import merge_parties, undo_merge
from claims.models import Claim, MergeOperation, Party
from claims.terms import Role
from tests.factories import a_dispute, a_party, a_placed_claim, a_user
from tests.queries import MOST, count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lead")]


@pytest.fixture
def operation(lead) -> MergeOperation:
    absorbed = a_party("Open AI")
    a_placed_claim(a_dispute(), speaker=absorbed)
    return merge_parties(lead, absorbed.pk, a_party("OpenAI").pk, "One firm.")


def page_of(operation: MergeOperation) -> str:
    return f"/desk/merges/{operation.pk}/"


def test_who_when_why_and_what_moved(client, operation, lead):
    page = " ".join(client.get(page_of(operation)).content.decode().split())
    assert lead.username in page
    assert "<q>One firm.</q>" in page
    assert '<span>claims that it makes</span> <span class="n">1</span>' in page
    assert "Take them apart again" in page


def test_it_is_taken_apart_with_a_reason(client, operation, lead):
    answer = client.post(page_of(operation), {"reason": "Two firms."}, follow=True)
    page = answer.content.decode()
    assert "back where it was" in page
    assert "<q>Two firms.</q>" in page
    assert "Take them apart" not in page
    operation.refresh_from_db()
    assert (operation.undone_by, operation.undone_why) == (lead, "Two firms.")
    assert not Party.objects.filter(merged_into__isnull=False).exists()
    assert Claim.objects.get().speaker.name == "Open AI"
    assert ProcrastinateJob.objects.filter(task_name="claims.settle_party").count() == 2


def test_what_was_changed_since_is_counted(client, operation):
    Claim.objects.update(speaker=a_party("Meta"))
    answer = client.post(page_of(operation), {"reason": "Two firms."}, follow=True)
    assert "1 that were changed since stay as they are" in answer.content.decode()


@pytest.mark.parametrize("reason, status, problem", [(" ", 409, "Say why"), ("x" * 1_001, 422, "up to 1000")])
def test_what_is_refused_comes_back(client, operation, reason, status, problem):
    answer = client.post(page_of(operation), {"reason": reason})
    assert (answer.status_code, problem in answer.content.decode()) == (status, True)


def test_undone_twice_it_says_by_whom(client, operation, lead):
    undo_merge(lead, operation.pk, "Two firms.")
    answer = client.post(page_of(operation), {"reason": "Again."})
    assert (answer.status_code, f"undone already by {lead.username}" in answer.content.decode()) == (409, True)


def test_editors_look_and_leads_undo(client, operation):
    client.force_login(a_user(Role.EDITOR))
    page = client.get(page_of(operation))
    assert (page.status_code, "Take them apart" in page.content.decode()) == (200, False)
    assert client.post(page_of(operation), {"reason": "No."}).status_code == 403


def test_the_list(client, operation, lead):
    page = " ".join(client.get("/desk/merges/").content.decode().split())
    assert f'href="/desk/merges/{operation.pk}/"' in page
    assert f"By {lead.username}: <q>One firm.</q>" in page
    assert client.get("/desk/merges/999999/").status_code == 404


def test_an_empty_list(client):
    assert "Nothing was merged yet" in client.get("/desk/merges/").content.decode()


def test_a_longer_list_takes_no_more_queries(client, operation, lead):
    client.get("/desk/merges/")  # where one is logged in is noted at the first page
    few = count_queries(client, "/desk/merges/")
    for number in range(6):
        merge_parties(lead, a_party(f"Open AI {number}").pk, operation.survivor_id, "One firm.")
    assert count_queries(client, "/desk/merges/") == few <= MOST

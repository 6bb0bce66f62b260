"""The page on which a claim is merged with another."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.models import Claim, MergeOperation, Resemblance
from claims.terms import Role, Status
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.queries import MOST, count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lead")]


@pytest.fixture
def pair() -> tuple[Claim, Claim]:
    dispute = a_dispute()
    return a_placed_claim(dispute, "They took data."), a_placed_claim(dispute, "Data was taken by them.")


def page_of(claim: Claim) -> str:
    return f"/desk/claims/{claim.number}/merge/"


def good(claim: Claim, **fields) -> dict:
    return {
        "other": claim.number,
        "keep": "this",
        "wording": "this",
        "reason": "The same.",
        "decision": "merge",
    } | fields


def test_near_ones_and_those_with_some_words_are_offered(client, pair):
    one, other = pair
    tellings = sorted(claim.appearances.get().pk for claim in pair)
    Resemblance.objects.create(appearance_id=tellings[0], other_id=tellings[1], score=0.87, same=False, why="a test")
    page = client.get(page_of(one), {"q": "taken"}).content.decode()
    assert page.count(f'form="merge" name="pick" value="{other.number}"') == 2
    assert "near 0.87" in page
    assert 'data-hx-target="#looked-up"' in page  # what is typed beside it stays
    assert 'id="looked-up"' in page
    assert f'value="{other.number}"' in client.get(page_of(one), {"q": str(other.number)}).content.decode()
    assert client.get(page_of(one), {"q": "a\0'%(&|"}).status_code == 200


def test_who_chooses_one_that_was_found_keeps_what_they_typed(client, pair):
    sent = {"other": "", "keep": "other", "wording": "this", "reason": "The very same.", "pick": pair[1].number}
    answer = client.post(page_of(pair[0]), sent)
    page = answer.content.decode()
    assert (answer.status_code, "The very same." in page, "nothing is changed yet" in page) == (200, True, True)
    assert f'name="other" value="{pair[1].number}"' in page
    assert not MergeOperation.objects.exists()


@pytest.mark.parametrize("pressed", [{"look": "yes"}, {"decision": "preview"}])
def test_without_a_script_looking_keeps_what_was_typed(client, pair, pressed):
    sent = {"other": "", "keep": "other", "wording": "other", "reason": "The very same.", "q": "taken"} | pressed
    answer = client.post(page_of(pair[0]), sent)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'name="pick" value="{pair[1].number}"' in page
    assert "The very same." in page
    assert page.count('value="other" checked') == 2
    assert 'name="q" id="look-words" value="taken"' in page
    assert "Write the number" not in page


def test_to_look_once_more_merges_nothing(client, pair):
    answer = client.post(page_of(pair[0]), good(pair[1], q="taken", look="yes"))
    assert f'name="other" value="{pair[1].number}"' in answer.content.decode()
    assert not MergeOperation.objects.exists()


def test_words_still_looked_for_keep_nobody_from_merging(client, pair):
    client.post(page_of(pair[0]), good(pair[1], q="taken"))
    assert MergeOperation.objects.exists()


def test_a_preview_says_what_moves_and_changes_nothing(client, pair):
    answer = client.get(page_of(pair[0]), {"other": pair[1].number})
    page = " ".join(answer.content.decode().split())
    assert '<span>tellings</span> <span class="n">1</span>' in page
    assert 'value="merge"' in page
    assert not MergeOperation.objects.exists()


def test_a_merge_leads_to_its_page_and_the_old_number_leads_on(client, pair):
    one, other = pair
    answer = client.post(page_of(one), good(other, wording="other"), follow=True)
    assert "Claims merged" in answer.content.decode()
    one.refresh_from_db()
    assert one.wording == "Data was taken by them."
    assert ProcrastinateJob.objects.filter(task_name="claims.relink").count() == 2
    assert client.get(f"/claims/{other.number}/")["Location"].startswith(f"/claims/{one.number}/")
    undone = client.post(f"/desk/merges/{MergeOperation.objects.get().pk}/", {"reason": "Two."}, follow=True)
    assert "back where it was" in undone.content.decode()
    assert client.get(f"/claims/{other.number}/").status_code == 200


@pytest.mark.parametrize(
    "sent, status, problem",
    [
        ({"reason": " "}, 409, "Say why"),
        ({"other": ""}, 422, "Write the number"),
        ({"other": "9" * 30}, 422, "no number of a claim"),
        ({"other": "<b>"}, 422, "no number of a claim"),
        ({"other": "999999"}, 422, "There is no claim 999999"),
        ({"keep": "both"}, 422, "not one of the available choices"),
    ],
)
def test_what_is_refused_comes_back_with_what_was_typed(client, pair, sent, status, problem):
    answer = client.post(page_of(pair[0]), good(pair[1], **sent))
    page = answer.content.decode()
    assert (answer.status_code, problem in page) == (status, True)
    assert sent.get("reason", "The same.").strip() in page
    assert not MergeOperation.objects.exists()


def test_sent_twice_it_is_merged_once(client, pair):
    client.post(page_of(pair[0]), good(pair[1]))
    again = client.post(page_of(pair[0]), good(pair[1]))
    assert (again.status_code, "already" in again.content.decode()) == (409, True)
    assert MergeOperation.objects.count() == 1


def test_who_may_not_and_what_is_not_there(client, pair):
    assert client.get("/desk/claims/999999/merge/").status_code == 404
    assert page_of(pair[0]) in client.get(f"/claims/{pair[0].number}/").content.decode()
    client.force_login(a_user(Role.EDITOR))
    assert client.get(page_of(pair[0])).status_code == 403
    assert page_of(pair[0]) not in client.get(f"/claims/{pair[0].number}/").content.decode()


def test_a_rejected_claim_is_told(client, pair):
    Claim.objects.filter(pk=pair[1].pk).update(status=Status.REJECTED)
    page = client.get(page_of(pair[0]), {"other": pair[1].number}).content.decode()
    assert "take that back first" in page


def test_more_candidates_take_no_more_queries(client, pair):
    address = f"{page_of(pair[0])}?q=data&other={pair[1].number}"
    client.get(address)  # where one is logged in is noted at the first page
    few = count_queries(client, address)
    dispute = a_dispute()
    for number in range(6):
        a_placed_claim(dispute, f"They took data, {number} times.")
    assert count_queries(client, address) <= few <= MOST

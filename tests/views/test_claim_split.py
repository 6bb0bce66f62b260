"""The page on which a claim is split."""

import pytest

from claims.models import Appearance, Claim, MergeOperation
from tests.factories import a_claim, an_appearance, an_article
from tests.queries import MOST, count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lead")]

SAID = "DeepSeek may have taken data."


def told(claim: Claim, n: int) -> list[Appearance]:
    return [an_appearance(an_article(f"Story\n\nOpenAI says {SAID} {at} {claim.pk}"), claim, SAID) for at in range(n)]


@pytest.fixture
def claim() -> Claim:
    return a_claim(SAID)


def page_of(claim: Claim) -> str:
    return f"/desk/claims/{claim.number}/split/"


def sent(told: list[Appearance], n: int, **fields) -> dict:
    seen = ",".join(str(each.pk) for each in told)
    return {"tellings": [each.pk for each in told[:n]], "seen": seen, "reason": "Another.", **fields}


def test_a_preview_says_how_many_stay_and_changes_nothing(client, claim):
    tellings = told(claim, 3)
    page = client.post(page_of(claim), sent(tellings, 1)).content.decode()
    assert "2 tellings stay, 1 gets a claim of its own" in page
    assert page.count(" checked>") == 1
    assert 'value="split"' in page
    assert not MergeOperation.objects.exists()


def test_the_telling_that_somebody_came_from_is_ticked(client, claim):
    first, second = told(claim, 2)
    page = client.get(page_of(claim), {"telling": second.pk}).content.decode()
    assert f'value="{second.pk}" checked>' in page
    assert f'value="{first.pk}" checked>' not in page
    for key in ("x", "", "9" * 30, "\0"):
        assert " checked>" not in client.get(page_of(claim), {"telling": key}).content.decode()


def test_the_ticked_ones_get_a_number_and_undoing_brings_them_back(client, claim):
    tellings = told(claim, 3)
    page = client.post(page_of(claim), sent(tellings, 1, decision="split"), follow=True).content.decode()
    made = Claim.objects.exclude(pk=claim.pk).get()
    assert f'<a href="/claims/{made.number}/">claim {made.number}</a>' in page
    assert [made.appearances.count(), claim.appearances.count()] == [1, 2]
    client.post(f"/desk/merges/{MergeOperation.objects.get().pk}/", {"reason": "One."})
    assert claim.appearances.count() == 3
    assert client.get(f"/claims/{made.number}/")["Location"].startswith(f"/claims/{claim.number}/")


@pytest.mark.parametrize(
    "n, fields, status, problem",
    [
        (0, {"decision": "split"}, 409, "Tick the tellings"),
        (3, {"decision": "split"}, 409, "leave at least one"),
        (1, {"decision": "split", "reason": ""}, 409, "Say why"),
        (1, {"decision": "split", "seen": "1"}, 409, "have changed since"),
        (1, {"seen": "x"}, 422, "without saying which tellings"),
        (1, {"tellings": ["x"]}, 422, "without saying what you mean"),
    ],
)
def test_what_is_refused_comes_back(client, claim, n, fields, status, problem):
    answer = client.post(page_of(claim), sent(told(claim, 3), n, **fields))
    assert (answer.status_code, problem in answer.content.decode()) == (status, True)
    assert not MergeOperation.objects.exists()


def test_nothing_to_split(client, claim):
    assert "No telling of this claim is left" in client.get(page_of(claim)).content.decode()
    other = a_claim("Gone.", merged_into=claim)
    assert "split that one" in client.get(page_of(other)).content.decode()
    assert client.get("/desk/claims/999999/split/").status_code == 404


def test_more_tellings_take_no_more_queries(client, claim):
    told(claim, 2)
    client.get(page_of(claim))  # where one is logged in is noted at the first page
    few = count_queries(client, page_of(claim))
    told(a_claim("x"), 1)
    for at in range(8):
        an_appearance(an_article(f"More {at}\n\nOpenAI says {SAID}"), claim, SAID)
    assert count_queries(client, page_of(claim)) <= few <= MOST

"""The page on which a claim is split."""

import re

import pytest

from claims.models import Appearance, Claim, LinkDecision, MergeOperation, Resemblance
from claims.terms import Status
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


def holding(page: str) -> list[str]:
    """What the page says of each telling's hold, without the markup."""
    found = re.findall('<p class="hint">((?:Joined|Nothing).*?)</p>', page, re.S)
    return [" ".join(re.sub("<[^>]*>", "", each).split()) for each in found]


def test_each_telling_says_what_holds_it_there(client, claim, lead):
    first, second, third = told(claim, 3)
    Resemblance.objects.create(
        appearance=first, other=second, score=0.93, same=True, why="same words: data; only one gives a number"
    )
    page = client.get(page_of(claim)).content.decode()
    assert holding(page) == [
        "Joined with telling 2: the same words “data”; but only one gives a number (found by the machine, alike 0.93)",
        "Joined with telling 1: the same words “data”; but only one gives a number (found by the machine, alike 0.93)",
        "Nothing is noted that joins it to another one.",
    ]
    assert page.count('href="#telling-2"') == page.count('id="telling-2"') == 1
    LinkDecision.objects.create(appearance=first, other=third, same=True, decided_by=lead, reason="One speech.")
    assert holding(client.get(page_of(claim)).content.decode())[2].startswith("Joined with telling 1, as an editor")


def test_a_telling_that_is_not_on_the_page_holds_nothing(client, claim):
    first, _ = told(claim, 2)
    elsewhere = an_appearance(an_article(f"Else\n\nIt is said that {SAID}"), a_claim("Another."), SAID)
    rejected = an_appearance(an_article(f"No\n\nIt is said that {SAID}"), claim, SAID, status=Status.REJECTED)
    for other in (elsewhere, rejected):
        Resemblance.objects.create(appearance=first, other=other, score=0.9, same=True, why="same words: data")
    assert {each[:7] for each in holding(client.get(page_of(claim)).content.decode())} == {"Nothing"}


def test_the_only_telling_needs_no_hold(client, claim):
    told(claim, 1)
    assert holding(client.get(page_of(claim)).content.decode()) == []


def test_tellings_are_numbered_as_on_the_page_of_the_claim(client, claim):
    """The day of publication is one: which was held first decides."""
    late, early = told(claim, 2)
    type(late.article).objects.filter(pk=late.article_id).update(first_held_at="2026-01-01T00:00Z")
    type(late.article).objects.filter(pk=early.article_id).update(first_held_at="2025-01-01T00:00Z")
    listed = client.get(page_of(claim)).context["told"]
    assert [each.appearance.pk for each, _ in listed] == [early.pk, late.pk]


def test_the_doubted_one_is_marked_in_the_preview_too(client, claim):
    first, second = told(claim, 2)
    page = client.get(page_of(claim), {"telling": second.pk}).content.decode()
    assert 'The doubt was about <a href="#telling-2">telling 2</a>' in page
    assert "doubted" in page.partition('id="telling-2"')[2]
    assert "doubted" not in page.partition('id="telling-2"')[0].partition("<form")[2]
    action = f"{page_of(claim)}?telling={second.pk}"
    assert f'action="{action}"' in page
    preview = client.post(action, sent([first, second], 1)).content.decode()
    assert 'The doubt was about <a href="#telling-2">' in preview
    assert f'value="{second.pk}">' in preview


def test_a_doubt_about_a_telling_that_has_left_says_so(client, claim):
    told(claim, 2)
    left = an_appearance(an_article(f"Left\n\nIt is said that {SAID}"), a_claim("Another."), SAID)
    page = client.get(page_of(claim), {"telling": left.pk}).content.decode()
    assert "is not one of this claim any more" in page
    assert "doubt" not in client.get(page_of(claim)).content.decode()


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

"""The page on which an editor joins and parts the origins of a claim, and what readers see of it."""

from datetime import date
from html import unescape

import pytest
from django.utils.html import strip_tags
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.editing.origins import decide_origin
from claims.linking.origins import settle_origins
from claims.models import Appearance, Article, Claim, OriginDecision, Placement
from claims.terms import OriginKind, Publishes, Role
from claims.timeline.origins_page import MOST_TELLINGS
from tests.factories import a_claim, a_dispute, a_party, a_user, an_appearance
from tests.linking.origins.telling import tell
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(client):
    user = a_user(Role.EDITOR)
    client.force_login(user)
    return user


@pytest.fixture
def claim() -> Claim:
    claim = a_claim("The firm copied the scans.", speaker=a_party("OpenAI"))
    Placement.objects.create(claim=claim, dispute=a_dispute(publishes=Publishes.SUGGESTED), why="test")
    return claim


@pytest.fixture
def told(claim) -> list[Appearance]:
    """Told at two occasions."""
    told = [
        tell(claim, "The Daily", "OpenAI told The Daily that {}."),
        tell(claim, "The Monthly", "OpenAI testified that {}.", date(2025, 4, 1)),
    ]
    settle_origins({claim.pk})
    return told


def page_of(claim: Claim, rest: str = "") -> str:
    return f"/desk/claims/{claim.number}/origins/{rest}"


def sent(told: list[Appearance], **fields) -> dict:
    return {"one": told[1].pk, "kind": "taken", "other": told[0].pk, "reason": "A line of <b>credit</b>.", **fields}


def words_of(answer) -> str:
    """The page's text, in one line."""
    return unescape(" ".join(strip_tags(answer.content.decode().partition("<main")[2]).split()))


def test_the_tellings_stand_by_their_origins(client, claim, told):
    page = " ".join(client.get(page_of(claim)).content.decode().split())
    assert "2 articles, 2 origins" in page
    assert '<optgroup label="1. The Daily">' in page
    assert "The Monthly, 1 Apr 2025: “" in page
    assert "Nothing: all that is counted follows from what the articles say." in page
    assert page_of(claim) in client.get(f"/claims/{claim.number}/").content.decode()


def test_two_of_one_article_are_told_apart_by_their_words(client, claim, told, editor):
    second = an_appearance(told[0].first_snapshot, claim, "the scans", key="second")
    Article.objects.filter(pk=told[0].article_id).update(headline="Whose scans?")
    page = client.get(page_of(claim)).content.decode()
    for words in ("the firm copied the scans", "the scans"):
        assert f"“Whose scans?”, “{words}”</option>" in page
    alone = page.split(f'<option value="{told[1].pk}">')[1].partition("</option>")[0]
    assert alone.count("“") == 1
    decide_origin(editor, claim.number, OriginKind.APART, told[0].pk, second.pk, "Asked twice.")
    assert ", “<bdi>the scans</bdi>”" in client.get(page_of(claim)).content.decode()


def test_opened_from_a_telling_it_is_chosen(client, claim, told):
    page = client.get(page_of(claim, f"?telling={told[1].pk}")).content.decode()
    assert page.count(f'<option value="{told[1].pk}" selected>') == 1
    assert f"{page_of(claim)}?telling={told[1].pk}" in client.get(f"/claims/{claim.number}/").content.decode()


def test_joined_readers_are_told_that_an_editor_decided_it_and_why(client, claim, told):
    assert client.post(page_of(claim), sent(told))["Location"] == page_of(claim)
    assert ProcrastinateJob.objects.filter(task_name="claims.link_corrected").count() == 1
    settle_origins({claim.pk})
    client.logout()
    page = words_of(client.get(f"/claims/{claim.number}/"))
    assert "2 articles, 1 origin" in page
    day = OriginDecision.objects.get().decided_at
    decided = f"as an editor decided on {day:%-d %b %Y}: “A line of <b>credit</b>.”"
    assert f"The Monthly took it from The Daily, {decided}" in page
    assert "Say who took it from whom" not in page


def test_parted_both_say_so(client, claim, told, editor):
    one = tell(claim, "The Weekly", "OpenAI told The Daily that {}.", date(2025, 3, 5), via=("The Daily",))
    client.post(page_of(claim), sent(told, one=one.pk, kind="apart"))
    settle_origins({claim.pk})
    page = words_of(client.get(f"/claims/{claim.number}/"))
    assert "3 articles, 3 origins" in page
    assert "The Weekly is another origin than The Daily, as an editor decided on" in page
    assert "The Daily is another origin than The Weekly, as an editor decided on" in page


def test_wound_back_it_counts_what_was_known_and_names_nothing_later(client, claim, told, editor):
    decide_origin(editor, claim.number, OriginKind.TAKEN, told[0].pk, told[1].pk, "They waited.")
    settle_origins({claim.pk})
    page = words_of(client.get(f"/claims/{claim.number}/?as_of=2025-03-20"))
    assert "1 article, 1 origin" in page
    assert "Monthly" not in page
    assert "Say who took it from whom" not in page


def test_wound_back_what_is_parted_from_something_later_does_not_name_it(client, claim, told, editor):
    decide_origin(editor, claim.number, OriginKind.APART, told[0].pk, told[1].pk, "Two sources.")
    settle_origins({claim.pk})
    assert "another origin than" in words_of(client.get(f"/claims/{claim.number}/"))
    assert "another origin than" not in words_of(client.get(f"/claims/{claim.number}/?as_of=2025-03-20"))


@pytest.mark.parametrize(
    "fields, status, problem",
    [
        ({"reason": ""}, 409, "Say why"),
        ({"other": ""}, 422, "Choose one of the tellings"),
        ({"one": "7" * 30}, 422, "Choose one of the tellings"),
        ({"kind": "hates"}, 422, "Choose what the one is to the other"),
        ({"reason": "Kept words " * 100}, 422, "takes up to 1000 characters"),
    ],
)
def test_what_is_refused_comes_back_as_it_was_typed(client, claim, told, fields, status, problem):
    answer = client.post(page_of(claim), sent(told, **fields))
    page = answer.content.decode()
    assert (answer.status_code, problem in page) == (status, True)
    assert fields.get("reason") == "" or "credit&lt;/b&gt;" in page or "Kept words" in page
    assert not OriginDecision.objects.exists()


def test_what_somebody_else_decided_meanwhile_is_shown(client, claim, told):
    other = a_user(Role.EDITOR)
    decide_origin(other, claim.number, OriginKind.APART, told[0].pk, told[1].pk, "Two sources.")
    answer = client.post(page_of(claim), sent(told))
    page = words_of(answer)
    assert answer.status_code == 409
    assert f"{other.username} decided on" in page
    assert "“Two sources.”" in page
    assert "credit&lt;/b&gt;" in answer.content.decode()


def test_undone_with_a_reason(client, claim, told, editor):
    decision = decide_origin(editor, claim.number, OriginKind.TAKEN, told[1].pk, told[0].pk, "Credit.")
    page = words_of(client.get(page_of(claim)))
    assert "The Monthly" in page
    assert f"{editor.username}, " in page
    address = page_of(claim, f"{decision.pk}/undo/")
    refused = client.post(address, {"reason": ""})
    assert (refused.status_code, "Say why" in words_of(refused)) == (409, True)
    assert client.post(address, {"reason": "No credit."})["Location"] == page_of(claim)
    assert not OriginDecision.objects.exists()
    assert ProcrastinateJob.objects.filter(task_name="claims.link_corrected").count() == 1
    again = client.post(address, {"reason": "My long reason."})
    assert again.status_code == 409
    assert "somebody undid it meanwhile" in words_of(again)
    assert "My long reason." in words_of(again)
    assert client.get(address)["Location"] == page_of(claim)
    history = words_of(client.get(f"/desk/history/origin-decision/{decision.pk}/"))
    assert "No credit." in history


def test_apart_as_claims_it_is_said_to_come_to_nothing(client, claim, told, editor):
    decide_origin(editor, claim.number, OriginKind.TAKEN, told[1].pk, told[0].pk, "Credit.")
    Appearance.objects.filter(pk=told[0].pk).update(claim=a_claim("Something else."), origin=None)
    page = words_of(client.get(page_of(claim)))
    assert "The two tell different claims now" in page
    assert "there is nothing to join or to part" in page


@pytest.mark.parametrize("status, said", [("rejected", "rejected by an editor"), ("withdrawn", "withdrawn")])
def test_so_it_is_where_one_of_the_two_does_not_count_any_more(client, claim, told, editor, status, said):
    decide_origin(editor, claim.number, OriginKind.TAKEN, told[1].pk, told[0].pk, "Credit.")
    assert "comes to nothing" not in words_of(client.get(page_of(claim)))
    Appearance.objects.filter(pk=told[0].pk).update(status=status)
    page = words_of(client.get(page_of(claim)))
    assert f"The telling of The Daily is {said}: it comes to nothing until that counts again." in page


def test_what_is_written_of_a_claim_that_was_merged_meanwhile_is_not_lost(client, claim, told):
    other = a_claim("The firm copied scans.")
    Claim.objects.filter(pk=claim.pk).update(merged_into=other)
    for rest, status in (("", 422), ("1/undo/", 409)):  # without tellings there is nothing to choose from any more
        answer = client.post(page_of(claim, rest), sent(told))
        assert answer.status_code == status
        assert "A line of &lt;b&gt;credit&lt;/b&gt;." in answer.content.decode()
        assert client.get(page_of(claim, rest), follow=True).redirect_chain[-1][0] == page_of(other)


def test_what_is_written_of_a_claim_that_was_merged_meanwhile_holds_for_the_one_that_it_is(client, claim, told):
    other = a_claim("The firm copied scans.")
    Claim.objects.filter(pk=claim.pk).update(merged_into=other)
    Appearance.objects.filter(claim=claim).update(claim=other)
    assert client.post(page_of(claim), sent(told))["Location"] == page_of(other)
    decision = OriginDecision.objects.get()
    assert client.post(page_of(claim, f"{decision.pk}/undo/"), {"reason": "A slip."})["Location"] == page_of(other)
    assert not OriginDecision.objects.exists()


def test_nothing_there(client, claim):
    assert "No telling of it is left." in words_of(client.get(page_of(claim)))
    assert client.get("/desk/claims/999999/origins/").status_code == 404


def test_not_for_others(client, claim, told):
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert client.get(page_of(claim)).status_code == 403
    assert page_of(claim) not in client.get(f"/claims/{claim.number}/").content.decode()


def test_of_many_the_first_are_listed_with_the_one_that_it_was_opened_from(client, claim):
    told = [tell(claim, f"Outlet {n}", f"OpenAI {n} said that {{}}.", key=str(n)) for n in range(MOST_TELLINGS + 2)]
    assert "2 later tellings are not in these lists" in words_of(client.get(page_of(claim)))
    chosen = client.get(page_of(claim, f"?telling={told[-1].pk}"))
    assert "1 later telling is not in these lists" in words_of(chosen)
    client.post(page_of(claim), sent(told, one=told[-1].pk))
    assert OriginDecision.objects.get().appearance == told[-1]


def test_queries(client, claim, editor):
    def one_more(n: int) -> None:
        told = [tell(claim, f"{outlet} {n}", "OpenAI said that {}.", key=f"{outlet}{n}") for outlet in "ab"]
        decide_origin(editor, claim.number, OriginKind.TAKEN, told[1].pk, told[0].pk, "Credit.")

    one_more(0)
    few = count_queries(client, page_of(claim))
    for n in range(1, 6):
        one_more(n)
    assert count_queries(client, page_of(claim)) == few <= MOST

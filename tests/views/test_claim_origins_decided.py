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
from tests.linking.origins.telling import agree, tell
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
    assert "1. The Daily <small>in an interview</small> <small>1 article, from 4 Mar 2025</small>" in page
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
        ({"reason": ""}, 422, "Say why"),
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


def test_all_that_is_wrong_is_told_at_once(client, claim, told):
    page = words_of(client.post(page_of(claim), sent(told, other="", reason="")))
    assert ("Choose one of the tellings" in page, "Say why" in page) == (True, True)


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
    for rest, status in (
        ("", 422),
        ("1/undo/", 409),
        ("1/agree/", 409),
    ):
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
    page = words_of(client.get(page_of(claim)))
    assert "No telling of it is left." in page
    assert "There is nothing to join or to part." in page
    assert client.get("/desk/claims/999999/origins/").status_code == 404


def test_not_for_others(client, claim, told):
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert client.get(page_of(claim)).status_code == 403
    assert client.post(page_of(claim, "1/agree/"), {"reason": "So it is."}).status_code == 403
    assert page_of(claim) not in client.get(f"/claims/{claim.number}/").content.decode()


@pytest.mark.slow
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
    agree(*claim.appearances.all())
    settle_origins({claim.pk})
    assert count_queries(client, page_of(claim)) == few <= MOST


class TestAgreed:
    """An editor agrees to an origin as it is counted."""

    def send(self, client, claim: Claim, telling: Appearance, **fields):
        """Agrees to the origin of a telling, as the form on the page does it."""
        telling.refresh_from_db()
        address = page_of(claim, f"{telling.origin_id}/agree/")
        form = client.get(page_of(claim)).content.decode().partition(f'action="{address}"')[2].partition("</form>")[0]
        seen = form.partition('name="seen" value="')[2].partition('"')[0]
        return client.post(address, {"seen": seen, "reason": "I <b>asked</b> them.", **fields})

    def test_readers_are_told_so_and_why_until_it_is_taken_back(self, client, claim, told, editor):
        assert self.send(client, claim, told[0])["Location"] == page_of(claim)
        assert ProcrastinateJob.objects.filter(task_name="claims.link_corrected").count() == 1
        settle_origins({claim.pk})
        desk = words_of(client.get(page_of(claim)))
        assert "The Daily is an origin by itself" in desk
        assert f"{editor.username}, " in desk
        client.logout()
        page = words_of(client.get(f"/claims/{claim.number}/"))
        day = OriginDecision.objects.get().decided_at
        assert f"An editor agreed on {day:%-d %b %Y}: “I <b>asked</b> them.”" in page
        assert "1 article, from 4 Mar 2025 ✓ checked" in page
        assert editor.username not in page
        client.force_login(editor)
        undo = page_of(claim, f"{OriginDecision.objects.get().pk}/undo/")
        assert client.post(undo, {"reason": "A slip."})["Location"] == page_of(claim)
        settle_origins({claim.pk})
        assert "An editor agreed" not in words_of(client.get(f"/claims/{claim.number}/"))

    def test_what_came_since_is_marked_and_may_be_agreed_to(self, client, claim, told):
        self.send(client, claim, told[0])
        tell(claim, "The Weekly", "The Daily reported that {}.", date(2025, 3, 5), via=("The Daily",))
        settle_origins({claim.pk})
        page = words_of(client.get(f"/claims/{claim.number}/"))
        assert "The Weekly cites The Daily ⚙ not yet checked" in page
        assert "2 articles, from 4 Mar 2025 The Daily leads there" in page
        assert "What came since is marked." in page
        assert "Agree to the 1 that came since" in words_of(client.get(page_of(claim)))
        self.send(client, claim, told[0], reason="It, too.")
        settle_origins({claim.pk})
        desk = words_of(client.get(page_of(claim)))
        assert "2 tellings are of one origin" in desk
        assert "“It, too.”" in desk
        assert "2 articles, from 4 Mar 2025 ✓ checked" in words_of(client.get(f"/claims/{claim.number}/"))

    def test_of_more_than_are_listed_it_does_not_say_that_all_that_came_since_is_marked(
        self, client, claim, told, monkeypatch
    ):
        monkeypatch.setattr("claims.linking.origins.storing.MOST_EVIDENCE", 1)
        self.send(client, claim, told[0])
        for n in (5, 6):
            tell(claim, f"Weekly {n}", "The Daily reported that {}.", date(2025, 3, n), key=str(n), via=("The Daily",))
        settle_origins({claim.pk})
        page = words_of(client.get(f"/claims/{claim.number}/"))
        assert "1 more telling counts for it, too." in page
        assert "What came since is marked, as far as it is listed." in page

    def test_what_took_it_from_one_of_them_needs_no_further_word(self, client, claim, told, editor):
        agree(told[0])
        decide_origin(editor, claim.number, OriginKind.TAKEN, told[1].pk, told[0].pk, "Credit.")
        settle_origins({claim.pk})
        assert "that came since" not in words_of(client.get(page_of(claim)))
        assert "2 articles, from 4 Mar 2025 ✓ checked" in words_of(client.get(f"/claims/{claim.number}/"))

    @pytest.mark.parametrize("seen", ["", "0" * 16, "9" * 5_000, "\0"])
    def test_what_does_not_name_what_was_on_the_screen_is_refused_in_words(self, client, claim, told, seen):
        answer = self.send(client, claim, told[0], seen=seen)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "have changed since you opened the page" in page
        assert "I &lt;b&gt;asked&lt;/b&gt; them." in page
        assert not OriginDecision.objects.exists()
        assert "<details open>" in page

    def test_a_reason_is_needed(self, client, claim, told):
        answer = self.send(client, claim, told[0], reason=" ")
        assert (answer.status_code, "Say why" in words_of(answer)) == (422, True)
        answer = self.send(client, claim, told[0], reason="Kept words " * 100)
        assert (answer.status_code, "takes up to 1000 characters" in words_of(answer)) == (422, True)
        assert "Kept words Kept words" in answer.content.decode()

    def test_an_origin_that_is_not_there_any_more(self, client, claim, told):
        answer = client.post(page_of(claim, "999999/agree/"), {"seen": "0" * 16, "reason": "I asked them."})
        assert answer.status_code == 409
        assert "You wrote: “I asked them.”" in words_of(answer)
        assert client.get(page_of(claim, "1/agree/"))["Location"] == page_of(claim)

    def test_what_tells_another_claim_now_is_counted_apart(self, client, claim, told):
        agree(*told)
        settle_origins({claim.pk})
        assert "2 tellings are of one origin" in words_of(client.get(page_of(claim)))
        Appearance.objects.filter(pk=told[1].pk).update(status="rejected")
        page = words_of(client.get(page_of(claim)))
        assert "The Daily is an origin by itself" in page
        assert "1 more tells another claim now, or does not count" in page

    def test_history(self, client, claim, told, editor):
        self.send(client, claim, told[0])
        page = words_of(client.get(f"/desk/history/origin-decision/{OriginDecision.objects.get().pk}/"))
        assert "I <b>asked</b> them." in page

    def test_wound_back_what_was_agreed_to_later_tellings_is_not_told(self, client, claim, told):
        agree(told[1])
        settle_origins({claim.pk})
        assert "An editor agreed" in words_of(client.get(f"/claims/{claim.number}/"))
        assert "An editor agreed" not in words_of(client.get(f"/claims/{claim.number}/?as_of=2025-03-20"))

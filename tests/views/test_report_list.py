"""The desk's trays of reports, and one report: settled, or opened again."""

import pytest

from claims.editing.reports import file_report, settle_report
from claims.models import Report
from claims.terms import ReportKind, Role
from tests.factories import a_claim, a_dispute, a_placed_claim, a_user, an_appearance, an_article
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(client):
    user = a_user(Role.EDITOR, username="anna")
    client.force_login(user)
    return user


def a_report(words: str = "It does not say so.", about=None, n: int = 0, **fields) -> Report:
    address = f"192.0.2.{n}"
    return file_report(about or a_claim(), ReportKind.WORDS, words, address=address, **fields)


def test_nothing_was_reported(client):
    assert "No open report" in client.get("/desk/reports/").content.decode()
    assert "No report is settled yet" in client.get("/desk/reports/?state=settled").content.decode()


def test_open_and_settled_lie_in_their_trays(client, editor):
    a_report("First.", n=1)
    settled = a_report("Second.", about=an_article().article, n=2)
    settle_report(editor, settled.pk, "", "<b>Old</b> news.")
    page = client.get("/desk/reports/?state=nonsense&page=999").content.decode()
    assert "First." in page
    assert "Second." not in page
    page = client.get("/desk/reports/?state=settled").content.decode()
    assert "Second." in page
    assert "Settled by anna" in page
    assert "&lt;b&gt;Old&lt;/b&gt; news." in page


def test_an_editor_settles_one_and_its_history_says_so(client):
    report = a_report(contact="reader@example.org")
    assert "reader@example.org" in client.get(f"/desk/reports/{report.pk}/").content.decode()
    decided = {"decision": "settle", "answer": "Corrected.", "reason": "A slip."}
    assert client.post(f"/desk/reports/{report.pk}/", decided)["Location"] == "/desk/reports/"
    page = client.get(f"/desk/reports/{report.pk}/")
    assert [(event.who, event.what, event.reason) for event in page.context["page"].history] == [
        ("anna", ("settled",), "A slip."),
        ("", ("sent in",), ""),
    ]
    assert "reader@example.org" not in page.content.decode()
    client.post(f"/desk/reports/{report.pk}/", {"decision": "reopen", "reason": "Not yet."})
    assert Report.objects.get().settled_at is None


@pytest.mark.parametrize(
    "decided, status, said",
    [
        ({"decision": "settle"}, 409, "Write an answer to the reader"),
        ({"decision": "reopen", "reason": "Why not."}, 409, "open already"),
        ({"decision": "burn", "answer": "No."}, 422, "Choose: settle, or open again."),
        ({"decision": "settle", "answer": "x" * 2001}, 422, "yours has 2001"),
    ],
)
def test_what_cannot_be_done_is_said(client, decided, status, said):
    answer = client.post(f"/desk/reports/{a_report().pk}/", decided)
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert Report.objects.get().settled_at is None


def test_a_tray_is_sorted_by_what_is_wrong(client):
    a_report("Wrong words.", n=1)
    assert "all kinds" not in client.get("/desk/reports/").content.decode()
    file_report(a_claim("x"), ReportKind.APART, "Another one.", address="192.0.2.9")
    page = client.get("/desk/reports/").content.decode()
    assert (
        '<a class="chip" href="?state=open&amp;kind=apart">a telling of it is another claim <span class="n">1' in page
    )
    page = client.get("/desk/reports/?kind=apart").content.decode()
    assert "Another one." in page
    assert "Wrong words." not in page
    assert (
        "No report in this tray says that a date is wrong." in client.get("/desk/reports/?kind=date").content.decode()
    )
    assert "Wrong words." in client.get("/desk/reports/?kind=nonsense").content.decode()
    assert "None of this kind" in client.get("/desk/reports/?state=settled&kind=apart").content.decode()


SAID = "DeepSeek copied its data"


@pytest.fixture
def doubted():
    """A telling of a claim that a reader doubts, beside another one."""
    claim = a_placed_claim(a_dispute())
    return an_appearance(an_article(f"Again\n\nIt is said that {SAID}."), claim, SAID)


def doubt(client, telling, **fields) -> str:
    """The page of the report that a reader sends of a telling."""
    address = f"/claims/{telling.claim.number}/report/?telling={telling.pk}"
    client.post(address, {"kind": "apart", "words": "It says more.", "contact": "", "website": "", **fields})
    return f"/desk/reports/{Report.objects.latest('pk').pk}/"


def splitting(client, page: str) -> str:
    """Where a report leads to split the claim; "" where nowhere."""
    html = client.get(page).content.decode()
    return html.partition('<p class="actions"><a href="')[2].partition('"')[0]


def test_a_doubt_leads_to_splitting_with_its_telling(client, doubted):
    client.force_login(a_user(Role.LEAD))
    page, split = doubt(client, doubted), f"/desk/claims/{doubted.claim.number}/split/"
    assert splitting(client, page) == f"{split}?telling={doubted.pk}"
    assert f'href="/articles/{doubted.article_id}/v/1/#a{doubted.pk}"' in client.get(page).content.decode()
    assert splitting(client, doubt(client, doubted, kind="words")) == f"{split}?telling={doubted.pk}"
    doubted.claim.appearances.filter(pk=doubted.pk).update(claim=a_claim("Another."))
    assert splitting(client, page) == split


def test_of_two_in_the_same_words_none_is_ticked(client, doubted):
    client.force_login(a_user(Role.LEAD))
    an_appearance(an_article(f"Twice\n\nIt was said that {SAID}."), doubted.claim, SAID)
    assert splitting(client, doubt(client, doubted)) == f"/desk/claims/{doubted.claim.number}/split/"


def test_a_merged_claim_is_split_where_it_went(client, doubted):
    client.force_login(a_user(Role.LEAD))
    page, into = doubt(client, doubted), a_placed_claim(a_dispute("Other", slug="other"))
    type(into).objects.filter(pk=doubted.claim_id).update(merged_into=into)
    type(doubted).objects.filter(pk=doubted.pk).update(claim=into)
    assert splitting(client, page) == f"/desk/claims/{into.number}/split/?telling={doubted.pk}"


def test_who_may_not_merge_is_told_who_may(client, doubted):
    page = doubt(client, doubted)
    assert splitting(client, page) == ""
    assert "Whoever may merge can split it." in client.get(page).content.decode()
    assert "can split it" not in client.get(f"/desk/reports/{a_report().pk}/").content.decode()


@pytest.mark.parametrize("pk", [999_999, 10**30])
def test_there_is_no_such_report(client, pk):
    assert client.get(f"/desk/reports/{pk}/").status_code == 404


def test_the_query_budget_is_the_same_for_one_and_for_fifty(client):
    a_report()
    few = count_queries(client, "/desk/reports/")
    for n in range(49):
        a_report(n=n)
    assert count_queries(client, "/desk/reports/") == few <= MOST

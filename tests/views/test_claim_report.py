"""Reporting an error, without an account; and what whoever sent it finds later."""

import pytest
from django.test import Client, override_settings

from claims.editing.reports import MOST_A_DAY, settle_report
from claims.models import Claim, Report, ReportSender
from claims.terms import Publishes, Role, Status
from tests.factories import a_dispute, a_merged_claim, a_placed_claim, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute())


def send(client, claim: Claim, follow: bool = True, **fields):
    fields = {"kind": "words", "words": "The article does not say so.", "contact": "", "website": "", **fields}
    return client.post(f"/claims/{claim.number}/report/", fields, follow=follow)


def test_the_claim_leads_to_the_form(client, claim):
    assert f'href="/claims/{claim.number}/report/"' in client.get(f"/claims/{claim.number}/").content.decode()
    form = client.get(f"/claims/{claim.number}/report/")
    assert claim.wording in form.content.decode()
    assert "Only for an editor who has a question" in form.content.decode()


def test_a_reader_sends_a_report_and_gets_its_number(client, claim):
    thanks = send(client, claim, words="It says\r\n“may”.", contact="reader@example.org")
    report = Report.objects.get()
    assert (report.claim, report.kind, report.words) == (claim, "words", "It says\n“may”.")
    assert report.contact == "reader@example.org"
    page = thanks.content.decode()
    assert "Thank you" in page
    assert report.reference in page
    assert "reader@example.org" not in page
    assert thanks.redirect_chain == [(f"/reports/{report.key}/", 302)]


def test_an_article_can_be_reported_too(client, claim):
    article = claim.appearances.get().article
    assert f'href="/articles/{article.pk}/report/"' in client.get(f"/articles/{article.pk}/").content.decode()
    answer = client.post(f"/articles/{article.pk}/report/", {"kind": "date", "words": "Published a day later."})
    assert answer.status_code == 302
    assert Report.objects.get().article == article


def test_that_a_telling_is_another_claim_is_said_of_claims_alone(client, claim):
    page = f"/articles/{claim.appearances.get().article_id}/report/"
    assert 'value="apart"' in client.get(f"/claims/{claim.number}/report/").content.decode()
    assert 'value="apart"' not in client.get(page).content.decode()
    assert client.post(page, {"kind": "apart", "words": "It says more."}).status_code == 422
    assert send(client, claim, kind="apart").status_code == 200
    assert Report.objects.get().kind == "apart"


@pytest.mark.parametrize(
    "fields, said",
    [
        ({"words": ""}, "Say in a few words what is wrong"),
        ({"words": " \u202e\n\x00 "}, "Say in a few words what is wrong"),
        ({"words": "x" * 2001}, "up to 2000 characters; yours has 2001"),
        ({"kind": ""}, "Choose from the list"),
        ({"kind": "murder"}, "Choose from the list"),
        ({"contact": "not an address"}, "This is no e-mail address"),
        ({"contact": "a\x00@example.org"}, "no e-mail address"),
        ({"website": "https://spam.example"}, "is taken for a program"),
    ],
)
def test_what_cannot_be_taken_is_said_and_what_was_typed_stays(client, claim, fields, said):
    answer = send(client, claim, **fields)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Report.objects.exists()
    if "words" not in fields:
        assert "The article does not say so." in answer.content.decode()


def test_line_ends_count_as_one_character(client, claim):
    assert send(client, claim, words="\r\n".join(["x"] * 1000)).status_code == 200
    assert Report.objects.get().words.count("\n") == 999


def test_markup_and_turning_marks_do_no_harm(client, claim):
    page = send(client, claim, words="<script>alert(1)</script> \u202eabc").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; abc" in page
    assert "<script>alert" not in page
    assert "\u202e" not in page


def test_a_flood_is_refused_and_nothing_of_it_is_kept(client, claim):
    for _ in range(MOST_A_DAY):
        send(client, claim)
    answer = send(client, claim)
    assert answer.status_code == 429
    assert "Come back tomorrow" in answer.content.decode()
    assert Report.objects.count() == MOST_A_DAY


def test_behind_a_proxy_the_last_address_counts_which_the_proxy_wrote(client, claim):
    passed_on = {"X-Forwarded-For": "203.0.113.1, 192.0.2.1"}
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        client.post(f"/claims/{claim.number}/report/", {"kind": "words", "words": "No."}, headers=passed_on)
        passed_on["X-Forwarded-For"] = "198.51.100.9, 192.0.2.1"
        client.post(f"/claims/{claim.number}/report/", {"kind": "words", "words": "No."}, headers=passed_on)
    assert ReportSender.objects.get().n == 2


def test_without_a_proxy_that_header_is_nobodys_word(client, claim):
    client.post(f"/claims/{claim.number}/report/", {"kind": "words", "words": "No."}, headers={"X-Forwarded-For": "1"})
    send(client, claim)
    assert ReportSender.objects.get().n == 2


def test_a_form_without_its_key_is_refused(claim):
    strict = Client(enforce_csrf_checks=True)
    assert send(strict, claim, follow=False).status_code == 403
    assert not Report.objects.exists()


@pytest.mark.parametrize("number", [999_999, 10**30])
def test_there_is_no_such_claim(client, number):
    assert client.get(f"/claims/{number}/report/").status_code == 404
    assert client.post(f"/claims/{number}/report/", {"kind": "words", "words": "No."}).status_code == 404


def test_a_hidden_claim_is_not_told_from_none(client):
    claim = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED))
    assert client.get(f"/claims/{claim.number}/report/").status_code == 404
    assert send(client, claim).status_code == 404
    assert not Report.objects.exists()
    client.force_login(a_user(Role.EDITOR))
    assert client.get(f"/claims/{claim.number}/report/").status_code == 200


def test_a_merged_claim_leads_to_the_one_that_it_went_into(client, claim):
    merged = a_merged_claim(claim)
    assert client.get(f"/claims/{merged.number}/report/")["Location"] == f"/claims/{claim.number}/report/"


def test_a_telling_is_followed_to_the_claim_that_it_tells_by_now(client, claim):
    """Between the opening of a page and the sending of its form an editor may merge or split."""
    other, merged = a_placed_claim(claim.placements.get().dispute, "Something else."), a_merged_claim(claim)
    telling = claim.appearances.get()
    page = f"/report/?telling={telling.pk}"
    for number in (merged.number, other.number):
        assert client.get(f"/claims/{number}{page}")["Location"] == f"/claims/{claim.number}{page}"
        client.post(f"/claims/{number}{page}", {"kind": "apart", "words": "It says more."})
        report = Report.objects.latest("pk")
        assert report.claim == claim
        assert report.words.startswith(f"About the telling “{telling.content}”")


def test_whoever_sent_it_finds_the_answer(client, claim):
    send(client, claim)
    report = Report.objects.get()
    settle_report(a_user(Role.EDITOR), report.pk, "Corrected, thank you.", "A slip of the machine.")
    answer = client.get(f"/reports/{report.key}/")
    assert "Corrected, thank you." in answer.content.decode()
    assert "A slip of the machine." not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_the_answer_page_says_nothing_of_a_claim_that_is_hidden_since(client, claim):
    send(client, claim)
    Claim.objects.update(status=Status.REJECTED)
    page = client.get(f"/reports/{Report.objects.get().key}/").content.decode()
    assert claim.wording not in page
    assert f"Claim {claim.number}" in page


def test_nobody_guesses_the_address_of_a_report(client):
    assert client.get("/reports/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_the_query_budget(client, claim):
    assert count_queries(client, f"/claims/{claim.number}/report/") <= MOST

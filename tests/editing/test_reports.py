"""Reports from readers: taken in, counted by who sends them, settled and opened again."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from claims.editing.refusal import Refused
from claims.editing.reports import MOST_A_DAY, TooMany, file_report, forget_senders, reopen_report, settle_report
from claims.models import Report, ReportSender
from claims.terms import ReportKind, Role
from tests.factories import a_claim, a_user, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return a_claim()


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


def send(claim, address: str = "192.0.2.7", **fields) -> Report:
    return file_report(claim, ReportKind.WORDS, "It does not say so.", address=address, **fields)


def test_it_is_about_a_claim_or_an_article_and_has_a_number(claim):
    about_claim, about_article = send(claim), send(an_article().article)
    assert (about_claim.claim, about_claim.article) == (claim, None)
    assert about_article.article
    assert about_article.claim is None
    assert about_claim.reference.startswith("R-")
    assert about_claim.reference != about_article.reference


def test_more_than_ten_a_day_are_refused_and_not_kept(claim):
    for _ in range(MOST_A_DAY):
        send(claim)
    with pytest.raises(TooMany, match="Come back tomorrow"):
        send(claim)
    assert Report.objects.count() == MOST_A_DAY
    send(claim, "192.0.2.8")


def test_a_network_of_the_long_kind_counts_as_one(claim):
    for number in range(MOST_A_DAY):
        send(claim, f"2001:db8::{number}")
    with pytest.raises(TooMany):
        send(claim, "2001:db8::ffff:1")
    send(claim, "2001:db8:0:1::1")


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::7", "", "unix:", "x" * 500])
def test_no_address_is_kept(claim, address):
    send(claim, address)
    digest = ReportSender.objects.get().digest
    assert len(digest) == 64
    assert not address or address not in digest


def test_the_same_sender_is_another_one_tomorrow(claim, monkeypatch):
    send(claim)
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr("claims.editing.reports.timezone.now", lambda: tomorrow)
    send(claim)
    assert ReportSender.objects.count() == 1, "the count of yesterday was to go"
    assert ReportSender.objects.get().n == 1


def test_senders_are_forgotten_within_a_day(claim):
    send(claim)
    assert forget_senders() == 0
    ReportSender.objects.update(since=timezone.now() - timedelta(hours=23, seconds=1))
    assert forget_senders() == 1


def test_settling_keeps_who_and_why_and_deletes_the_address(claim, editor):
    report = settle_report(editor, send(claim, contact="a@example.org").pk, "Corrected, thank you.", "A slip.")
    assert (report.settled_by, report.settled_why, report.answer) == (editor, "A slip.", "Corrected, thank you.")
    report.refresh_from_db()
    assert report.contact == ""
    kept = " ".join(str(vars(event)) for event in report.events.all())
    assert "a@example.org" not in kept


def test_settling_twice_is_refused_with_who_did_it(claim, editor):
    pk = send(claim).pk
    settle_report(editor, pk, "Corrected.", "")
    with pytest.raises(Refused, match=f"{editor.username} settled this report meanwhile"):
        settle_report(a_user(Role.EDITOR), pk, "Not so.", "")
    assert Report.objects.get().answer == "Corrected."


def test_without_a_word_nothing_is_settled(claim, editor):
    with pytest.raises(Refused, match="Write an answer"):
        settle_report(editor, send(claim).pk, " ", "\n")


def test_it_is_opened_again_with_a_reason(claim, editor):
    pk = settle_report(editor, send(claim).pk, "Corrected.", "").pk
    with pytest.raises(Refused, match="Say why"):
        reopen_report(editor, pk, "")
    report = reopen_report(editor, pk, "The reader is right.")
    assert (report.settled_at, report.settled_by, report.answer) == (None, None, "Corrected.")
    with pytest.raises(Refused, match="open already"):
        reopen_report(editor, pk, "Again.")


def test_only_the_desk_decides(claim):
    pk = send(claim).pk
    with pytest.raises(PermissionDenied):
        settle_report(a_user(Role.CONTRIBUTOR), pk, "Corrected.", "")

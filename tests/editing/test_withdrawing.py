"""Withdrawing a claim, and keeping a claim or a dispute from readers."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from claims.editing import withdrawing
from claims.editing.refusal import Refused, Stale
from claims.models import Claim, Dispute, User
from claims.permissions import Gate
from claims.terms import Publishes, Role, Status
from tests.factories import a_claim, a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return a_user(Role.EDITOR)


@pytest.fixture
def lead() -> User:
    return a_user(Role.LEAD)


@pytest.fixture
def dispute() -> Dispute:
    return a_dispute()


@pytest.fixture
def claim(dispute) -> Claim:
    return a_placed_claim(dispute, status=Status.ACCEPTED)


def version(claim: Claim) -> str:
    return withdrawing.version_of_claim(Claim.objects.get(pk=claim.pk))


def of_dispute(dispute: Dispute) -> str:
    return withdrawing.version_of_dispute(Dispute.objects.get(pk=dispute.pk))


def soon() -> datetime:
    return timezone.now() + timedelta(days=1)


def test_withdrawn_and_taken_back_it_is_as_it_was(claim, editor):
    withdrawing.withdraw_claim(editor, claim.number, version(claim), " The outlet retracted it. ")
    claim.refresh_from_db()
    assert (claim.status, claim.tombstone) == (Status.WITHDRAWN, "The outlet retracted it.")
    assert Gate.for_readers().tombstones().get() == claim
    withdrawing.take_claim_back(editor, claim.number, version(claim), "It did not.")
    claim.refresh_from_db()
    assert (claim.status, claim.tombstone) == (Status.ACCEPTED, "")
    assert Gate.for_readers().claims().get() == claim
    last = claim.events.order_by("-pgh_id").first()
    assert last.pgh_context.metadata == {"user": editor.pk, "reason": "It did not."}


def test_what_makes_no_sense_is_refused(claim, editor):
    with pytest.raises(Refused, match="Say why"):
        withdrawing.withdraw_claim(editor, claim.number, version(claim), " ")
    with pytest.raises(Refused, match="nothing to take back"):
        withdrawing.take_claim_back(editor, claim.number, version(claim), "Why not.")
    with pytest.raises(Refused, match="time is over"):
        withdrawing.embargo_claim(editor, claim.number, version(claim), datetime(2020, 1, 1, tzinfo=UTC), "Old.")
    with pytest.raises(Refused, match="nothing to lift"):
        withdrawing.embargo_claim(editor, claim.number, version(claim), None, "Lift.")
    Claim.objects.filter(pk=claim.pk).update(merged_into=a_claim("Another."))
    with pytest.raises(Refused, match="merged"):
        withdrawing.withdraw_claim(editor, claim.number, version(claim), "Why not.")


def test_on_what_changed_meanwhile_nothing_is_decided(claim, editor):
    seen = version(claim)
    withdrawing.embargo_claim(editor, claim.number, seen, soon(), "Until the ruling.")
    with pytest.raises(Stale):
        withdrawing.withdraw_claim(editor, claim.number, seen, "Retracted.")


def test_an_embargo_lifts_by_itself(claim, editor):
    withdrawing.embargo_claim(editor, claim.number, version(claim), soon(), "Until the ruling.")
    assert not Gate.for_readers().claims().exists()
    assert Gate(sees_all=False, now=soon() + timedelta(seconds=1)).claims().exists()
    withdrawing.embargo_claim(editor, claim.number, version(claim), None, "It came early.")
    assert Gate.for_readers().claims().exists()


def test_a_lead_keeps_a_whole_dispute_from_readers(claim, dispute, editor, lead):
    with pytest.raises(PermissionDenied):
        withdrawing.embargo_dispute(editor, dispute.pk, of_dispute(dispute), soon(), "Until the ruling.")
    withdrawing.embargo_dispute(lead, dispute.pk, of_dispute(dispute), soon(), "Until the ruling.")
    assert not Gate.for_readers().disputes().exists()
    with pytest.raises(Stale):
        withdrawing.embargo_dispute(lead, dispute.pk, "other", None, "Lift.")


def test_a_lead_says_what_a_dispute_publishes(dispute, lead):
    a_placed_claim(dispute)
    with pytest.raises(Refused, match="already"):
        withdrawing.publish_in_dispute(lead, dispute.pk, of_dispute(dispute), Publishes.SUGGESTED, "Open.")
    withdrawing.publish_in_dispute(lead, dispute.pk, of_dispute(dispute), Publishes.ACCEPTED, "Too many mistakes.")
    assert not Gate.for_readers().claims().exists()


def test_a_contributor_withdraws_nothing(claim):
    with pytest.raises(PermissionDenied):
        withdrawing.withdraw_claim(a_user(Role.CONTRIBUTOR), claim.number, version(claim), "Why not.")

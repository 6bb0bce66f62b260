"""Accepting and rejecting: what changes, what is kept, who may, and what is refused."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing.refusal import Refused, Stale
from claims.editing.review import accept_claim, reject_claim, version_of
from claims.models import Claim
from claims.permissions import Gate
from claims.terms import Publishes, Role, Status
from tests.factories import a_dispute, a_placed_claim, a_user, an_appearance, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED))


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


def statuses(claim: Claim) -> list[str]:
    claim.refresh_from_db()
    return [claim.status, *claim.appearances.order_by("pk").values_list("status", flat=True)]


def test_accepting_takes_in_the_claim_and_its_suggested_tellings(claim, editor):
    dropped = an_appearance(an_article("Somebody says no."), claim, "no", status=Status.REJECTED)
    accept_claim(claim.number, editor, version_of(claim))
    assert statuses(claim) == ["accepted", "accepted", "rejected"]
    assert dropped.status == "rejected"


def test_accepting_publishes_to_readers(claim, editor):
    assert not Gate.for_readers().claims().exists()
    accept_claim(claim.number, editor, version_of(claim))
    assert Gate.for_readers().claims().get() == claim


def test_rejecting_hides_and_keeps_what_was_accepted_before(claim, editor):
    accept_claim(claim.number, editor, version_of(claim))
    claim.refresh_from_db()
    an_appearance(an_article("Somebody says so."), claim, "so")
    reject_claim(claim.number, editor, version_of(claim), "It is a parody.")
    assert statuses(claim) == ["rejected", "accepted", "rejected"]
    assert not Gate.of(editor).claims().exists()


def test_history_keeps_who_and_why(claim, editor):
    reject_claim(claim.number, editor, version_of(claim), "It is a parody.")
    context = claim.events.order_by("-pgh_id").first().pgh_context
    assert context.metadata["user"] == editor.pk
    assert context.metadata["reason"] == "It is a parody."


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR])
def test_only_those_who_may_decide(claim, role):
    with pytest.raises(PermissionDenied):
        accept_claim(claim.number, a_user(role), version_of(claim))
    assert statuses(claim) == ["suggested", "suggested"]


def test_a_rejection_needs_its_reason(claim, editor):
    with pytest.raises(Refused, match="why"):
        reject_claim(claim.number, editor, version_of(claim), "  ")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda claim: Claim.objects.filter(pk=claim.pk).update(wording="Other words."), id="wording"),
        pytest.param(lambda claim: claim.appearances.update(content="other words"), id="telling reworded"),
        pytest.param(lambda claim: an_appearance(an_article("He says so."), claim, "so"), id="new telling"),
    ],
)
def test_a_decision_on_what_changed_meanwhile_is_refused(claim, editor, change):
    version = version_of(claim)
    change(claim)
    with pytest.raises(Stale, match="changed"):
        accept_claim(claim.number, editor, version)
    assert "accepted" not in statuses(claim)


@pytest.mark.parametrize("status", [Status.REJECTED, Status.WITHDRAWN])
def test_a_closed_claim_is_refused(claim, editor, status):
    Claim.objects.filter(pk=claim.pk).update(status=status, tombstone="gone")
    claim.refresh_from_db()
    with pytest.raises(Refused, match="not open"):
        accept_claim(claim.number, editor, version_of(claim))


def test_accepting_twice_is_refused(claim, editor):
    accept_claim(claim.number, editor, version_of(claim))
    claim.refresh_from_db()
    with pytest.raises(Refused, match="already"):
        accept_claim(claim.number, editor, version_of(claim))


def test_a_claim_that_is_not_there(editor):
    with pytest.raises(Claim.DoesNotExist):
        accept_claim(999, editor, "x")

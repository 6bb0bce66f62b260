"""Undoing decisions: all that they touched stands as before, one after the other; or nothing does."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from claims.editing.refusal import Refused, Stale
from claims.editing.review import accept_claim, reject_claim, version_of
from claims.editing.review_queue import put_aside
from claims.editing.review_undo import undo_decision
from claims.models import (
    Appearance,
    Claim,
    ClaimParty,
    ReviewAside,
    ReviewDecision,
    ReviewItem,
    TimelineEntry,
)
from claims.terms import PartyRole, Role, Status
from tests.factories import a_dispute, a_party, a_placed_claim, a_user, an_appearance, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


@pytest.fixture
def claim() -> Claim:
    """Suggested, with a telling and a role that somebody rejected and two more that nobody looked at."""
    claim = a_placed_claim(a_dispute(), about=(a_party("DeepSeek"),))
    an_appearance(an_article("Somebody says no."), claim, "no", status=Status.REJECTED)
    ClaimParty.objects.create(claim=claim, party=a_party("Meta"), role=PartyRole.ACCUSED, status=Status.REJECTED)
    return claim


def everything() -> list:
    """All that decisions change, whatever their history."""
    tables = [(Claim, ("pk", "status", "updated_at")), (Appearance, ("pk", "status")), (ClaimParty, ("pk", "status"))]
    tables += [(ReviewItem, ("claim", "since", "confidence", "accuses")), (ReviewAside, ("claim",))]
    return [sorted(model.objects.values_list(*columns)) for model, columns in tables]


def decide(claim: Claim, editor, how) -> ReviewDecision:
    claim.refresh_from_db()
    how(claim.number, editor, version_of(claim), *(["It is a parody."] if how is reject_claim else []))
    return ReviewDecision.objects.latest("pk")


@pytest.mark.parametrize("how", [accept_claim, reject_claim, put_aside])
def test_everything_stands_as_before(claim, editor, how):
    before = everything()
    decision = decide(claim, editor, how)
    assert everything() != before
    undo_decision(editor, decision.pk)
    assert everything() == before


def test_what_was_put_aside_twice_stays_so_when_the_second_time_is_undone(claim, editor):
    decide(claim, editor, put_aside)
    an_appearance(an_article("Somebody says it again."), claim, "it again", created_at=timezone.now())
    assert not TimelineEntry.objects.filter(is_aside=False, standing=TimelineEntry.SUGGESTED).exists()
    first, second = ReviewDecision.objects.get(), decide(claim, editor, put_aside)
    undo_decision(editor, second.pk)
    assert ReviewItem.objects.get().since > ReviewAside.objects.get().put_at  # it waits, unseen by readers
    assert not TimelineEntry.objects.filter(is_aside=False, standing=TimelineEntry.SUGGESTED).exists()
    undo_decision(editor, first.pk)
    assert not ReviewAside.objects.exists()


def test_several_in_a_row_are_undone_one_by_one(claim, editor):
    states, decisions = [everything()], []
    for how in (put_aside, accept_claim, reject_claim):
        decisions.append(decide(claim, editor, how))
        states.append(everything())
    for decision, before in zip(reversed(decisions), reversed(states[:-1]), strict=True):
        undo_decision(editor, decision.pk)
        assert everything() == before


def test_tellings_that_came_after_it_are_not_touched(claim, editor):
    decision = decide(claim, editor, accept_claim)
    late = an_appearance(an_article("Somebody says so."), claim, "so")
    undo_decision(editor, decision.pk)
    assert Appearance.objects.get(pk=late.pk).status == Status.SUGGESTED
    assert Claim.objects.get().status == Status.SUGGESTED


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(lambda claim: Claim.objects.update(wording="Corrected."), id="corrected"),
        pytest.param(lambda claim: Claim.objects.update(status=Status.REJECTED), id="rejected"),
        pytest.param(lambda claim: Claim.objects.update(speaker=a_party("Meta")), id="another speaker"),
        pytest.param(lambda claim: claim.appearances.update(content="Corrected."), id="telling corrected"),
        pytest.param(lambda claim: claim.parties.filter(party__name="DeepSeek").delete(), id="role removed"),
    ],
)
def test_what_somebody_changed_since_stays(claim, editor, changed):
    decision = decide(claim, editor, accept_claim)
    changed(claim)
    before = everything()
    with pytest.raises(Stale, match=f"Claim {claim.number} was changed since you decided"):
        undo_decision(editor, decision.pk)
    assert everything() == before


def test_only_ones_own_and_only_once(claim, editor):
    decision = decide(claim, editor, accept_claim)
    with pytest.raises(Refused, match="nothing to undo"):
        undo_decision(a_user(Role.LEAD), decision.pk)
    with pytest.raises(PermissionDenied):
        undo_decision(a_user(Role.CONTRIBUTOR), decision.pk)
    undo_decision(editor, decision.pk)
    with pytest.raises(Refused, match="nothing to undo"):
        undo_decision(editor, decision.pk)


def test_history_says_that_it_was_undone(claim, editor):
    undo_decision(editor, decide(claim, editor, accept_claim).pk)
    context = claim.events.order_by("-pgh_id").first().pgh_context.metadata
    assert (context["user"], context["reason"]) == (editor.pk, "decision undone")


def test_a_claim_in_which_nothing_waits_is_not_put_aside(claim, editor):
    claim.appearances.update(status=Status.REJECTED)
    with pytest.raises(Refused, match="Nothing waits"):
        put_aside(claim.number, editor, version_of(claim))

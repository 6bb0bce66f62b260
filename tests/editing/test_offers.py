"""Taking and refusing a passage offered as a claim's words, and undoing that."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing.offers import refuse_offer, take_offer, undo_decision, version_of_offer
from claims.editing.refusal import Refused, Stale
from claims.models import Anchor, Appearance, Claim
from claims.tasks import read_again
from claims.terms import AnchorState, Role, Status
from tests.factories import a_user
from tests.versions import FIRST, OPENAI, SECOND, SOFTENED, a_version, stored_versions, the_offer, two_versions

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


@pytest.fixture
def offer() -> Anchor:
    """An offer as rows alone."""
    _, later = stored_versions()
    return the_offer(later)


@pytest.fixture
def read_offer() -> Anchor:
    """An offer that the extractor made, in an article that can be read on."""
    _, later = two_versions()
    return the_offer(later)


def decide(function, anchor: Anchor, user, reason: str = "It is the same sentence, hedged.") -> Anchor:
    anchor.refresh_from_db()
    return function(anchor.pk, user, version_of_offer(anchor), reason)


def test_taken_the_words_are_the_claims(offer, editor):
    before = list(Appearance.objects.order_by("pk").values())
    taken = decide(take_offer, offer, editor)
    assert (taken.state, taken.decided_by, taken.exact, taken.stands) == ("changed", editor, SOFTENED, True)
    assert list(Appearance.objects.order_by("pk").values()) == before


def test_refused_the_words_are_gone_and_stay_with_the_refusal(offer, editor):
    refused = decide(refuse_offer, offer, editor)
    assert (refused.state, refused.start, refused.end, refused.exact) == ("gone", None, None, SOFTENED)
    assert not refused.stands


def test_what_was_refused_is_read_as_a_claim_of_its_own(read_offer, editor):
    decide(refuse_offer, read_offer, editor)
    read_again(read_offer.snapshot.article)
    own = Appearance.objects.get(content=SOFTENED)
    assert (own.first_snapshot, own.status) == (read_offer.snapshot, Status.SUGGESTED)
    assert own.claim not in (None, read_offer.appearance.claim)
    read_offer.refresh_from_db()
    assert read_offer.state == AnchorState.GONE


def test_taken_words_lead_on_to_the_next_version(read_offer, editor):
    decide(take_offer, read_offer, editor)
    later = a_version(read_offer.snapshot, SECOND + "\n\nMore of it.")
    anchor = Anchor.objects.get(snapshot=later, appearance=read_offer.appearance)
    assert (anchor.state, anchor.decided_by, anchor.exact) == ("changed", editor, SOFTENED)


def test_refused_words_are_not_offered_again(read_offer, editor):
    decide(refuse_offer, read_offer, editor)
    later = a_version(read_offer.snapshot, SECOND + "\n\nMore of it.")
    anchor = Anchor.objects.get(snapshot=later, appearance=read_offer.appearance)
    assert (anchor.state, anchor.decided_by, anchor.start) == ("gone", editor, None)
    assert Appearance.objects.filter(content=SOFTENED).count() == 1


def test_other_words_in_the_next_version_are_offered_anew(read_offer, editor):
    decide(refuse_offer, read_offer, editor)
    later = a_version(read_offer.snapshot, SECOND.replace("may have used", "perhaps used"))
    assert the_offer(later).decided_by is None


def test_the_first_words_again_are_the_same_whatever_was_decided(read_offer, editor):
    decide(take_offer, read_offer, editor)
    later = a_version(read_offer.snapshot, FIRST)
    assert Anchor.objects.get(snapshot=later, appearance=read_offer.appearance).state == AnchorState.SAME


@pytest.mark.parametrize("function,state", [(take_offer, "changed"), (refuse_offer, "gone")])
def test_a_decision_holds_for_the_same_words_in_every_version(read_offer, editor, function, state):
    later = a_version(read_offer.snapshot, SECOND + "\n\nMore of it.")
    decide(function, read_offer, editor)
    decided = Anchor.objects.filter(appearance=read_offer.appearance, decided_by=editor)
    assert set(decided.values_list("snapshot", "state")) == {(read_offer.snapshot_id, state), (later.pk, state)}


@pytest.mark.parametrize("function", [take_offer, refuse_offer])
def test_undone_it_is_the_offer_that_it_was(read_offer, editor, function):
    a_version(read_offer.snapshot, SECOND + "\n\nMore of it.")
    before = list(Anchor.objects.order_by("pk").values())
    decide(function, read_offer, editor)
    decide(undo_decision, read_offer, editor, "A slip.")
    assert list(Anchor.objects.order_by("pk").values()) == before


def test_a_decision_carried_to_a_later_version_is_undone_there_as_well(read_offer, editor):
    decide(refuse_offer, read_offer, editor)
    later = a_version(read_offer.snapshot, SECOND + "\n\nMore of it.")
    Appearance.objects.filter(content=SOFTENED).update(status=Status.REJECTED)
    decide(undo_decision, read_offer, editor, "A slip.")
    assert the_offer(later).exact == SOFTENED


def test_a_refusal_is_not_undone_over_the_claim_that_it_made(read_offer, editor):
    decide(refuse_offer, read_offer, editor)
    read_again(read_offer.snapshot.article)
    number = Claim.objects.get(appearances__content=SOFTENED).number
    with pytest.raises(Refused, match=f"Claim {number} was found at that place"):
        decide(undo_decision, read_offer, editor, "A slip.")
    Appearance.objects.filter(content=SOFTENED).update(status=Status.REJECTED)
    assert decide(undo_decision, read_offer, editor, "A slip.").is_offer


def test_history_keeps_who_and_why(offer, editor):
    decide(refuse_offer, offer, editor, "Another sentence.")
    context = offer.events.order_by("-pgh_id").first().pgh_context
    assert (context.metadata["user"], context.metadata["reason"]) == (editor.pk, "Another sentence.")


@pytest.mark.parametrize("function", [refuse_offer, undo_decision])
def test_to_refuse_and_to_undo_needs_a_reason(offer, editor, function):
    with pytest.raises(Refused, match="Say why"):
        decide(function, offer, editor, "  ")


@pytest.mark.parametrize("function", [take_offer, refuse_offer, undo_decision])
def test_only_those_who_may_decide(offer, function):
    with pytest.raises(PermissionDenied):
        decide(function, offer, a_user(Role.CONTRIBUTOR))
    offer.refresh_from_db()
    assert offer.is_offer


def test_a_decision_on_what_changed_meanwhile_is_refused(offer, editor):
    version = version_of_offer(offer)
    decide(take_offer, offer, editor)
    with pytest.raises(Stale, match="changed since"):
        refuse_offer(offer.pk, editor, version, "Another sentence.")


def test_where_nothing_is_offered_nothing_is_decided(offer, editor):
    standing = Anchor.objects.filter(snapshot=offer.snapshot, state=AnchorState.SAME).first()
    with pytest.raises(Refused, match="Nothing is offered here"):
        decide(take_offer, standing, editor)
    with pytest.raises(Refused, match="Nobody has decided"):
        decide(undo_decision, offer, editor)


def test_what_is_not_there_or_was_rejected_is_not_decided_about(offer, editor):
    with pytest.raises(Anchor.DoesNotExist):
        take_offer(0, editor, "x")
    Appearance.objects.filter(content=OPENAI).update(status=Status.REJECTED)
    with pytest.raises(Anchor.DoesNotExist):
        decide(take_offer, offer, editor)

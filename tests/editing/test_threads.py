"""Threads put into an order, and moved to another dispute: with their claims, and with what leads to them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from claims.editing.changing import latest_change
from claims.editing.going_back import go_back
from claims.editing.placements import keep_out, place_claim
from claims.editing.refusal import Refused, Stale
from claims.editing.threads import move_thread, shift_thread, version_of_order
from claims.linking import place_all
from claims.models import Claim, Dispute, Placement, SavedSearch, TimelineEntry, User
from claims.permissions import Gate
from claims.terms import Role, Status
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead() -> User:
    return a_user(Role.LEAD)


@pytest.fixture
def water() -> Dispute:
    return a_dispute("Water", slug="water")


@pytest.fixture
def fire() -> Dispute:
    return a_dispute("Fire", slug="fire")


@pytest.fixture
def dams(water) -> Dispute:
    return a_dispute("Dams", slug="dams", parent=water, rules={"words": ["dam"]})


def titles(dispute: Dispute) -> list[str]:
    return [thread.title for thread in dispute.threads.in_order()]


def shift(user: User, thread: Dispute, *, up: bool) -> Dispute:
    return shift_thread(user, thread.pk, version_of_order(thread.parent.threads.in_order()), up=up)


def move(user: User, thread: Dispute, to: Dispute | None) -> Dispute:
    return move_thread(user, thread.pk, thread.parent_id, to and to.pk, "It belongs there.")


def places(claim: Claim) -> set[str]:
    return set(Placement.objects.filter(claim=claim, kept_out=False).values_list("dispute__title", flat=True))


def a_claim_on_dams(wording: str = "The dam will hold.") -> Claim:
    claim = a_placed_claim(
        Dispute.objects.filter(title="Elsewhere").first() or a_dispute("Elsewhere"), wording, Status.ACCEPTED
    )
    place_all()
    return claim


def test_threads_change_places_whatever_their_positions_were(lead, water, dams):
    wells, rivers = (a_dispute(title, parent=water) for title in ("Wells", "Rivers"))
    shift(lead, rivers, up=True)
    assert titles(water) == ["Dams", "Rivers", "Wells"]
    shift(lead, dams, up=False)
    assert titles(water) == ["Rivers", "Dams", "Wells"]
    assert rivers.events.latest("pgh_id").pgh_context.metadata["reason"] == "thread moved down"
    assert wells.events.count() == 2, "one that stays where it is makes no history"


def test_what_cannot_be_put_there(lead, water, dams):
    with pytest.raises(Refused, match="“Dams” is the first thread already"):
        shift(lead, dams, up=True)
    with pytest.raises(Dispute.DoesNotExist):
        shift_thread(lead, water.pk, "", up=True)
    seen = version_of_order(water.threads.in_order())
    a_dispute("Wells", parent=water, position=1)
    with pytest.raises(Stale, match="stand otherwise by now"):
        shift_thread(lead, dams.pk, seen, up=False)
    with pytest.raises(PermissionDenied):
        shift(a_user(Role.EDITOR), dams, up=False)


def test_its_claims_stand_in_the_new_dispute_and_leave_the_old_one(lead, water, fire, dams):
    claim = a_claim_on_dams()
    assert places(claim) == {"Dams", "Water"}
    a_dispute("Arson", parent=fire, position=6)
    moved = move(lead, dams, fire)
    place_all()
    assert (moved.slug, moved.parent, moved.position) == ("dams", fire, 7)
    assert places(claim) == {"Dams", "Fire"}
    assert TimelineEntry.objects.get(claim=claim, dispute=fire).threads == [dams.pk]
    assert titles(fire) == ["Arson", "Dams"]


def test_it_becomes_a_dispute_of_its_own(lead, water, dams):
    claim = a_claim_on_dams()
    assert move(lead, dams, None).parent is None
    place_all()
    assert places(claim) == {"Dams"}
    dams.refresh_from_db()
    assert move(lead, dams, water).parent == water
    place_all()
    assert places(claim) == {"Dams", "Water"}


def test_what_editors_decided_stays_so(lead, water, fire, dams):
    here, there = a_claim_on_dams("The dam will hold."), a_claim_on_dams("The dam is old.")
    place_claim(lead, here.number, water.pk, "It is about water.")
    keep_out(lead, there.number, fire.pk, "Not about fire.")
    move(lead, dams, fire)
    place_all()
    assert places(here) == {"Dams", "Water", "Fire"}
    assert places(there) == set(), "kept out of a dispute, it is by rule in none of its threads"


@pytest.mark.parametrize(
    "thread, old, new, is_moved",
    [(0, 2, 0, False), (0, 2, 1, False), (0, 2, 3, True), (2, 2, 0, True), (0, 0, 2, True), (0, -1, 0, True)],
)
def test_no_embargo_ends_by_a_move(lead, water, fire, dams, thread, old, new, is_moved):
    now = timezone.now()
    for dispute, hours in ((dams, thread), (water, old), (fire, new)):
        until = now + timedelta(hours=hours) if hours else None
        Dispute.objects.filter(pk=dispute.pk).update(embargo_until=until)
    claim = a_claim_on_dams()
    if is_moved:
        move(lead, dams, fire)
        place_all()
    else:
        with pytest.raises(Refused, match="readers would see it"):
            move(lead, dams, fire)
    is_held = max(thread, old, new) > 0
    assert Gate.for_readers().claims().filter(pk=claim.pk).exists() is not is_held


def test_nor_does_it_where_a_thread_becomes_a_dispute(lead, water, dams):
    Dispute.objects.filter(pk=water.pk).update(embargo_until=timezone.now() + timedelta(hours=1))
    with pytest.raises(Refused, match="readers would see it"):
        move(lead, dams, None)


def test_what_cannot_be_moved(lead, water, fire, dams):
    a_dispute("DAMS", parent=fire)
    with pytest.raises(Refused, match="Another thread of this dispute is called “Dams”"):
        move(lead, dams, fire)
    with pytest.raises(Refused, match="is a thread of “Water” already"):
        move(lead, dams, water)
    with pytest.raises(Refused, match="“DAMS” is a thread itself"):
        move(lead, dams, Dispute.objects.get(title="DAMS"))
    with pytest.raises(Refused, match="“Water” has threads itself"):
        move(lead, water, fire)
    air = a_dispute("Air")
    with pytest.raises(Refused, match="cannot be a thread of itself"):
        move(lead, air, air)
    with pytest.raises(Refused, match="It is a dispute of its own already"):
        move(lead, air, None)
    with pytest.raises(Stale, match="It is a dispute of its own by now"):
        move_thread(lead, air.pk, water.pk, fire.pk, "So.")
    with pytest.raises(Refused, match="Say why"):
        move_thread(lead, dams.pk, water.pk, fire.pk, " ")
    with pytest.raises(Stale, match="It is a thread of “Water” by now"):
        move_thread(lead, dams.pk, fire.pk, air.pk, "So.")
    a_dispute("Dams")
    with pytest.raises(Refused, match="Another dispute is called “Dams”"):
        move(lead, dams, None)
    with pytest.raises(Dispute.DoesNotExist):
        move_thread(lead, dams.pk, water.pk, 10**9, "So.")
    with pytest.raises(PermissionDenied):
        move(a_user(Role.EDITOR), dams, fire)
    dams.refresh_from_db()
    assert dams.parent == water


def test_searches_for_it_alone_go_along(lead, water, fire, dams):
    reader = a_user(Role.CONTRIBUTOR)
    alone, others = "thread=dams&clock=said", ["thread=dams&thread=wells", "speaker=dams", "thread=-dams"]
    for query in (alone, *others):
        SavedSearch.objects.create(owner=reader, dispute=water, name=query, query=query)
    move(lead, dams, fire)
    assert SavedSearch.objects.get(dispute=dams, query="clock=said").name == alone
    assert set(SavedSearch.objects.filter(dispute=water).values_list("query", flat=True)) == set(others)


def test_an_order_of_another_dispute_does_not_come_back(lead, water, fire, dams):
    first = latest_change(dams)
    move(lead, dams, fire)
    with pytest.raises(Refused, match="a thread of another dispute then"):
        go_back(lead, "dispute", dams.pk, first, latest_change(dams), "So.")

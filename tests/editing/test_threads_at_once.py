"""Two leads who put threads in order, or move them, at the same moment."""

import pytest

from claims.editing.refusal import Refused, Stale
from claims.editing.threads import move_thread, shift_thread, version_of_order
from claims.models import Dispute
from claims.terms import Role
from tests.factories import a_dispute, a_user
from tests.meanwhile import meanwhile

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_order_that_changes_meanwhile_is_looked_at_again():
    lead, water = a_user(Role.LEAD), a_dispute("Water")
    dams, wells, rivers = (
        a_dispute(title, parent=water, position=n) for n, title in enumerate(("Dams", "Wells", "Rivers"))
    )
    seen = version_of_order([dams, wells, rivers])
    late = meanwhile(
        lambda: shift_thread(lead, rivers.pk, seen, up=True), lambda: shift_thread(lead, dams.pk, seen, up=False)
    )
    with pytest.raises(Stale):
        late.result()
    assert list(water.threads.in_order()) == [dams, rivers, wells]


def test_two_of_one_title_do_not_come_to_the_same_dispute():
    lead, fire = a_user(Role.LEAD), a_dispute("Fire")
    one, other = (a_dispute("Dams", parent=a_dispute(title)) for title in ("Water", "Earth"))
    late = meanwhile(
        lambda: move_thread(lead, one.pk, one.parent_id, fire.pk, "So."),
        lambda: move_thread(lead, other.pk, other.parent_id, fire.pk, "So."),
    )
    with pytest.raises(Refused, match="is called “Dams”"):
        late.result()
    assert Dispute.objects.filter(parent=fire).get() == one

"""Since when somebody sees an entry: not the clock of the news, and not the same for everybody."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from claims.models import Dispute, TimelineEntry
from claims.permissions import Gate
from claims.permissions.since import seen_since, statuses_seen
from claims.terms import Publishes, Role, Status
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db

FOUND, ACCEPTED = datetime(2025, 2, 1, tzinfo=UTC), datetime(2025, 2, 5, tzinfo=UTC)


def an_entry(publishes: Publishes, **fields) -> Dispute:
    """A dispute with one claim that was found on one day and accepted on another."""
    dispute = a_dispute(publishes=publishes)
    a_placed_claim(dispute, status=Status.ACCEPTED, **fields)
    TimelineEntry.objects.update(shown_at=FOUND, accepted_at=ACCEPTED)
    return dispute


def seen(dispute: Dispute, gate: Gate | None = None, parent: Dispute | None = None) -> datetime | None:
    gate = gate or Gate.for_readers()
    entries = seen_since(gate, dispute, parent).seen(gate.entries_of(dispute))
    return entries.values_list("seen_at", flat=True).first()


def test_a_reader_sees_what_is_accepted_since_it_was():
    assert seen(an_entry(Publishes.ACCEPTED)) == ACCEPTED


def test_who_sees_suggestions_has_seen_it_since_it_was_found():
    assert seen(an_entry(Publishes.ACCEPTED), Gate.of(a_user(Role.CONTRIBUTOR))) == FOUND


def test_where_suggestions_are_published_so_has_a_reader():
    assert seen(an_entry(Publishes.SUGGESTED)) == FOUND


def test_what_was_suggested_all_along_is_new_when_the_dispute_begins_to_publish_it():
    dispute = an_entry(Publishes.ACCEPTED)
    TimelineEntry.objects.update(accepted_at=None)
    dispute.publishes = Publishes.SUGGESTED
    dispute.save()
    assert seen(dispute) == dispute.events.latest("pgh_id").pgh_created_at
    assert seen(dispute, Gate.of(a_user(Role.EDITOR))) == FOUND


def test_what_was_accepted_before_that_is_not():
    dispute = an_entry(Publishes.ACCEPTED)
    dispute.publishes = Publishes.SUGGESTED
    dispute.save()
    assert seen(dispute) == ACCEPTED


def test_an_embargo_that_is_over_made_it_new():
    lifted = timezone.now() - timedelta(hours=1)
    assert seen(an_entry(Publishes.SUGGESTED, embargo_until=lifted)) == lifted
    dispute = an_entry(Publishes.SUGGESTED)
    dispute.embargo_until = lifted
    assert seen(dispute) == lifted
    thread, parent = an_entry(Publishes.ACCEPTED), a_dispute(embargo_until=lifted)
    assert seen(thread, parent=parent) == lifted


def test_the_states_in_which_a_row_beside_is_seen():
    strict, open_one = a_dispute(publishes=Publishes.ACCEPTED), a_dispute(publishes=Publishes.SUGGESTED)
    assert statuses_seen(Gate.for_readers(), strict) == [Status.ACCEPTED]
    assert Status.SUGGESTED in statuses_seen(Gate.for_readers(), open_one)
    assert Status.SUGGESTED in statuses_seen(Gate.of(a_user(Role.EDITOR)), strict)

"""The order in which feeds tell of claims, held against the latest of all that was written of each."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import Appearance, Claim, ClaimParty, ClaimRelation, Rating, Reply
from claims.permissions import Gate
from claims.timeline import latest
from claims.timeline.latest import latest_changed
from tests.factories import a_placed_claim
from tests.thorough import examples
from tests.timeline.varied import a_varied_dispute

pytestmark = pytest.mark.django_db

#: Few moments, so that many changes come at the same one.
MOMENTS = [datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=days) for days in range(5)]
BESIDE = {Appearance: "claim", ClaimParty: "claim", ClaimRelation: "other", Rating: "claim", Reply: "accusation"}


@pytest.fixture
def dispute():
    return a_varied_dispute()


def write_at(moments: Random) -> None:
    """Put every claim, and every event of what stands beside one, at a moment of its own."""
    for claim in Claim.objects.order_by("pk"):
        Claim.objects.filter(pk=claim.pk).update(updated_at=moments.choice(MOMENTS))
    for model in BESIDE:
        events = model.pgh_event_model.objects
        for event in events.order_by("pgh_id"):
            events.filter(pk=event.pk).update(pgh_created_at=moments.choice(MOMENTS))


def changed_at(claim: Claim) -> datetime:
    """The plain reckoning."""
    moments = [claim.updated_at]
    for model, column in BESIDE.items():
        events = model.pgh_event_model.objects.filter(**{column: claim.pk})
        moments += events.values_list("pgh_created_at", flat=True)
    return max(moments)


@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), sees_all=st.booleans(), first=st.integers(0, 6), size=st.integers(1, 8))
def test_claims_stand_by_the_latest_of_all_that_was_written_of_them(dispute, seed, sees_all, first, size):
    moments = Random(seed)
    write_at(moments)
    entries = Gate(sees_all).entries_of(dispute)
    claims = Claim.objects.filter(pk__in=entries.values("claim"))
    expected = sorted(claims, key=lambda claim: (changed_at(claim), claim.pk), reverse=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(latest, "_CHANGES_A_CLAIM", moments.choice([2, 4]))
        assert latest_changed(entries, first, size) == [claim.pk for claim in expected][first : first + size]


def test_one_claim_that_changed_many_times_keeps_no_other_out(dispute):
    busy, *others = Claim.objects.order_by("pk")
    for n in range(100):
        Claim.objects.filter(pk=busy.pk).update(updated_at=datetime(2030, 1, 1, tzinfo=UTC))
        busy.appearances.update(confidence=n / 100)
    new = a_placed_claim(dispute)
    Claim.objects.filter(pk=new.pk).update(updated_at=datetime(2031, 1, 1, tzinfo=UTC))
    first = latest_changed(Gate(sees_all=True).entries_of(dispute), 0, 5)
    assert first[:2] == [new.pk, busy.pk]
    assert len(first) == 5

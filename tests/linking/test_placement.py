"""All claims placed again, a batch at a time."""

import pytest

from claims.linking.placement import place_all
from claims.models import Dispute, Placement
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


def test_all_claims_are_placed_in_batches():
    first, second = (a_dispute(rules={"words": [word]}) for word in ("nothing", "nowhere"))
    for _ in range(5):
        a_placed_claim(first)
    Dispute.objects.filter(pk=second.pk).update(rules={"words": ["data"]})
    assert place_all(batch=2) == 5
    assert set(Placement.objects.values_list("dispute", flat=True)) == {second.pk}

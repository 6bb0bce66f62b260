"""The same with transactions that are committed, as a worker meets them."""

import time

import pytest
from django.core import mail
from django.utils import timezone

from claims.alerts.collecting import collect
from claims.alerts.sending import send_due
from claims.models import SavedSearch
from tests.factories import a_dispute, a_placed_claim


@pytest.fixture
def committed():
    """Nothing is pretended here."""


@pytest.mark.django_db(transaction=True)
def test_a_claim_that_comes_in_is_told_once():
    search = SavedSearch.objects.create(dispute=a_dispute(), name="Everything")
    told = {"email": "reader@example.org", "rhythm": "at_once", "site": "https://claims.example"}
    search.subscriptions.create(confirmed_at=timezone.now(), **told)
    a_placed_claim(search.dispute, "Old news.")
    assert collect() == 0  # from now on
    a_placed_claim(search.dispute, "New words.")
    assert (_collect_patiently(), send_due()) == (1, 1)
    assert (collect(), send_due()) == (0, 0)
    assert "New words." in mail.outbox[0].body
    assert "Old news." not in mail.outbox[0].body


def _collect_patiently() -> int:
    """Changes are read below the oldest transaction of the whole server: another test's database has some, too."""
    for _ in range(1200):
        if n := collect():
            return n
        time.sleep(0.1)
    return 0

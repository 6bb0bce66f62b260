"""What happened to a claim."""

import pghistory
import pytest

from claims.models import Claim
from claims.timeline.history import load_history
from tests.factories import a_claim, a_user

pytestmark = pytest.mark.django_db


def test_who_what_and_why_newest_first():
    claim, anna = a_claim("First words."), a_user(username="anna")
    with pghistory.context(user=anna.pk, reason="It was too loose."):
        Claim.objects.filter(pk=claim.pk).update(wording="Better words.", status="accepted")
    changed, made = load_history(claim)
    assert (changed.who, changed.reason) == ("anna", "It was too loose.")
    assert changed.what == ("wording: Better words.", "checked by an editor")
    assert (made.who, made.what) == ("", ("made",))


def test_upkeep_that_nobody_would_call_a_change_is_left_out():
    claim = a_claim()
    Claim.objects.filter(pk=claim.pk).update(updated_at="2025-01-01T00:00Z")
    assert [happening.what for happening in load_history(claim)] == [("made",)]

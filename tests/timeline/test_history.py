"""What happened to a claim."""

from datetime import UTC, date, datetime

import pghistory
import pytest

from claims.editing.claims_merged import split_claim, undo_claims
from claims.models import Claim, MergeOperation
from claims.permissions import Known
from claims.terms import Role
from claims.timeline.history import load_history
from tests.factories import a_claim, a_user, an_appearance, an_article

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


def test_a_split_and_its_undoing_are_told():
    claim, lead = a_claim(), a_user(Role.LEAD, username="anna")
    for at in range(2):
        an_appearance(an_article(f"Story {at}\n\nOpenAI says they took data."), claim, "they took data")
    operation = split_claim(lead, claim.number, [claim.appearances.first().pk], "Another occasion.")
    undo_claims(lead, operation.pk, "The same.")
    own = Claim.objects.get(pk=operation.absorbed_id).number
    back, split, made = load_history(claim)
    assert (back.who, back.reason) == ("anna", "The same.")
    assert back.what == (f"what went to claim {own} came back: the split was undone",)
    assert (split.who, split.what, split.reason) == ("anna", (f"claim {own} was split from it",), "Another occasion.")
    assert made.what == ("made",)
    MergeOperation.objects.update(decided_at=datetime(2025, 1, 1, tzinfo=UTC))
    then = load_history(claim, Known(date(2025, 1, 1)))
    assert [happening.what for happening in then] == [(f"claim {own} was split from it",)]

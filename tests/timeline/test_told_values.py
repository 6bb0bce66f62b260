"""Values of a history as people read them."""

from datetime import UTC, date, datetime

import pytest

from claims.extraction.slots import slots_of
from claims.extraction.slots_json import as_json
from claims.models import Claim, Dispute, days
from claims.timeline.told_values import lit, names_of, words_of
from tests.factories import a_claim


def column(model, name):
    return next(field for field in model._meta.concrete_fields if field.attname == name)


def slots(content: str) -> dict:
    """What linking keeps of these words."""
    return as_json(slots_of(content, published=date(2025, 2, 3)))


@pytest.mark.parametrize(
    "model, name, value, words",
    [
        (Claim, "wording", "", "nothing"),
        (Claim, "negated", False, "no"),
        (Claim, "status", "accepted", "checked by an editor"),
        (Claim, "embargo_until", datetime(2025, 2, 3, 18, 5, tzinfo=UTC), "3 Feb 2025, 18:05 UTC"),
        (Dispute, "rules", {"words": ["a", "b"], "parties": ["X"]}, "parties: X; words: a, b"),
        (Claim, "wording", days(date(2025, 2, 3), date(2025, 2, 3)), "3 Feb 2025"),
        (Claim, "slots", slots("It took about 24,000 books last month."), "about 24,000, last month (2025-01)"),
        (Claim, "slots", slots("It took books."), "nothing"),
        (Claim, "speaker_id", 9, "something that is gone (no. 9)"),
    ],
)
def test_a_value_in_words(model, name, value, words):
    assert words_of(column(model, name), value, {}) == words


@pytest.mark.django_db
def test_keys_are_named():
    claim = a_claim()
    names = names_of([claim], [column(Claim, "speaker_id")])
    assert words_of(column(Claim, "speaker_id"), claim.speaker_id, names) == "OpenAI"


def test_words_that_only_one_has_are_lit():
    before, after = lit("The machine may be at fault.", "The machine is not at fault, they say.")
    assert [piece.text for piece in before if piece.marks] == ["may be"]
    assert [piece.text for piece in after if piece.marks] == ["is not", "they say"]
    assert all(piece.marks for piece in lit("", "New.")[1])


def test_what_is_long_and_the_same_is_shortened():
    same = "A long sentence that stays as it is. " * 60
    before, _ = lit(f"{same}\n\nOld words.", f"{same}\n\nNew words.")
    assert sum(len(piece.text) for piece in before) < 500

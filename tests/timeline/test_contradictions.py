"""Contradictions for the page of a claim: its own telling first, words lit up, and only what the viewer may see."""

import pytest

from claims.models import Claim, Contradiction
from claims.permissions import Gate
from claims.terms import Publishes, Status
from claims.timeline.contradictions import load_contradictions
from tests.factories import a_claim, a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


def two_amounts(dispute=None, **fields) -> tuple[Claim, Claim]:
    dispute = dispute or a_dispute()
    claims = [a_placed_claim(dispute, f"Cobalt will pay $2.5 {unit}.", **fields) for unit in ("billion", "million")]
    one, other = (claim.appearances.get() for claim in claims)
    Contradiction.objects.create(
        appearance=one,
        other=other,
        slot="amount",
        kind="slip",
        reading="$2.5 billion",
        other_reading="$2.5 million",
        evidence={
            "note": "likely unit slip",
            "decides": [{"words": "3:23-cv-1", "year": 2023, "agrees_with": ["reading"]}],
        },
    )
    return claims[0], claims[1]


def of(claim: Claim, gate: Gate | None = None, *, is_open: bool = True):
    claim.open_to_suggestions, claim.is_contradicted = is_open, True
    return load_contradictions(gate or Gate(sees_all=True), claim)


@pytest.mark.parametrize("which, first", [(0, "$2.5 billion"), (1, "$2.5 million")])
def test_the_pages_own_telling_comes_first_with_its_words_lit_up(which, first):
    (found,) = of(two_amounts()[which])
    assert [side.is_of_this_claim for side in found.sides] == [True, False]
    assert [piece.text for piece in found.sides[0].wording if piece.marks] == [first]


def test_what_could_decide_names_the_reading_that_it_agrees_with():
    (found,) = of(two_amounts()[1])
    assert found.note == "likely unit slip"
    assert [(each["words"], each["readings"]) for each in found.decides] == [("3:23-cv-1", ["$2.5 billion"])]


def test_one_query(django_assert_num_queries):
    claim, _ = two_amounts()
    claim.open_to_suggestions = claim.is_contradicted = True
    with django_assert_num_queries(1):
        (found,) = load_contradictions(Gate(sees_all=True), claim)
        assert all(str(side.appearance.article.publisher) for side in found.sides)
        assert [side.appearance.first_snapshot.number for side in found.sides] == [1, 1]


def test_what_the_viewer_may_not_see_of_either_side_is_left_out():
    claim, other = two_amounts()
    hidden = a_claim("Cobalt will pay nothing.")
    other.appearances.update(claim=hidden)
    assert of(claim, Gate.for_readers()) == []
    assert len(of(claim)) == 1


def test_suggestions_keep_to_what_the_dispute_publishes():
    claim, _ = two_amounts(a_dispute(publishes=Publishes.ACCEPTED), status=Status.ACCEPTED)
    assert of(claim, Gate.for_readers(), is_open=False) == []
    Contradiction.objects.update(status=Status.ACCEPTED)
    assert len(of(claim, Gate.for_readers(), is_open=False)) == 1


def test_what_was_rejected_is_not_shown():
    claim, _ = two_amounts()
    Contradiction.objects.update(status=Status.REJECTED)
    assert of(claim) == []

"""Drift over all tellings: rungs gained and lost, runs of one rung counted, and quotations in other words."""

from datetime import date, timedelta

import pytest

from claims.models import Claim
from claims.permissions import Gate
from claims.terms import Certainty, Publishes
from claims.timeline.drift import MOST_STEPS, load_drift, rises_of
from claims.timeline.outline import load_outline
from tests.factories import a_claim, a_dispute, a_placed_claim, a_publisher, an_appearance, an_article

pytestmark = pytest.mark.django_db


def told(claim: Claim, *rungs: str, content: str = "it took data", **fields) -> None:
    """One telling a day, at these rungs."""
    for n, rung in enumerate(rungs):
        text = f"Story {n} of {claim.pk}: {content}."
        snapshot = an_article(text, date(2025, 1, 1) + timedelta(n), a_publisher(f"Outlet {n}"))
        an_appearance(snapshot, claim, content, certainty=rung, **fields)


def drift_of(claim: Claim, gate: Gate | None = None):
    gate = gate or Gate(sees_all=True)
    outline = load_outline(gate, claim)
    return load_drift(outline, rises_of(outline))


def test_rises_and_falls_are_counted_against_the_telling_before():
    claim = a_claim()
    told(claim, "may", "believed", "stated", "suspected", "unknown", "stated")
    outline = load_outline(Gate(sees_all=True), claim)
    assert list(rises_of(outline).values()) == [None, 1, 2, -4, None, None]


def test_tellings_at_one_rung_are_counted_and_not_listed():
    claim = a_claim()
    told(claim, *["may"] * 30, *["stated"] * 25)
    drift = drift_of(claim)
    assert [(step.certainty, step.rise, step.n_more) for step in drift.steps] == [
        (Certainty.MAY, None, 29),
        (Certainty.STATED, 3, 24),
    ]


def test_the_words_that_set_a_rung_are_marked():
    claim = a_claim()
    told(claim, "may", content="it may have taken data", certainty_words=["may"])
    told(claim, "stated", content="it took data")
    first = drift_of(claim).steps[0]
    assert [piece.text for piece in first.wording if piece.marks] == ["may"]


def test_without_a_change_there_is_no_drift(django_assert_num_queries):
    claim = a_claim()
    told(claim, "may", "may")
    outline = load_outline(Gate(sees_all=True), claim)
    with django_assert_num_queries(0):
        drift = load_drift(outline, rises_of(outline))
    assert (drift.steps, drift.variants) == ((), ())


def test_a_claim_that_wavers_without_end_is_cut_and_says_so():
    claim = a_claim()
    told(claim, *["may", "stated"] * MOST_STEPS)
    drift = drift_of(claim)
    assert (len(drift.steps), drift.n_steps_left) == (MOST_STEPS, MOST_STEPS)


def test_direct_quotations_in_other_words_stand_side_by_side():
    claim = a_claim()
    told(claim, "stated", content="“We never took any data,”", directness="direct")
    told(claim, "stated", content="“We did not take any data.”", directness="direct")
    told(claim, "stated", content="“we never took any data”", directness="direct")
    variants = drift_of(claim).variants
    assert [variant.appearance.content for variant in variants] == [
        "“We never took any data,”",
        "“We did not take any data.”",
    ]
    assert [piece.text for piece in variants[1].wording if piece.marks] == ["did not take"]


def test_reported_words_are_no_quotations():
    claim = a_claim()
    told(claim, "stated", content="it took data")
    told(claim, "stated", content="data was taken by it")
    assert drift_of(claim).variants == ()


def test_a_reader_sees_no_drift_of_what_is_not_published():
    claim = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED))
    told(claim, "may", "stated")
    assert drift_of(claim, Gate.for_readers()).steps == ()

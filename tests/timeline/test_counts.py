"""Figures of a timeline page; that they are exact under any filters is in ``test_counts_exact``."""

from dataclasses import replace
from datetime import date

import pytest

from claims.models import TimelineEntry
from claims.permissions import Gate
from claims.terms import Publishes, Status
from claims.timeline.column_loading import load_columns
from claims.timeline.counts import Counts, count, month_index
from claims.timeline.filters import SPEAKER, STATUS, THREAD, Choice, Filters
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, an_appearance, an_article

JANUARY, MARCH = date(2025, 1, 29), date(2025, 3, 3)


@pytest.fixture
def dispute(db):
    """Claims that differ in every facet; one of them is told again in March, by another outlet."""
    dispute = a_dispute()
    thread = a_dispute("DeepSeek", slug="deepseek", parent=dispute)
    deepseek, getty = a_party("DeepSeek"), a_party("Getty Images")
    bloomberg = a_publisher("Bloomberg")
    retold = a_placed_claim(dispute, published_on=JANUARY, threads=(thread,), about=(deepseek,), via=(bloomberg,))
    again = an_article("OpenAI repeats\n\nOpenAI repeats that data was taken.", MARCH, a_publisher("Wired"))
    an_appearance(again, retold, "data was taken", directness="mixed")
    a_placed_claim(dispute, speaker=deepseek, published_on=MARCH, status=Status.ACCEPTED)
    a_placed_claim(
        dispute, speaker=getty, published_on=None, about=(deepseek, getty), appearance={"cue_class": "filing"}
    )
    a_placed_claim(dispute, speaker=getty, published_on=JANUARY, appearance={"directness": "direct"})
    return dispute


def counted(dispute, filters: Filters) -> Counts:
    """The counts, read anew."""
    return count(load_columns(Gate.for_readers(), dispute, filters), filters)


def some_choices(dispute) -> tuple[Choice, ...]:
    """A thread and a speaker of some of the claims."""
    entry = TimelineEntry.objects.filter(dispute=dispute).exclude(threads=[]).first()
    keys = {THREAD: str(entry.threads[0]), SPEAKER: str(entry.speaker_id)}
    return tuple(Choice(facet, "x", key, "x") for facet, key in keys.items())


def test_totals_are_the_disputes_whatever_the_filters(dispute):
    some = Filters(choices=some_choices(dispute), first=MARCH)
    for filters in (Filters(), some):
        counts = counted(dispute, filters)
        assert (counts.n_claims, counts.n_speakers, counts.n_articles) == (4, 3, 5)
        assert (counts.first, counts.last) == (month_index(JANUARY), month_index(MARCH))


def test_a_claim_told_in_two_months_is_one_card_and_two_tellings(dispute):
    counts = counted(dispute, Filters())
    assert counts.cards == {month_index(JANUARY): 2, month_index(MARCH): 1, None: 1}
    assert counts.tellings == {
        (month_index(JANUARY), "reported"): 1,
        (month_index(JANUARY), "said"): 1,
        (month_index(MARCH), "reported"): 1,
        (month_index(MARCH), "said"): 1,
    }


def test_a_month_of_the_strip_counts_what_choosing_it_finds(dispute):
    tellings = counted(dispute, Filters()).tellings
    in_march = counted(dispute, Filters(first=date(2025, 3, 1), last=date(2025, 3, 31)))
    assert in_march.n_found == sum(n for (month, _), n in tellings.items() if month == month_index(MARCH)) == 2


def test_the_period_does_not_narrow_the_strip(dispute):
    assert counted(dispute, Filters(first=MARCH)).tellings == counted(dispute, Filters()).tellings


def test_what_the_gate_holds_back_is_in_no_count(dispute):
    dispute.publishes = Publishes.ACCEPTED
    dispute.save()
    counts = counted(dispute, Filters())
    assert (counts.n_claims, counts.n_found, counts.n_articles) == (1, 1, 1)
    assert counts.facets[STATUS] == {"2": (1, 1)}


def test_an_empty_dispute_counts_nothing(db):
    counts = counted(a_dispute(), Filters())
    assert (counts.n_claims, counts.n_found, counts.first, counts.last) == (0, 0, None, None)


def test_a_second_value_of_a_facet_adds_its_claims(dispute):
    speakers = {entry.speaker_id for entry in TimelineEntry.objects.filter(dispute=dispute)}
    filters = Filters(choices=tuple(Choice(SPEAKER, str(pk), str(pk), "") for pk in speakers))
    assert counted(dispute, filters).n_found == 4
    assert counted(dispute, replace(filters, choices=filters.choices[:1])).n_found < 4


def test_of_many_rows_the_counts_are_made_once_and_not_for_ever(dispute, monkeypatch):
    columns = load_columns(Gate.for_readers(), dispute, Filters())
    chosen = Filters(choices=(Choice(STATUS, "suggested", str(TimelineEntry.SUGGESTED), "not yet checked"),))
    assert count(columns, chosen) is not count(columns, chosen)
    monkeypatch.setattr("claims.timeline.counts._MANY_ROWS", 1)
    monkeypatch.setattr("claims.timeline.columns.MOST_COSTLY", 2)
    made = count(columns, chosen)
    assert count(columns, chosen) is made
    for day in (JANUARY, MARCH):
        assert count(columns, replace(chosen, first=day)) != made
    assert count(columns, chosen) is not made
    assert count(columns, chosen) == made

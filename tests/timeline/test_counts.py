"""Figures of a timeline page against a slow count in Python, under every combination of filters."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from claims.models import TimelineEntry
from claims.permissions import Gate
from claims.terms import Clock, Publishes, Status
from claims.timeline.counts import count, month_index
from claims.timeline.filters import ABOUT, DIRECTNESS, FACETS, PUBLISHER, SPEAKER, STATUS, THREAD, Choice, Filters
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


def choices(dispute) -> list[Choice]:
    """One choice of every facet."""
    entries = TimelineEntry.objects.filter(dispute=dispute)
    thread, about = entries.exclude(threads=[]).first(), entries.exclude(about=[]).first()
    keys = {
        THREAD: thread.threads[0],
        SPEAKER: entries.first().speaker_id,
        ABOUT: about.about[0],
        PUBLISHER: entries.first().channels[0],
        DIRECTNESS: "indirect",
        STATUS: TimelineEntry.SUGGESTED,
    }
    return [Choice(facet, "x", str(key), "x") for facet, key in keys.items()]


def values_of(entry: TimelineEntry, facet) -> set[str]:
    """The keys that an entry has under a facet."""
    held = getattr(entry, facet.column if facet is not SPEAKER else "speaker_id")
    return {str(key) for key in (held if facet.is_array else [held])}


def passes(entry: TimelineEntry, filters: Filters, but=None, *, whenever: bool = False) -> bool:
    """The filters in plain Python."""
    day = getattr(entry, filters.day)
    in_time = whenever or not (filters.first or filters.last)
    in_time = in_time or (day and (filters.first or day) <= day <= (filters.last or day))
    chosen = ((facet, {choice.key for choice in filters.of(facet)}) for facet in FACETS if facet is not but)
    return bool(in_time) and all(not keys or keys & values_of(entry, facet) for facet, keys in chosen)


def slow_facet(entries, filters, facet) -> dict[str, int]:
    """Claims by key of one facet."""
    pairs = {
        (key, entry.claim_id)
        for entry in entries
        if passes(entry, filters, but=facet)
        for key in values_of(entry, facet)
    }
    return dict(Counter(key for key, _ in pairs))


@pytest.mark.parametrize("clock", [Clock.PUBLISHED, Clock.SAID])
@pytest.mark.parametrize("period", [(None, None), (JANUARY, None), (None, JANUARY), (MARCH, MARCH)])
def test_every_count_is_exact_under_every_combination_of_filters(dispute, clock, period):
    entries = list(TimelineEntry.objects.filter(dispute=dispute))
    gated = Gate.for_readers().entries_of(dispute)
    every = choices(dispute)
    for size in range(len(every) + 1):
        for some in combinations(every, size):
            filters = Filters(choices=some, first=period[0], last=period[1], clock=clock)
            counts = count(gated, filters)
            found = [entry for entry in entries if passes(entry, filters)]
            assert counts.n_found == len({entry.claim_id for entry in found})
            assert counts.facets == {facet: slow_facet(entries, filters, facet) for facet in FACETS}


def test_totals_are_the_disputes_whatever_the_filters(dispute):
    entries = Gate.for_readers().entries_of(dispute)
    some = Filters(choices=tuple(choices(dispute)[:2]), first=MARCH)
    for filters in (Filters(), some):
        counts = count(entries, filters)
        assert (counts.n_claims, counts.n_speakers, counts.n_articles) == (4, 3, 5)
        assert (counts.first, counts.last) == (month_index(JANUARY), month_index(MARCH))


def test_a_claim_told_in_two_months_is_one_card_and_two_tellings(dispute):
    counts = count(Gate.for_readers().entries_of(dispute), Filters())
    assert counts.cards == {month_index(JANUARY): 2, month_index(MARCH): 1, None: 1}
    assert counts.tellings == {
        (month_index(JANUARY), "reported"): 1,
        (month_index(JANUARY), "said"): 1,
        (month_index(MARCH), "reported"): 1,
        (month_index(MARCH), "said"): 1,
    }


def test_a_month_of_the_strip_counts_what_choosing_it_finds(dispute):
    entries = Gate.for_readers().entries_of(dispute)
    tellings = count(entries, Filters()).tellings
    in_march = count(entries, Filters(first=date(2025, 3, 1), last=date(2025, 3, 31)))
    assert in_march.n_found == sum(n for (month, _), n in tellings.items() if month == month_index(MARCH)) == 2


def test_the_period_does_not_narrow_the_strip(dispute):
    entries = Gate.for_readers().entries_of(dispute)
    assert count(entries, Filters(first=MARCH)).tellings == count(entries, Filters()).tellings


def test_what_the_gate_holds_back_is_in_no_count(dispute):
    dispute.publishes = Publishes.ACCEPTED
    dispute.save()
    counts = count(Gate.for_readers().entries_of(dispute), Filters())
    assert (counts.n_claims, counts.n_found, counts.n_articles) == (1, 1, 1)
    assert counts.facets[STATUS] == {"2": (1, 1)}


def test_an_empty_dispute_counts_nothing(db):
    counts = count(Gate.for_readers().entries_of(a_dispute()), Filters())
    assert (counts.n_claims, counts.n_found, counts.first, counts.last) == (0, 0, None, None)


def test_a_second_value_of_a_facet_adds_its_claims(dispute):
    speakers = {entry.speaker_id for entry in TimelineEntry.objects.filter(dispute=dispute)}
    filters = Filters(choices=tuple(Choice(SPEAKER, str(pk), str(pk), "") for pk in speakers))
    entries = Gate.for_readers().entries_of(dispute)
    assert count(entries, filters).n_found == 4
    assert count(entries, replace(filters, choices=filters.choices[:1])).n_found < 4

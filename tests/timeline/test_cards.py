"""What a card shows, and where it stands."""

from datetime import date, timedelta

import pytest

from claims.models import Affiliation, ClaimRelation
from claims.permissions import Gate
from claims.terms import Clock, Publishes, Status
from claims.timeline import contests
from claims.timeline.cards import mark_words
from claims.timeline.filters import Filters
from claims.timeline.page import load_timeline
from tests.factories import a_claim, a_dispute, a_party, a_placed_claim, a_publisher, an_appearance, an_article

DAY = date(2025, 1, 30)


@pytest.fixture
def dispute(db):
    return a_dispute()


@pytest.fixture(params=[contests.MOST_AT_ONCE, 0], ids=["small", "large"])
def in_any_dispute(monkeypatch, request):
    """Of a large dispute who disputes what is read for the claims of a page alone."""
    monkeypatch.setattr(contests, "MOST_AT_ONCE", request.param)


def timeline(dispute, **filters):
    """The first page, as a reader gets it."""
    return load_timeline(Gate.for_readers(), dispute, [], Filters(**filters), None, None)


def cards(dispute, **filters):
    """Its cards, in their order."""
    return [card for month in timeline(dispute, **filters).months for day in month.days for card in day.cards]


def retell(claim, day: date, words: str = "told again", **fields):
    """One more appearance of ``claim``, published by Wired on ``day``."""
    snapshot = an_article(f"Wired on {claim.pk}, {day}\n\nIt was {words}.", day, a_publisher("Wired"))
    return an_appearance(snapshot, claim, words, **fields)


def test_a_claim_is_one_card_at_its_earliest_telling(dispute):
    claim = a_placed_claim(dispute, published_on=DAY)
    retell(claim, DAY - timedelta(2), "told first")
    (card,) = cards(dispute)
    assert (card.day, card.appearance.content) == (DAY - timedelta(2), "told first")
    assert (card.tellings.n_articles, card.tellings.n_origins) == (2, 2)


def test_a_filter_shows_the_earliest_telling_that_passes_and_still_counts_all(dispute):
    retell(a_placed_claim(dispute, published_on=DAY), DAY + timedelta(40))
    (card,) = cards(dispute, first=DAY + timedelta(1))
    assert card.day == DAY + timedelta(40)
    assert card.tellings.n_articles == 2


def test_cards_stand_under_their_month_and_day_with_the_number_of_all_pages(dispute):
    for offset in (0, 0, 1, 5):
        a_placed_claim(dispute, published_on=DAY + timedelta(offset))
    a_placed_claim(dispute, published_on=None)
    months = timeline(dispute).months
    assert [(month.month, month.n) for month in months] == [(date(2025, 2, 1), 1), (date(2025, 1, 1), 3), (None, 1)]
    assert [(day.day.day, len(day.cards)) for day in months[1].days] == [(31, 1), (30, 2)]


def test_a_longer_time_is_told_in_words_at_its_first_day(dispute):
    autumn = {"happened": (date(2024, 9, 1), date(2024, 12, 1)), "happened_why": {"edtf": "2024-23"}}
    a_placed_claim(dispute, appearance=autumn)
    (card,) = cards(dispute, clock=Clock.HAPPENED)
    assert card.day == date(2024, 9, 1)
    assert card.when.upper == date(2024, 12, 1)
    assert card.why == {"edtf": "2024-23"}
    assert cards(dispute)[0].when is None


def test_the_speakers_organisation_of_that_time_stands_beside_the_name(dispute):
    sacks, house = a_party("David Sacks", kind="person"), a_party("White House", kind="government")
    craft = a_party("Craft Ventures")
    Affiliation.objects.create(party=sacks, organisation=house, held=(date(2025, 1, 20), None))
    Affiliation.objects.create(party=sacks, organisation=craft, held=(None, date(2025, 1, 20)))
    a_placed_claim(dispute, speaker=sacks, published_on=DAY)
    assert cards(dispute)[0].entry.affiliation == "White House"


@pytest.mark.parametrize(
    "office, claim, shown",
    [
        ("suggested", "suggested", "White House"),
        ("suggested", "accepted", None),
        ("accepted", "accepted", "White House"),
        ("accepted", "suggested", "White House"),
        ("rejected", "suggested", None),
    ],
)
def test_an_office_that_nobody_checked_does_not_stand_on_a_card_that_says_it_is_checked(dispute, office, claim, shown):
    sacks, house = a_party("David Sacks", kind="person"), a_party("White House", kind="government")
    Affiliation.objects.create(party=sacks, organisation=house, status=office)
    a_placed_claim(dispute, speaker=sacks, published_on=DAY, status=claim)
    (card,) = cards(dispute)
    assert (card.status, card.entry.affiliation) == (claim, shown)


def test_of_two_offices_the_checked_one_is_shown(dispute):
    sacks = a_party("David Sacks", kind="person")
    for name, status in (("Craft Ventures", Status.SUGGESTED), ("White House", Status.ACCEPTED)):
        Affiliation.objects.create(party=sacks, organisation=a_party(name), status=status)
    a_placed_claim(dispute, speaker=sacks, published_on=DAY)
    assert cards(dispute)[0].entry.affiliation == "White House"


@pytest.mark.usefixtures("in_any_dispute")
def test_a_claim_that_is_denied_says_by_whom(dispute):
    accusation = a_placed_claim(dispute, published_on=DAY)
    denial = a_placed_claim(
        dispute,
        "Nothing was taken.",
        speaker=a_party("DeepSeek"),
        published_on=DAY + timedelta(9),
        via=(a_publisher("X"),),
    )
    retell(denial, DAY + timedelta(12))
    ClaimRelation.objects.create(claim=denial, kind="denies", other=accusation)
    (contest,) = next(card for card in cards(dispute) if card.claim == accusation).contests
    assert contest.relation.claim.speaker.name == "DeepSeek"
    assert contest.published_on == DAY + timedelta(9)
    assert [node.label for node in contest.chain] == ["DeepSeek", "X", "PetaPixel"]


@pytest.mark.usefixtures("in_any_dispute")
def test_a_suggested_denial_is_not_shown_where_only_accepted_things_are(dispute):
    dispute.publishes = Publishes.ACCEPTED
    dispute.save()
    accusation, denial = (
        a_placed_claim(dispute, status=Status.ACCEPTED),
        a_placed_claim(dispute, status=Status.ACCEPTED),
    )
    relation = ClaimRelation.objects.create(claim=denial, kind="denies", other=accusation)
    assert [card.contests for card in cards(dispute)] == [[], []]
    ClaimRelation.objects.filter(pk=relation.pk).update(status=Status.ACCEPTED)
    assert [len(card.contests) for card in cards(dispute)] == [0, 1]


def test_a_card_is_accepted_only_where_claim_and_telling_both_are(dispute):
    a_placed_claim(dispute, status=Status.ACCEPTED)
    retell(a_placed_claim(dispute, status=Status.ACCEPTED, published_on=DAY), DAY - timedelta(3))
    assert [card.status for card in cards(dispute)] == [Status.ACCEPTED, Status.SUGGESTED]


def test_the_evidence_is_the_first_cards_or_the_one_asked_for(dispute):
    older = a_placed_claim(dispute, "Data left in autumn.", published_on=DAY - timedelta(5))
    a_placed_claim(dispute, published_on=DAY)
    first = timeline(dispute).shown
    assert first.card.day == DAY
    asked = load_timeline(Gate.for_readers(), dispute, [], Filters(), None, older.number).shown
    assert asked.card.claim == older
    assert [piece.text for piece in asked.evidence.pieces if "content" in piece.marks] == ["Data left in autumn."]


def test_a_claim_elsewhere_is_on_no_card(dispute):
    a_claim("Nobody placed this.")
    assert cards(dispute) == []


@pytest.mark.parametrize(
    "text,words,marked",
    [
        ("it may have been May", ["may"], ["may", "May"]),
        ("mayor", ["may"], []),
        ("believed to be linked", ["believed to be", "believed"], ["believed to be"]),
        ("a (likely) copy", ["(likely)"], ["(likely)"]),
        ("plain", [], []),
        ("plain", ["", " "], []),
    ],
)
def test_hedging_words_are_marked_as_whole_words(text, words, marked):
    pieces = mark_words(text, words)
    assert [piece.text for piece in pieces if piece.marks] == marked
    assert "".join(piece.text for piece in pieces) == text

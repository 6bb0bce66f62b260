"""Cards are kept for all pages that show them, while the data are the same, and for those who see the same."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Affiliation, Appearance, Claim, ClaimRelation, Party, Publisher
from claims.permissions import Gate, Known
from claims.terms import Clock, Publishes, Status
from claims.timeline.cards import Card, cards_for
from claims.timeline.columns_kept import columns_of
from claims.timeline.counts import rows_of_cards
from claims.timeline.filters import DIRECTNESS, Choice, Filters
from claims.timeline.keeping import one_state
from tests.factories import a_dispute, a_party, a_placed_claim

pytestmark = pytest.mark.django_db(transaction=True)

DAY = date(2025, 1, 30)
READER, EDITOR = Gate.for_readers(), Gate(sees_all=True)
THEN = Known(date(2025, 6, 1))


def cards(dispute, gate: Gate = READER, **filters) -> list[Card]:
    """The cards of all claims that pass, in no order."""
    asked = Filters(**filters)
    columns = columns_of(gate, dispute, asked)
    ids = columns.id[rows_of_cards(columns, asked)].tolist()
    return cards_for(gate, dispute, ids, columns, asked.clock)


@pytest.fixture
def dispute():
    dispute = a_dispute()
    a_placed_claim(dispute, about=(a_party("DeepSeek"),), published_on=DAY, appearance={"directness": "indirect"})
    return dispute


def test_pages_share_a_card_and_only_what_is_new_is_loaded(dispute):
    (card,) = cards(dispute)
    indirect = (Choice(DIRECTNESS, "indirect", "indirect", "indirect"),)
    with one_state(), CaptureQueriesContext(connection) as queries:
        assert cards(dispute, choices=indirect) == [card]
    assert len(queries) == 1


def deny(other: Claim) -> Claim:
    denial = a_placed_claim(other.placements.get().dispute, "It did not.", published_on=DAY)
    ClaimRelation.objects.create(claim=denial, other=other, kind="denies", status=Status.ACCEPTED)
    return denial


def test_who_disputes_what_is_read_once_for_all_pages(dispute):
    (card,) = cards(dispute)
    denial = deny(card.claim)
    a_placed_claim(dispute, "It is said aloud.", published_on=DAY, appearance={"directness": "direct"})
    kept = cards(dispute, choices=(Choice(DIRECTNESS, "indirect", "indirect", "indirect"),))
    with CaptureQueriesContext(connection) as queries:
        found = cards(dispute)
    assert {one.claim.pk: len(one.contests) for one in kept} == {card.claim.pk: 1, denial.pk: 0}
    assert len({*found} - {*kept}) == 1
    assert not any("claims_claimrelation" in query["sql"] for query in queries)


CHANGES = {
    "its words": lambda claim: claim.appearances.update(content="Other words."),
    "its standing": lambda claim: claim.appearances.update(status=Status.ACCEPTED),
    "whom it is about": lambda claim: Party.objects.filter(name="DeepSeek").update(name="Deep Seek"),
    "where it stood": lambda claim: Publisher.objects.update(name="Another Paper"),
    "for whom they speak": lambda claim: Affiliation.objects.create(
        party=a_party("OpenAI"), organisation=a_party("Boss")
    ),
    "who tells it": lambda claim: claim.appearances.get().chain.update(how="wrote"),
    "who denies it": deny,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_it_shows_makes_it_another_when_it_changes(dispute, change):
    (before,) = cards(dispute)
    change(before.claim)
    assert before not in cards(dispute)


def test_each_viewer_day_and_clock_has_its_own(dispute):
    gates = [READER, EDITOR, Gate.for_readers(THEN), Gate.for_readers(Known(THEN.day, Clock.FIRST_HELD))]
    views = [(gate, clock) for gate in gates for clock in (Clock.PUBLISHED, Clock.HAPPENED)]
    found = [card for gate, clock in views for card in cards(dispute, gate, clock=clock)]
    again = [card for gate, clock in views for card in cards(dispute, gate, clock=clock)]
    assert found == again
    assert len(set(found)) == len(found) > 4


def test_a_card_shows_to_each_what_the_gate_lets_through(dispute):
    (card,) = cards(dispute)
    deny(card.claim)
    Claim.objects.exclude(pk=card.claim.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    seen = {gate.sees_all: cards(dispute, gate) for gate in (READER, EDITOR, READER)}
    contests = {
        sees_all: [len(one.contests) for one in shown if one.claim == card.claim] for sees_all, shown in seen.items()
    }
    assert contests == {False: [0], True: [1]}


def test_an_embargo_that_ends_shows_who_disputes_it(dispute):
    (card,) = cards(dispute)
    deny(card.claim)
    now = timezone.now()
    Claim.objects.exclude(pk=card.claim.pk).update(embargo_until=now + timedelta(hours=1))
    for minutes, n in ((0, 0), (59, 0), (61, 1)):
        gate = Gate(sees_all=False, now=now + timedelta(minutes=minutes))
        assert sum(len(one.contests) for one in cards(dispute, gate)) == n


def test_an_embargo_that_ends_makes_another_card_for_those_who_saw_it_before(dispute):
    now = timezone.now()
    Claim.objects.update(embargo_until=now + timedelta(hours=1))
    before, still, after = (
        cards(dispute, Gate(sees_all=True, now=now + timedelta(minutes=minutes))) for minutes in (0, 59, 61)
    )
    assert before == still != after


def test_what_a_dispute_publishes_no_longer_stands_on_no_card(dispute):
    (card,) = cards(dispute)
    deny(card.claim)
    Appearance.objects.filter(claim=card.claim).update(status=Status.ACCEPTED)
    Claim.objects.filter(pk=card.claim.pk).update(status=Status.ACCEPTED)
    assert sum(len(one.contests) for one in cards(dispute)) == 1
    dispute.publishes = Publishes.ACCEPTED
    dispute.save()
    assert [(one.claim.pk, one.contests) for one in cards(dispute)] == [(card.claim.pk, [])]


def test_every_table_that_a_card_is_made_of_notes_its_changes(dispute):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'note_change'")
        noted = {table for (table,) in cursor.fetchall()}
    deny(Claim.objects.get())
    with CaptureQueriesContext(connection) as queries:
        for gate in (READER, EDITOR, Gate.for_readers(THEN), Gate(sees_all=True, known=THEN)):
            assert cards(dispute, gate)
    read = set(re.findall(r'(?:FROM|JOIN) "(\w+)"', " ".join(query["sql"] for query in queries)))
    assert {"claims_affiliation", "claims_claimrelation", "claims_chainlink"} <= read <= noted

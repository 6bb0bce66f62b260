"""Rows behind the gate whose SQL is put together once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from claims.models import Claim, Dispute
from claims.permissions import Gate, Known, Supposed
from claims.permissions.gated import Gated
from claims.terms import Publishes, Status
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db

READER, EDITOR = Gate.for_readers(), Gate(sees_all=True)
DAY = date(2025, 1, 30)


@pytest.fixture
def dispute() -> Dispute:
    return a_dispute(publishes=Publishes.SUGGESTED)


@pytest.fixture
def asked() -> list[Gate]:
    """The gates for which ``numbered`` put a query together."""
    return []


@pytest.fixture
def numbered(asked) -> Gated[Claim]:
    def rows(gate: Gate, number):
        asked.append(gate)
        return gate.claims().filter(number=number)

    return Gated(rows, "number")


def test_each_sees_what_the_plain_query_shows_them(dispute, numbered):
    shown = a_placed_claim(dispute, published_on=DAY)
    hidden = a_placed_claim(dispute, "It was not so.", published_on=DAY, embargo_until=timezone.now() + timedelta(1))
    for claim in (shown, hidden):
        for gate in (READER, EDITOR, READER):
            assert numbered(gate, number=claim.number) == list(gate.claims().filter(number=claim.number))
    assert numbered(READER, number=hidden.number) == []


def test_readers_share_one_and_people_with_an_account_another(dispute, numbered, asked, django_assert_num_queries):
    claims = [a_placed_claim(dispute, f"It was so {n} times.", published_on=DAY) for n in range(2)]
    for claim in claims:
        with django_assert_num_queries(2):
            assert numbered(Gate.for_readers(), number=claim.number) == numbered(EDITOR, number=claim.number) == [claim]
    assert [gate.sees_all for gate in asked] == [False, True]


def test_an_embargo_ends_by_the_clock_of_the_gate(dispute, numbered):
    end = timezone.now() + timedelta(hours=1)
    claim = a_placed_claim(dispute, published_on=DAY, embargo_until=end)
    assert numbered(READER, number=claim.number) == []
    assert numbered(replace(READER, now=end), number=claim.number) == [claim]


def test_wound_back_and_supposed_gates_have_conditions_of_their_own(dispute, numbered):
    claim = a_placed_claim(dispute, published_on=DAY)
    assert numbered(READER, number=claim.number) == [claim]
    for days, known in ((-1, []), (0, [claim])):
        assert numbered(replace(READER, known=Known(DAY + timedelta(days))), number=claim.number) == known
    supposed = replace(READER, supposed=Supposed.without_claim(claim))
    assert numbered(supposed, number=claim.number) == []


def test_a_part_at_a_time_each_sees_the_same(dispute, numbered):
    claim = a_placed_claim(dispute, published_on=DAY)
    gates = [READER, EDITOR, replace(READER, known=Known(DAY - timedelta(1)))]
    assert [[*numbered.each(gate, 10, number=claim.number)] for gate in gates] == [[claim], [claim], []]


def test_what_is_rejected_is_gone_at_once(dispute, numbered):
    claim = a_placed_claim(dispute, published_on=DAY)
    assert numbered(READER, number=claim.number) == [claim]
    Claim.objects.filter(pk=claim.pk).update(status=Status.REJECTED)
    assert numbered(READER, number=claim.number) == []

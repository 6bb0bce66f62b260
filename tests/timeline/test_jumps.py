"""Places in the list to go to."""

from datetime import UTC, date, datetime

import pytest
from django.http import QueryDict

from claims.forms.filters import FilterForm
from claims.models import Article
from claims.permissions import Gate
from claims.timeline.filters import Filters, Order
from claims.timeline.jumps import Jump, query_of_jump
from claims.timeline.names import Names
from claims.timeline.page import load_timeline
from tests.factories import a_dispute, a_placed_claim

TODAY = date(2025, 6, 15)


@pytest.fixture
def dispute(db):
    """A claim in each month of 2025, that of March came in last."""
    dispute = a_dispute()
    for month in range(1, 13):
        claim = a_placed_claim(dispute, f"Claim of month {month}.", published_on=date(2025, month, 10))
        if month == 3:
            held = Article.objects.filter(appearances__claim=claim)
            held.update(first_held_at=datetime(2025, 12, 1, tzinfo=UTC))
    return dispute


def months(dispute, jump: Jump, **filters) -> list[int]:
    """The months of the claims on the page that is gone to."""
    gate, chosen = Gate.for_readers(), Filters(**filters)
    query = query_of_jump(gate.entries_of(dispute), chosen, jump, TODAY)
    form = FilterForm(QueryDict(query.lstrip("?")), gate, [], lambda clock: Names({}, {}))
    assert form.is_valid(), form.problems
    page = load_timeline(gate, dispute, [], form.filters, form.page_cursor, form.claim_to_show)
    return [card.day.month for card in page.cards]


def test_today_begins_with_the_latest_until_now(dispute):
    assert months(dispute, Jump.TODAY) == [6, 5, 4, 3, 2, 1]


def test_oldest_first_today_is_where_the_page_ends(dispute):
    assert months(dispute, Jump.TODAY, order=Order.OLDEST) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("order,first", [(Order.NEWEST, [3, 2, 1]), (Order.OLDEST, list(range(3, 13)))])
def test_the_last_change_is_what_came_in_last(dispute, order, first):
    assert months(dispute, Jump.CHANGE, order=order) == first


def test_where_there_is_nothing_to_go_to_the_list_begins_at_its_beginning(dispute):
    assert months(dispute, Jump.TODAY, first=date(2025, 11, 1)) == [12, 11]
    assert months(dispute, Jump.CHANGE, first=date(2026, 1, 1)) == []

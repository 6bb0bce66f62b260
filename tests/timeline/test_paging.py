"""Pages by keyset: every card once, in order, whatever is added meanwhile."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.models import Article, Dispute, TimelineEntry
from claims.permissions import Gate
from claims.terms import Clock
from claims.timeline.columns_kept import columns_of
from claims.timeline.filters import Filters, Order
from claims.timeline.paging import Cursor, StaleCursor, find_page
from tests.factories import a_dispute, a_placed_claim
from tests.standing import standing

DAY = date(2025, 1, 30)


def pages(dispute, filters: Filters, size: int = 2, between=lambda: None) -> list[list[int]]:
    """Claim ids page by page, from the first to the last; ``between`` runs after each page."""
    found, cursor = [], None
    while True:
        page = page_at(dispute, filters, cursor, size)
        found.append(claims_of(page))
        between()
        cursor = page.next
        if cursor is None:
            return found


def page_at(dispute, filters, cursor, size=2):
    """One page, by way of the cursor's token."""
    cursor = cursor and Cursor.parse(cursor.token(filters), filters)
    return find_page(columns_of(Gate.for_readers(), dispute, filters), filters, cursor, size)


def claims_of(page) -> list[int]:
    """The ids of the claims on a page, in its order."""
    claims = dict(TimelineEntry.objects.values_list("pk", "claim"))
    return [claims[pk] for pk in page.entries]


def in_order(dispute, filters: Filters) -> list[int]:
    """Claim ids as a timeline must show them: by day, undated ones last, ties by claim."""
    first = {}
    for claim, day in TimelineEntry.objects.filter(dispute=dispute).values_list("claim", filters.day):
        first[claim] = min(filter(None, (first.get(claim), day)), default=None)
    newest = filters.order == Order.NEWEST
    dated = sorted(((day, claim) for claim, day in first.items() if day), reverse=newest)
    undated = sorted((claim for claim, day in first.items() if not day), reverse=newest)
    return [claim for _, claim in dated] + undated


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    with standing(django_db_blocker, tell):
        yield


@pytest.fixture
def dispute(db, told):
    return Dispute.objects.get()


def tell() -> None:
    """Seven claims: three of one day, two of others, two without a date."""
    dispute = a_dispute()
    for day in (DAY, DAY, DAY, DAY + timedelta(1), DAY - timedelta(40), None, None):
        a_placed_claim(dispute, published_on=day)


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("size", [1, 2, 3, 7, 30])
def test_pages_hold_every_card_once_and_in_order(dispute, order, size):
    filters = Filters(order=order)
    assert sum(pages(dispute, filters, size), []) == in_order(dispute, filters)


@pytest.mark.parametrize("order", list(Order))
def test_the_way_back_is_the_way_there(dispute, order):
    filters = Filters(order=order)
    there, cursor = [], None
    while cursor is not None or not there:
        page = page_at(dispute, filters, cursor)
        there.append(page.entries)
        cursor = page.next
    back = [there[-1]]
    while page.previous is not None:
        page = page_at(dispute, filters, page.previous)
        back.append(page.entries)
    assert back == there[::-1]


def test_the_first_page_has_nothing_before_it_and_the_last_nothing_after(dispute):
    whole = page_at(dispute, Filters(), None, size=30)
    assert (whole.previous, whole.next) == (None, None)


@pytest.mark.parametrize("order", list(Order))
def test_a_claim_added_meanwhile_moves_no_other(dispute, order):
    filters = Filters(order=order)
    before = in_order(dispute, filters)
    added = [DAY, DAY + timedelta(9), DAY - timedelta(99), None]
    found = pages(dispute, filters, 2, lambda: added and a_placed_claim(dispute, published_on=added.pop()))
    seen = [claim for claim in sum(found, []) if claim in before]
    assert seen == before


def test_a_claim_without_the_chosen_clock_comes_last(dispute):
    happened = a_placed_claim(dispute, appearance={"happened": (DAY, DAY + timedelta(1))})
    found = sum(pages(dispute, Filters(clock=Clock.HAPPENED), 3), [])
    assert found[0] == happened.pk
    assert len(found) == 8


@pytest.mark.parametrize("token", ["", "x", "[1]:abc", "WyJhIl0:AAAA", "ä" * 300])
def test_a_cursor_not_ours_is_refused(token):
    with pytest.raises(StaleCursor):
        Cursor.parse(token, Filters())


@given(st.integers(0, 10**6), st.one_of(st.none(), st.dates()), st.booleans(), st.sampled_from(Order))
@settings(max_examples=30)
def test_a_cursor_survives_its_address_and_nothing_else_does(claim, day, forward, order):
    filters = Filters(order=order)
    token = Cursor(day, claim, forward).token(filters)
    assert Cursor.parse(token, filters) == Cursor(day, claim, forward)
    with pytest.raises(StaleCursor):
        Cursor.parse(token[:-1] + ("A" if token[-1] != "A" else "B"), filters)


def test_a_second_telling_brings_the_card_to_its_earlier_day(dispute):
    entry = TimelineEntry.objects.filter(dispute=dispute, published_on=DAY).first()
    Article.objects.filter(pk=entry.article_id).update(published=(DAY - timedelta(400), DAY - timedelta(399)))
    assert sum(pages(dispute, Filters(order=Order.OLDEST)), [])[0] == entry.claim_id

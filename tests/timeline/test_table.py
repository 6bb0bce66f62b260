"""The timeline as a table: sorted by any column, page by page."""

from datetime import date, timedelta

import pytest

from claims.models import Dispute
from claims.permissions import Gate
from claims.timeline import table
from claims.timeline.filters import Filters, Order
from claims.timeline.looks import Look, Sort
from claims.timeline.page import TimelinePage, load_timeline
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, an_appearance, an_article
from tests.standing import standing

DAY = date(2025, 1, 30)
SPEAKERS = ("Zoë", "álvaro", "Bob", "amy")


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    with standing(django_db_blocker, tell):
        yield


@pytest.fixture
def dispute(db, told):
    return Dispute.objects.get()


def tell() -> None:
    """Four claims by four speakers in four outlets, each told once more often than the one before."""
    dispute = a_dispute()
    for n, (name, certainty) in enumerate(zip(SPEAKERS, ("stated", "may", "evidence", "unknown"), strict=True)):
        claim = a_placed_claim(
            dispute,
            f"Claim {n}.",
            speaker=a_party(name),
            publisher=a_publisher(f"Outlet {n % 2}"),
            published_on=DAY + timedelta(n % 3),
            appearance={"certainty": certainty},
        )
        for again in range(n):
            snapshot = an_article(f"Again {n} {again}\n\nTold again.", DAY + timedelta(20), a_publisher("Wired"))
            an_appearance(snapshot, claim, "Told again.")


def shown(dispute, number: int = 1, **filters) -> TimelinePage:
    """A page of the table, as a reader gets it."""
    chosen = Filters(look=Look.TABLE, **filters)
    return load_timeline(Gate.for_readers(), dispute, [], chosen, number=number)


def speakers(dispute, sort: Sort, **filters) -> list[str]:
    return [card.claim.speaker.name for card in shown(dispute, sort=sort, **filters).cards]


@pytest.mark.parametrize(
    "sort,order",
    [
        (Sort.DAY, ["Bob", "álvaro", "amy", "Zoë"]),
        (Sort.SPEAKER, ["álvaro", "amy", "Bob", "Zoë"]),
        (Sort.SPEAKER_Z, ["Zoë", "Bob", "amy", "álvaro"]),
        (Sort.OUTLET, ["Bob", "Zoë", "álvaro", "amy"]),
        (Sort.OUTLET_Z, ["álvaro", "amy", "Bob", "Zoë"]),
        (Sort.CERTAIN, ["Zoë", "Bob", "álvaro", "amy"]),
        (Sort.UNCERTAIN, ["amy", "álvaro", "Bob", "Zoë"]),
        (Sort.ARTICLES, ["amy", "Bob", "álvaro", "Zoë"]),
        (Sort.FEW_ARTICLES, ["Zoë", "álvaro", "Bob", "amy"]),
        (Sort.FEW_ORIGINS, ["Zoë", "Bob", "álvaro", "amy"]),
    ],
)
def test_it_is_sorted_by_a_column_then_by_day(dispute, sort, order):
    assert speakers(dispute, sort) == order


def test_origins_and_articles_are_those_of_the_whole_dispute_whatever_the_filters(dispute):
    assert speakers(dispute, Sort.ARTICLES, last=DAY) == ["amy", "Zoë"]


@pytest.mark.parametrize("sort", [Sort.DAY, Sort.OUTLET, Sort.ORIGINS])
@pytest.mark.parametrize("order", Order)
def test_pages_hold_every_claim_once_in_any_order(dispute, sort, order, monkeypatch):
    monkeypatch.setattr(table, "ROWS_A_PAGE", 3)
    a_placed_claim(dispute, speaker=a_party("Nobody knows when"), published_on=None)
    pages = [shown(dispute, number, sort=sort, order=order) for number in (1, 2)]
    assert [page.page.n_pages for page in pages] == [2, 2]
    claims = [card.claim.pk for page in pages for card in page.cards]
    assert len(claims) == len(set(claims)) == 5
    if sort == Sort.DAY:
        assert pages[1].cards[-1].day is None


def test_past_its_end_stands_the_last_page(dispute):
    page = shown(dispute, number=99).page
    assert (page.number, page.previous, page.next) == (1, None, None)
    assert len(page.entries) == 4


def test_heads_turn_the_order_round_and_say_which_it_is():
    columns = {column.title: column for column in table.columns_of_table(Filters(look=Look.TABLE, sort=Sort.SPEAKER))}
    assert (columns["Who said it"].query, columns["Who said it"].sorted_as) == (
        "?look=table&sort=speaker-z",
        "ascending",
    )
    assert (columns["Articles"].query, columns["Articles"].sorted_as) == ("?look=table&sort=articles", "")
    assert columns["Claim"].query is None
    by_day = {column.title: column for column in table.columns_of_table(Filters(look=Look.TABLE))}
    assert (by_day["Day"].query, by_day["Day"].sorted_as) == ("?order=oldest&look=table", "descending")

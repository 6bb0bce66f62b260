"""All tellings of a claim in outline: their order, counts and clocks."""

from datetime import date

import pytest

from claims.permissions import Gate
from claims.timeline import clocks
from claims.timeline.outline import facts_of, load_outline
from tests.factories import a_dispute, a_placed_claim, a_publisher, an_appearance, an_article

pytestmark = pytest.mark.django_db

JANUARY, THE_28TH = (date(2025, 1, 1), date(2025, 2, 1)), (date(2025, 1, 28), date(2025, 1, 29))


def outline_of(claim):
    return load_outline(Gate.for_readers(), claim)


@pytest.fixture
def claim():
    return a_placed_claim(a_dispute(), published_on=date(2025, 1, 30))


def test_tellings_come_in_the_order_of_their_publication_undated_last(claim):
    undated = an_appearance(an_article("So it is.", None), claim, "it is")
    early = an_appearance(an_article("It is so.", date(2025, 1, 28)), claim, "is so")
    assert [telling.pk for telling in outline_of(claim)][::2] == [early.pk, undated.pk]


def test_articles_and_origins_are_counted_once_each(claim):
    snapshot = an_article("It is so, and it is so.", publisher=a_publisher("Mint"))
    for content in ("It is so", "it is so"):
        an_appearance(snapshot, claim, content, (a_publisher("Bloomberg"),))
    facts = facts_of(outline_of(claim))
    assert (facts.n_tellings, facts.n_articles, facts.n_origins) == (3, 2, 2)


def test_a_day_says_more_about_when_it_was_first_said_than_the_month_around_it(claim):
    an_appearance(an_article("It is so."), claim, "is so", said=JANUARY)
    an_appearance(an_article("So it is."), claim, "it is", said=THE_28TH)
    assert clocks.label(facts_of(outline_of(claim)).said.clock) == "28 Jan 2025"


def test_an_empty_clock_stays_empty(claim):
    facts = facts_of(outline_of(claim))
    assert facts.happened is None
    assert facts.said is None
    assert clocks.label(facts.published.clock) == "30 Jan 2025"


@pytest.mark.parametrize(
    "said",
    [
        None,
        (None, date(2025, 2, 1)),
        (date(2025, 1, 1), None),
        (None, None),
        JANUARY,
        (date(2025, 1, 1), date(2025, 1, 1)),
    ],
)
def test_clocks_are_read_as_they_were_written(claim, said):
    told = an_appearance(an_article("So it is."), claim, "it is", said=said, said_why={"words": "“so”, it’s said"})
    told.refresh_from_db()
    read = next(each for each in outline_of(claim) if each.pk == told.pk)
    assert (read.said, read.said_why, read.published) == (told.said, told.said_why, told.article.published)

"""The day of an article becomes known, or another one, after it was read: days counted from it are counted anew. So it
is with its outlet, which is no source of its own."""

from datetime import date

import pytest

from claims import tasks
from claims.models import Appearance, Article, days
from claims.reading import read_snapshot, was_corrected_since
from claims.reading.snapshots import extract_snapshot, store_reading
from tests.factories import a_publisher, an_article

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "OpenAI said on Tuesday that DeepSeek may have used its models.\n\nOpenAI said that it was in February 2024."


def dated(on: date) -> None:
    Article.objects.update(published=days(on, on))


def said() -> list[date]:
    return [row.said.lower for row in Appearance.objects.filter(said__isnull=False, lost_in=None)]


@pytest.mark.parametrize("before", [None, date(2025, 2, 6)], ids=["none was known", "another one"])
def test_read_again_it_counts_from_the_day_of_now(before):
    snapshot = an_article(TEXT, published_on=before)
    tasks.run_through(snapshot)
    assert said() == ([date(2025, 2, 4)] if before else [])
    dated(date(2025, 1, 30))
    snapshot.refresh_from_db()
    tasks.run_through(snapshot)
    assert said() == [date(2025, 1, 28)]
    assert Appearance.objects.filter(claim=None).count() == 0


def test_an_article_whose_day_stayed_is_not_read_again():
    snapshot = an_article(TEXT)
    run = read_snapshot(snapshot)
    Article.objects.update(byline="A. Writer")
    run.snapshot.article.refresh_from_db()
    assert not was_corrected_since(run)


def test_an_article_of_another_outlet_is_read_again_as_its_own_words():
    snapshot = an_article("Two people told The Verge that OpenAI copied the data.")
    tasks.run_through(snapshot)
    via = [node["canonical"] for node in Appearance.objects.get().reading["via"]]
    Article.objects.update(publisher=a_publisher("The Verge"))
    snapshot.article.refresh_from_db()
    tasks.run_through(snapshot)
    assert (via, Appearance.objects.get().reading["via"]) == (["The Verge"], [])
    assert [link.label for link in Appearance.objects.get().chain.all()] == ["Two people", "The Verge"]


def test_a_day_that_comes_while_it_is_read_is_the_one_that_counts():
    snapshot = an_article(TEXT, published_on=None)
    found = extract_snapshot(snapshot)
    dated(date(2025, 1, 30))
    store_reading(snapshot, found)
    assert said() == [date(2025, 1, 28)]

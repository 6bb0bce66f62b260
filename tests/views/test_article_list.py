"""The list of articles."""

from datetime import date

import pytest

from claims.terms import Publishes, Role
from tests.factories import a_dispute, a_placed_claim, a_user, an_article
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


def test_newest_first_and_those_without_a_day_last(client):
    dispute = a_dispute()
    for day in (date(2024, 1, 1), None, date(2025, 1, 1)):
        a_placed_claim(dispute, published_on=day)
    shown = client.get("/articles/").content.decode()
    assert shown.index("1 Jan 2025") < shown.index("1 Jan 2024") < shown.index("no date")


def test_readers_see_only_articles_with_something_published(client):
    a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED))
    an_article("Nothing in here\n\nNothing.")
    assert "No article yet" in client.get("/articles/").content.decode()
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert "Nothing in here" in client.get("/articles/").content.decode()


def test_queries_do_not_grow_and_pages_hold_fifty(client):
    dispute = a_dispute()
    a_placed_claim(dispute)
    few = count_queries(client, "/articles/")
    for _ in range(50):
        a_placed_claim(dispute)
    assert few == count_queries(client, "/articles/") <= MOST
    assert client.get("/articles/").content.decode().count('<li class="row">') == 50
    assert client.get("/articles/?page=2").content.decode().count('<li class="row">') == 1
    assert client.get("/articles/?page=garbled").status_code == 200


def test_of_very_many_the_newest_are_listed_and_it_says_so(client, monkeypatch):
    monkeypatch.setattr("claims.timeline.article_list.MOST_LISTED", 2)
    monkeypatch.setattr("claims.timeline.article_list.ARTICLES_A_PAGE", 1)
    dispute = a_dispute()
    for year in (2023, 2024):
        a_placed_claim(dispute, published_on=date(year, 1, 1))
    assert "2 stored articles, newest first" in client.get("/articles/").text
    a_placed_claim(dispute, published_on=date(2025, 1, 1))
    last = client.get("/articles/?page=3").text
    assert "The newest 2 stored articles" in last
    assert "page 2 of 2" in last
    assert "1 Jan 2024" in last

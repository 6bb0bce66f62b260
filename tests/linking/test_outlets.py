"""Outlets that may be one are suggested, for an editor to decide."""

import pytest

from claims.editing.outlets_merged import merge_outlets, refuse_outlet_match, undo_outlets
from claims.linking import suggest_outlets
from claims.models import Publisher, PublisherMatch
from claims.terms import Role
from claims.timeline.outlet_matches import OutletMatch
from tests.factories import a_publisher, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Publisher, Publisher]:
    """An outlet that a byline named, and one that an address gave."""
    return Publisher.objects.named("The Washington Post"), Publisher.objects.at("https://www.washingtonpost.com/data")


def suggested() -> list[tuple[str, str, str, str]]:
    rows = PublisherMatch.objects.order_by("publisher__name", "other__name")
    return list(rows.values_list("publisher__name", "other__name", "kind", "status"))


def test_a_byline_and_an_address(pair):
    assert suggest_outlets() == 1
    match = PublisherMatch.objects.get()
    assert (match.publisher, match.other, match.kind, match.score) == (*pair, "spelt", 0.8)
    assert match.words == ["The Washington Post", "washingtonpost.com"]
    assert suggest_outlets() == 0
    assert match.events.count() == 1


def test_what_speaks_for_it_no_more_is_not_suggested_any_more(pair):
    suggest_outlets()
    Publisher.objects.filter(pk=pair[0].pk).update(name="Gazette")
    assert suggest_outlets() == 0
    assert suggested() == []


def test_another_reason_takes_the_place_of_the_first(pair):
    suggest_outlets()
    Publisher.objects.filter(pk=pair[0].pk).update(name="Lifestyle", domains=["lifestyle.washingtonpost.com"])
    assert suggest_outlets() == 0
    match = PublisherMatch.objects.get()
    assert (match.kind, match.words, match.score) == ("same_site", ["washingtonpost.com"] * 2, 0.7)


def test_what_was_refused_never_comes_back_nor_for_those_that_stand_for_the_two_since(pair):
    editor, lead = a_user(), a_user(Role.LEAD)
    suggest_outlets()
    refuse_outlet_match(editor, PublisherMatch.objects.get().pk, "Two papers.")
    assert suggest_outlets() == 0
    assert suggested() == [("The Washington Post", "washingtonpost.com", "spelt", "rejected")]
    edition = a_publisher("Washington Post (Asia edition)")
    merge = merge_outlets(lead, pair[0].pk, edition.pk, "One paper.")
    assert suggest_outlets() == 0
    undo_outlets(lead, merge.pk, "Two after all.")
    assert suggest_outlets() == 2
    assert [row[3] for row in suggested()].count("suggested") == 2


def test_two_that_were_merged_are_not_suggested_until_they_are_taken_apart(pair):
    lead = a_user(Role.LEAD)
    suggest_outlets()
    merge = merge_outlets(lead, pair[1].pk, pair[0].pk, "One paper.")
    assert suggest_outlets() == 0
    assert suggested() == []
    undo_outlets(lead, merge.pk, "Two papers.")
    assert suggest_outlets() == 1


def test_it_takes_few_queries_however_many_there_are(pair, django_assert_max_num_queries):
    for n in range(40):
        a_publisher(f"Paper {n} Post", slug=f"paper-{n}")
        a_publisher(f"paper{n}post.com", slug=f"paper-{n}-site", domains=[f"paper{n}post.com"])
    with django_assert_max_num_queries(6):
        assert suggest_outlets() == 41
    with django_assert_max_num_queries(6):
        assert suggest_outlets() == 0


def test_a_slip_of_the_pen(pair):
    slip = Publisher.objects.named("Wasington Post")
    suggest_outlets()
    match = PublisherMatch.objects.get(other=slip)
    assert (match.publisher, match.kind, match.score) == (pair[0], "mistyped", 0.6)
    assert OutletMatch(match).because == "“The Washington Post” and “Wasington Post” are one slip of the pen apart"

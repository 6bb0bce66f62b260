"""Which publishers are known under a name."""

import pytest

from claims.models import Addition
from claims.timeline.publisher_lookup import MOST_ALIKE, load_recent_publishers, look_up_publisher
from tests.factories import a_publisher, a_user, an_addition

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def post():
    a_publisher("The Guardian")
    return a_publisher("The Washington Post", slug="washington-post", domains=["washingtonpost.com"])


@pytest.mark.parametrize("words", ["The Washington Post", "washington post", " Wáshington  POST\n"])
def test_a_name_in_another_spelling_is_known(post, words):
    lookup = look_up_publisher(words)
    assert (lookup.known, lookup.is_new) == (post, False)


@pytest.mark.parametrize("words", ["Wasington Post", "Wash", "post", "washingtonpost.com", "Washington Post Company"])
def test_a_name_like_a_known_one_is_new_and_the_known_one_is_offered(post, words):
    lookup = look_up_publisher(words)
    assert (lookup.known, lookup.is_new, lookup.alike) == (None, True, (post,))


@pytest.mark.parametrize("words", ["The Herald", "%", "_", "\\", "'", "x" * 500, "\x00\u202e!"])
def test_a_name_like_none_is_new(words):
    lookup = look_up_publisher(words)
    assert (lookup.is_new, lookup.alike) == (True, ())


@pytest.mark.parametrize("words", ["", " ", "\u202e"])
def test_no_name_is_nobodys(words):
    lookup = look_up_publisher(words)
    assert (lookup.is_new, lookup.known, lookup.alike) == (False, None, ())


def test_of_thousands_a_few_are_offered():
    for number in range(30):
        a_publisher(f"Daily News {number}")
    assert len(look_up_publisher("daily news").alike) == MOST_ALIKE


def test_before_anything_is_written_there_are_those_that_one_added_lately(post):
    anna = a_user()
    an_addition(anna, publisher=post)
    an_addition(anna)
    an_addition(a_user(), publisher=a_publisher("Somebody else's"))
    assert load_recent_publishers(anna) == [post]
    assert Addition.objects.count() == 3

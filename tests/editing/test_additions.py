"""What editors hand in: kept once, by whom, and known again."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing.additions import add_address, add_stored, find_known, try_again
from claims.models import Addition, ArticleUrl
from claims.terms import Role
from tests.factories import a_feed, a_user, an_addition, an_article
from tests.meanwhile import meanwhile

pytestmark = pytest.mark.django_db

URL = "https://example.org/story"


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


def test_a_text_is_kept_with_its_article(editor):
    snapshots = [an_article("One"), an_article("Two")]
    add_stored(editor, snapshots)
    kept = Addition.objects.order_by("pk")
    assert [(one.name, one.article, one.added_by) for one in kept] == [
        (snapshot.article.headline, snapshot.article, editor) for snapshot in snapshots
    ]


@pytest.mark.parametrize(
    "given",
    [URL, "http://example.org/story", "https://www.example.org/story", "https://example.org/story?utm_source=x#top"],
)
def test_an_article_is_known_by_each_of_its_addresses(given):
    article = an_article(canonical_url=URL).article
    assert find_known(given) == article
    article.canonical_url = "https://example.org/moved"
    article.save()
    ArticleUrl.objects.create(article=article, url=URL)
    assert find_known(given) == article


def test_a_path_on_this_site_is_known_as_it_is():
    article = an_article(canonical_url="/demo-digest/a.html").article
    assert find_known("/demo-digest/a.html") == article


def test_a_feed_and_an_addition_that_waits_are_known(editor):
    assert find_known(URL) is None
    addition = an_addition(editor, url=URL)
    assert find_known(URL) == addition
    feed = a_feed(URL)
    assert find_known(URL) == feed


@pytest.mark.parametrize("fields", [{"problem": "no"}, {"offers": [{"url": URL, "title": ""}]}])
def test_what_nothing_came_of_may_be_added_again(editor, fields):
    an_addition(editor, url=URL, **fields)
    assert find_known(URL) is None


@pytest.mark.django_db(transaction=True)
def test_an_address_that_is_sent_twice_at_once_is_kept_once(editor):
    http = URL.replace("https", "http")
    meanwhile(lambda: add_address(editor, URL), lambda: add_address(editor, http)).result()
    assert Addition.objects.count() == 1


def test_another_try_takes_the_problem_back(editor):
    addition = an_addition(editor, problem="the server does not answer")
    assert try_again(editor, addition.pk).problem == ""
    with pytest.raises(Addition.DoesNotExist):
        try_again(editor, an_addition(editor, snapshot=an_article()).pk)


@pytest.mark.parametrize(
    "act", [lambda user: add_address(user, URL), lambda user: add_stored(user, []), lambda user: try_again(user, 1)]
)
def test_only_those_who_may(act):
    with pytest.raises(PermissionDenied):
        act(a_user(Role.CONTRIBUTOR))

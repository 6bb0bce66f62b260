"""Publishers offered while somebody writes a name, and asked about when a new one is much like them."""

import pytest

from claims.models import Article, Feed, Publisher
from claims.terms import Role
from tests.factories import a_feed, a_publisher, a_user
from tests.queries import count_queries

pytestmark = pytest.mark.django_db

TEXT = "OpenAI accuses DeepSeek\n\nOpenAI says that DeepSeek may have taken data."


@pytest.fixture(autouse=True)
def _editor(client):
    client.force_login(a_user(Role.EDITOR))
    a_publisher("The Verge", slug="verge", domains=["theverge.com"])


def asked(client, **query):
    return client.get("/desk/publishers/", {"at": "text", **query}, headers={"HX-Request": "true"})


def add(client, name: str, **more):
    return client.post("/desk/add/", {"way": "text", "text": TEXT, "publisher": name, **more}, follow=True)


def test_those_called_so_are_offered_and_a_new_one_is_said_to_be_new(client):
    page = asked(client, publisher="verg").content.decode()
    assert '<option value="The Verge">theverge.com</option>' in page
    assert "“verg” is not known: a new publisher will be made" in page
    assert "<html" not in page


def test_a_known_one_is_said_to_be_known(client):
    page = asked(client, publisher="the verge").content.decode()
    assert "The Verge is known" in page
    assert "is_new" not in page


def test_what_is_written_is_shown_as_it_is(client):
    assert "“&lt;script&gt;”" in asked(client, publisher="<script>").content.decode()


@pytest.mark.parametrize("query", [{"at": "elsewhere"}, {"at": ""}, {"publisher": "x" * 201}, {"publisher": "\x00"}])
def test_a_broken_question_is_refused(client, query):
    assert asked(client, **query).status_code == 400


def test_without_htmx_it_leads_to_the_sources(client):
    assert client.get("/desk/publishers/?at=text&publisher=verge")["Location"] == "/sources/"


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, None])
def test_only_for_those_who_may_add(client, role):
    client.logout()
    if role:
        client.force_login(a_user(role))
    assert asked(client, publisher="v").status_code == 403


def test_a_second_spelling_has_to_be_meant(client):
    answer = add(client, "Te Verge")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "No publisher is called “Te Verge”" in page
    assert "<b>The Verge</b>" in page
    assert 'value="Te Verge"' in page
    assert "OpenAI accuses DeepSeek" in page
    assert not Article.objects.exists()
    page = add(client, "Te Verge", is_new="on").content.decode()
    assert "“Te Verge” is a publisher that was not known before." in page
    assert Article.objects.get().publisher.name == "Te Verge"


def test_another_spelling_of_a_known_one_makes_none(client):
    n_before = Publisher.objects.count()
    page = add(client, "the VERGE").content.decode()
    assert "not known before" not in page
    assert (Publisher.objects.count(), Article.objects.get().publisher.name) == (n_before, "The Verge")


def test_a_name_like_no_other_needs_no_confirmation(client):
    assert "“Kyiv Independent” is a publisher" in add(client, "Kyiv Independent").content.decode()


def test_a_feed_is_asked_about_as_well(client):
    wanted = {"url": "https://example.org/feed", "publisher": "Te Verge"}
    assert client.post("/feeds/add/", wanted).status_code == 422
    assert not Feed.objects.exists()
    client.post("/feeds/add/", {**wanted, "is_new": "on"})
    assert Feed.objects.get().publisher.name == "Te Verge"


def test_a_feed_that_is_changed_keeps_its_publisher_without_a_question(client):
    feed = a_feed(publisher=a_publisher("Te Verge"))
    assert client.post(f"/feeds/{feed.pk}/change/", {"publisher": "Te Verge"}).status_code == 302
    assert client.post(f"/feeds/{feed.pk}/change/", {"publisher": "Tee Verge"}).status_code == 422


def test_the_page_does_not_grow_with_the_publishers(client):
    few, size = count_queries(client, "/desk/add/"), len(client.get("/desk/add/").content)
    for number in range(50):
        a_publisher(f"Daily News {number}")
    assert count_queries(client, "/desk/add/") == few
    assert len(client.get("/desk/add/").content) == size

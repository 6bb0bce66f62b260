"""The outlets that may be one: the list at the desk, and what the page of one says."""

import pytest

from claims.editing.outlets_merged import merge_outlets
from claims.linking import suggest_outlets
from claims.models import PublisherMatch
from claims.terms import Role
from tests.factories import a_dispute, a_placed_claim, a_publisher, a_user
from tests.queries import count_queries

pytestmark = pytest.mark.django_db

PAGE = "/desk/publishers/matches/"


@pytest.fixture
def match(client) -> PublisherMatch:
    client.force_login(a_user(Role.EDITOR))
    paper = a_publisher("The Washington <Post>", slug="washington-post")
    a_publisher("washingtonpost.com", slug="washingtonpost-com", domains=["washingtonpost.com"])
    a_placed_claim(a_dispute(), publisher=paper)
    suggest_outlets()
    return PublisherMatch.objects.get()


def shown(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_it_says_why_and_what_each_is(client, match):
    page = shown(client.get(PAGE))
    assert "“washingtonpost.com” is “The Washington &lt;Post&gt;” written as a domain." in page
    assert "1 article held, told 1 claim first, passed on 0" in page
    assert "0 articles held, told 0 claims first, passed on 0 · washingtonpost.com" in page
    assert "/merge/" not in page
    desk = shown(client.get("/desk/"))
    assert f'<a href="{PAGE}">Outlets that may be one</a> <span class="n">1</span>' in desk


def test_the_page_of_each_says_it_to_those_who_may_decide(client, match):
    for slug in ("washington-post", "washingtonpost-com"):
        page = shown(client.get(f"/sources/{slug}/"))
        assert "May be the same as" in page
        assert "written as a domain" in page
        assert "May be the same as" not in shown(client.get(f"/sources/{slug}/?as_of=2025-06-01"))
    client.logout()
    assert "May be the same as" not in shown(client.get("/sources/washington-post/"))


def test_those_who_may_merge_are_led_to_the_form_with_both(client, match):
    client.force_login(a_user(Role.LEAD))
    link = f"/desk/publishers/{match.publisher_id}/merge/?other=washingtonpost-com"
    for page in (PAGE, "/sources/washington-post/"):
        assert f'href="{link}"' in shown(client.get(page))
    assert 'value="washingtonpost-com"' in shown(client.get(link))


def test_that_they_are_two_is_kept(client, match):
    answer = client.post(f"{PAGE}{match.pk}/refuse/", {"reason": "Two papers."}, follow=True)
    assert "stay two" in shown(answer)
    assert "No two outlets look like one" in shown(answer)
    match.refresh_from_db()
    assert match.status == "rejected"
    assert match.events.latest("pgh_id").pgh_context.metadata["reason"] == "Two papers."
    assert "May be the same as" not in shown(client.get("/sources/washington-post/"))
    assert suggest_outlets() == 0


def test_of_two_that_were_merged_meanwhile_nobody_says_that_they_are_two(client, match):
    lead = a_user(Role.LEAD)
    merge_outlets(lead, match.other_id, match.publisher_id, "One paper.")
    answer = client.post(f"{PAGE}{match.pk}/refuse/", {"reason": "Two papers."})
    assert (answer.status_code, f"{match.other.name} was merged meanwhile" in shown(answer)) == (409, True)
    assert "You wrote: “<bdi>Two papers.</bdi>”" in shown(answer)
    match.refresh_from_db()
    assert match.status == "suggested"


def test_what_cannot_be(client, match):
    assert client.get(f"{PAGE}{match.pk}/refuse/")["Location"] == PAGE
    assert client.post(f"{PAGE}999999/refuse/").status_code == 404
    long = client.post(f"{PAGE}{match.pk}/refuse/", {"reason": "x" * 1_001})
    assert long.status_code == 422
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert client.get(PAGE).status_code == client.post(f"{PAGE}{match.pk}/refuse/").status_code == 403


def test_it_takes_few_queries(client, match):
    before = count_queries(client, PAGE)
    for n in range(15):
        a_publisher(f"Paper {n} Post", slug=f"paper-{n}")
        a_publisher(f"paper{n}post.com", slug=f"paper-{n}-site", domains=[f"paper{n}post.com"])
    suggest_outlets()
    assert count_queries(client, PAGE) == before <= 10

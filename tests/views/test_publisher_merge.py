"""The page on which two outlets are merged, and what leads on from the one that goes."""

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.models import Dispute, MergeOperation, Publisher
from claims.permissions import Gate
from claims.terms import Publishes, Role
from claims.timeline.publisher_page import outlets_of_today
from tests.factories import a_dispute, a_placed_claim, a_publisher, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lead")]

GOOD = {"other": "nytimes.com", "keep": "this", "reason": "One paper.", "decision": "merge"}


@pytest.fixture
def pair() -> tuple[Publisher, Publisher]:
    dispute = a_dispute(slug="data")
    paper = a_publisher("The New York Times", slug="new-york-times")
    site = a_publisher("nytimes.com", slug="nytimes-com", domains=["nytimes.com"])
    for n, outlet in enumerate((paper, site)):
        a_placed_claim(dispute, f"It may have taken data, no. {n}.", publisher=outlet)
    return paper, site


@pytest.fixture
def page(pair) -> str:
    return f"/desk/publishers/{pair[0].pk}/merge/"


def shown(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_its_page_leads_leads_there(client, pair, page):
    assert f'href="{page}"' in shown(client.get("/sources/new-york-times/"))
    assert f'href="{page}"' not in shown(client.get("/sources/new-york-times/?as_of=2026-01-01"))
    client.force_login(a_user(Role.EDITOR))
    assert f'href="{page}"' not in shown(client.get("/sources/new-york-times/"))
    assert client.get(page).status_code == client.post(page, GOOD).status_code == 403
    assert not MergeOperation.objects.exists()


def test_a_preview_says_what_moves_and_changes_nothing(client, page):
    assert "Which one stays" in shown(client.get(page))
    for answer in (client.get(page, {"other": "nytimes.com"}), client.post(page, {"other": "NYTimes.com"})):
        seen = shown(answer)
        assert '<span>articles</span> <span class="n">1</span>' in seen
        assert '<span>domains</span> <span class="n">1</span>' in seen
        assert "It may have taken data, no. 1." in seen
        assert 'value="merge"' in seen
    assert not MergeOperation.objects.exists()


def test_a_merge_leads_to_its_page_which_undoes_it(client, pair, page):
    answer = client.post(page, GOOD)
    operation = MergeOperation.objects.get()
    assert answer["Location"] == f"/desk/merges/{operation.pk}/"
    jobs = ProcrastinateJob.objects.filter(task_name="claims.settle_outlet")
    assert sorted(job.args["publisher_id"] for job in jobs) == sorted(outlet.pk for outlet in pair)
    assert "was merged into" in shown(client.get("/desk/merges/"))
    seen = shown(client.get(answer["Location"]))
    assert "outlets merged" in seen.lower()
    for label in ("articles", "domains"):
        assert f'<span>{label}</span> <span class="n">1</span>' in seen
    ProcrastinateJob.objects.all().delete()
    assert "Undone" in shown(client.post(answer["Location"], {"reason": "Two papers."}, follow=True))
    assert jobs.count() == 2
    assert client.get("/sources/nytimes-com/").status_code == 200


@pytest.mark.parametrize(
    "address, instead",
    [
        ("/sources/nytimes-com/", "/sources/new-york-times/"),
        ("/sources/nytimes-com/?as_of=2025-06-01", "/sources/new-york-times/?as_of=2025-06-01"),
        ("/sources/nytimes-com/?part=articles&page=2", "/sources/new-york-times/?part=articles&page=2"),
        ("/api/v1/publishers/nytimes-com?fields=slug", "/api/v1/publishers/new-york-times?fields=slug"),
        ("/api/v1/publishers/nytimes-com", "/api/v1/publishers/new-york-times"),
    ],
)
def test_its_address_leads_to_the_other(client, page, address, instead):
    client.post(page, GOOD)
    assert client.get(address)["Location"] == instead


def test_readers_are_led_on_only_from_what_they_could_see(client, page):
    a_publisher("The Leak", slug="leak")
    for other in ("nytimes.com", "leak"):
        client.post(page, {**GOOD, "other": other})
    assert client.get("/sources/leak/")["Location"] == "/sources/new-york-times/"
    client.logout()
    assert client.get("/sources/nytimes-com/").status_code == 302
    for address in ("/sources/leak/", "/api/v1/publishers/leak"):
        assert client.get(address).status_code == 404
    assert {*outlets_of_today(Gate.for_readers(), ["leak", "nytimes-com"])} == {"nytimes-com"}


def test_nobody_is_led_to_what_is_not_for_him(client, pair, page):
    client.post(page, GOOD)
    client.logout()
    Dispute.objects.update(publishes=Publishes.ACCEPTED)
    for slug in ("nytimes-com", "new-york-times"):
        assert client.get(f"/sources/{slug}/").status_code == 404


def test_filters_comparisons_and_searches_by_it_mean_the_other(client, page):
    client.post(page, GOOD, follow=True)
    for query in ("publisher=nytimes-com", "first=nytimes-com", "publisher=nytimes-com&look=lanes&row=outlet"):
        seen = shown(client.get(f"{reverse('dispute', args=['data'])}?{query}"))
        assert "The New York Times" in seen
        assert "It may have taken data, no. 1." in seen
        assert "nytimes.com" not in seen
    for words in ("nytimes-com", "nytimes.com"):
        assert "The New York Times" in shown(client.get(f"/compare/?pair=outlets&a={words}"))
        assert "nytimes.com</option>" not in shown(client.get("/compare/?pair=outlets"))
    assert 'href="/sources/new-york-times/"' in shown(client.get("/search/?q=nytimes.com"))
    listed = shown(client.get("/sources/"))
    assert "new-york-times" in listed
    assert "nytimes-com" not in listed


@pytest.mark.parametrize("as_", ["atom", "appearances.csv", "jsonld", "sources.opml"])
def test_feeds_and_exports_tell_it_as_the_others(client, page, as_):
    client.post(page, GOOD, follow=True)
    client.logout()
    told = client.get(reverse("dispute-as", args=["data", as_]), {"publisher": "nytimes-com"}).getvalue().decode()
    assert "The New York Times" in told
    assert "nytimes.com<" not in told


@pytest.mark.parametrize(
    "sent, status, words",
    [
        ({"other": ""}, 422, "Write which other outlet it is."),
        ({"other": "Nobody <b>Weekly"}, 422, "No outlet is known as “Nobody &lt;b&gt;Weekly”"),
        ({"other": "New York Times"}, 409, "cannot be merged into itself"),
        ({"reason": " "}, 409, "Say why"),
        ({"keep": "both"}, 422, "Choose which of the two stays."),
        ({"other": "x" * 201}, 422, "200"),
        ({"other": "a\0b"}, 422, "NUL"),
    ],
)
def test_what_cannot_be_comes_back_as_typed(client, page, sent, status, words):
    answer = client.post(page, {**GOOD, **sent})
    assert answer.status_code == status
    assert words in shown(answer)
    assert not MergeOperation.objects.exists()


def test_one_that_was_merged_is_not_chosen_again(client, pair, page):
    client.post(page, GOOD)
    for address, sent in ((page, GOOD), (f"/desk/publishers/{pair[1].pk}/merge/", {**GOOD, "other": "New York Times"})):
        answer = client.post(address, sent)
        assert answer.status_code == 409
        assert "nytimes.com was merged into The New York Times already" in shown(answer)
    assert MergeOperation.objects.count() == 1


def test_the_form_of_one_that_was_merged_is_that_of_the_other(client, pair, page):
    client.post(page, GOOD)
    answer = client.get(f"/desk/publishers/{pair[1].pk}/", follow=True)
    assert "nytimes.com was merged into The New York Times: this is that one." in shown(answer)
    assert 'value="The New York Times"' in shown(answer)


def test_outlets_are_offered_while_one_types(client, pair):
    offered = "/desk/publishers/offered/"
    assert '<option value="nytimes.com">nytimes.com</option>' in shown(
        client.get(offered, {"other": "nytime"}, headers={"HX-Request": "true"})
    )
    assert client.get(offered)["Location"] == "/sources/"
    assert client.get(offered, {"other": "x" * 201}).status_code == 400


def test_one_that_is_not_there(client):
    assert client.get("/desk/publishers/999999/merge/").status_code == 404

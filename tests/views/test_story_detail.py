"""A story as readers see it: in its order, with what the gate, the day or a filter hides as a number alone."""

from datetime import date

import pytest

from claims.models import Claim, Story
from claims.terms import Publishes, Role, Status
from tests.factories import a_claim, a_dispute, a_party, a_placed_claim, a_user
from tests.queries import MOST, count_queries
from tests.stories import a_story

pytestmark = pytest.mark.django_db

PAGE = "/stories/how-it-came-out/"


@pytest.fixture
def claims() -> list[Claim]:
    """Three accepted claims, told in January, March and May."""
    dispute = a_dispute(publishes=Publishes.ACCEPTED)
    return [
        a_placed_claim(
            dispute, f"It took data {month}.", Status.ACCEPTED, published_on=date(2025, month, 9), speaker=a_party(name)
        )
        for month, name in ((1, "OpenAI"), (3, "DeepSeek"), (5, "OpenAI"))
    ]


@pytest.fixture
def story(claims) -> Story:
    """The three claims, the last first."""
    return a_story(*reversed(claims), lead="First <b>this</b>.\n\nThen that.")


def shown(client, query: str = "") -> str:
    response = client.get(PAGE + query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_steps_stand_in_the_editors_order_with_their_lines_and_evidence(client, story, claims):
    page = shown(client)
    places = [page.index(words) for words in ("Line 1", "It took data 5.", "Line 2", "It took data 3.", "Line 3")]
    assert places == sorted(places)
    assert f"/claims/{claims[2].number}/#evidence-{claims[2].appearances.get().pk}" in page
    assert "First &lt;b&gt;this&lt;/b&gt;.</p>" in page
    assert "3 steps" in page


def test_a_draft_is_for_the_desk(client, story):
    Story.objects.update(published_at=None)
    assert client.get(PAGE).status_code == 404
    assert client.get("/stories/nothing/").status_code == 404
    client.force_login(a_user(Role.EDITOR))
    assert "no reader sees it" in shown(client)


def test_what_is_not_published_is_a_number_and_no_word(client, story, claims):
    Claim.objects.filter(pk=claims[1].pk).update(status=Status.SUGGESTED)
    page = shown(client)
    assert "Step 2 is not shown: its claim is not published." in page
    for secret in ("It took data 3.", "Line 2", f"/claims/{claims[1].number}/", "DeepSeek"):
        assert secret not in page
    assert "1 is not shown here" in page


def test_an_editor_sees_it_and_sees_what_readers_do_not(client, story, claims):
    Claim.objects.filter(pk=claims[1].pk).update(status=Status.SUGGESTED)
    client.force_login(a_user(Role.EDITOR))
    assert "It took data 3." in shown(client)
    page = shown(client, "?view=readers")
    assert "It took data 3." not in page
    assert "So readers see it" in page


def test_what_was_not_known_on_a_day_is_said_to_be_so(client, story):
    page = shown(client, "?as_of=2025-04-01")
    assert "Step 1 is not shown: its claim was not known on that day." in page
    assert "It took data 3." in page
    for secret in ("It took data 5.", "Line 1"):
        assert secret not in page
    assert "words are of today" in page


def test_what_is_hidden_today_is_not_said_to_have_come_later(client, story, claims):
    Claim.objects.filter(pk=claims[2].pk).update(status=Status.REJECTED)
    assert "Step 1 is not shown: its claim is not published." in shown(client, "?as_of=2025-04-01")


def test_a_withdrawn_claim_leaves_its_tombstone(client, story, claims):
    Claim.objects.filter(pk=claims[0].pk).update(status=Status.WITHDRAWN, tombstone="The outlet retracted it.")
    page = shown(client)
    assert "was withdrawn" in page
    assert "The outlet retracted it." in page
    for secret in ("It took data 1.", "Line 3"):
        assert secret not in page


def test_a_merged_claim_is_followed_with_a_line_that_says_so(client, claims):
    middle = a_claim("In other words.", status=Status.ACCEPTED, merged_into=claims[0])
    first = a_claim("In other words still.", status=Status.ACCEPTED, merged_into=middle)
    a_story(first)
    page = shown(client)
    assert "It took data 1." in page
    assert f"chose claim {first.number}" in page


def test_a_filter_hides_steps_and_says_so(client, story):
    page = shown(client, "?by=deepseek")
    assert "Step 1 is not shown: it does not pass the filter." in page
    assert "It took data 3." in page
    assert "It took data 5." not in page
    assert "It took data 5." in shown(client, "?status=accepted")


@pytest.mark.parametrize("query", ["by=nobody", "status=suggested", "by=%00", "by=" + "x" * 5000, "as_of=soon"])
def test_a_filter_that_is_none_is_said_and_left_out(client, story, query):
    response = client.get(f"{PAGE}?{query}")
    assert response.status_code == 400
    assert "It took data 5." in response.content.decode()
    assert 'role="alert"' in response.content.decode()


def test_a_story_without_a_step(client):
    a_story()
    assert "no step yet" in shown(client)


def test_the_list_has_what_is_published(client, story):
    a_story(title="Not yet", published=False)
    page = client.get("/stories/").content.decode()
    assert f'href="{PAGE}"' in page
    assert "Not yet" not in page
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert "Not yet" in client.get("/stories/?page=99").content.decode()


def test_no_story(client):
    assert "No story is published yet" in client.get("/stories/").content.decode()


def test_the_query_budget_is_the_same_for_one_and_for_fifty(client, claims):
    a_story(claims[0])
    few = count_queries(client, PAGE)
    dispute = a_dispute()
    a_story(*(a_placed_claim(dispute, f"More {n}.") for n in range(50)), title="Long")
    assert count_queries(client, "/stories/long/") == few <= MOST
    Claim.objects.filter(wording__contains="1").update(status=Status.REJECTED)
    client.force_login(a_user(Role.EDITOR))
    assert count_queries(client, "/stories/long/?as_of=2025-04-01") <= MOST
    assert count_queries(client, "/stories/") <= MOST

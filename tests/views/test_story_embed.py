"""A story in a page of somebody else's: small, for everybody the same, without scripts and cookies."""

import pytest

from claims.models import Claim, StoryStep
from claims.terms import Publishes, Role, Status
from tests.factories import a_dispute, a_party, a_placed_claim, a_user
from tests.queries import MOST, count_queries
from tests.stories import a_story

pytestmark = pytest.mark.django_db

PAGE = "/embed/stories/how-it-came-out/"


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), "It took data.", Status.ACCEPTED)


def test_it_may_be_framed_and_nothing_else(client, claim):
    a_story(claim)
    response = client.get(PAGE)
    policy = response["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "X-Frame-Options" not in response
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    page = response.content.decode()
    assert "<script" not in page
    assert "<form" not in page
    assert "It took data." in page


def test_no_other_page_may_be_framed(client, claim):
    a_story(claim)
    response = client.get("/stories/how-it-came-out/")
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert f'src="http://testserver{PAGE}"' in response.content.decode().replace("&quot;", '"')


def test_it_is_the_readers_whoever_asks(client, claim):
    hidden = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), "It took more.")
    a_story(claim, hidden)
    client.force_login(a_user(Role.EDITOR))
    page = client.get(PAGE).content.decode()
    assert "Step 2 is not shown: its claim is not published." in page
    assert "It took more." not in page
    a_story(claim, title="Draft", published=False)
    assert client.get("/embed/stories/draft/").status_code == 404


def test_it_winds_back_and_its_links_keep_the_day(client, claim):
    a_story(claim)
    assert "not known on that day" in client.get(f"{PAGE}?as_of=2025-01-01").content.decode()
    page = client.get(f"{PAGE}?as_of=2025-02-01").content.decode()
    assert f"/claims/{claim.number}/?as_of=2025-02-01" in page
    assert client.get(f"{PAGE}?as_of=soon").status_code == 400


def test_a_withdrawn_step_says_why(client, claim):
    a_story(claim)
    Claim.objects.update(status=Status.WITHDRAWN, tombstone="Satire.")
    page = client.get(PAGE).content.decode()
    assert "was withdrawn. Satire." in page
    assert "It took data." not in page


def test_the_longest_story_stays_small_and_says_how_much_is_left(client):
    dispute = a_dispute()
    speaker = a_party("Ω" * 150, slug="long")
    claims = [a_placed_claim(dispute, f"{'“€”&<' * 1000} {n}.", speaker=speaker) for n in range(30)]
    a_story(*claims)
    StoryStep.objects.update(text="語&" * 500)
    response = client.get(PAGE)
    assert len(response.content) < 30_000
    n_shown = response.content.decode().count("<blockquote>")
    assert 3 <= n_shown < 30
    assert f"{30 - n_shown} more steps" in response.content.decode()


def test_the_query_budget(client, claim):
    a_story(claim)
    assert count_queries(client, PAGE) <= MOST

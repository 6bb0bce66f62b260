"""Stories at the desk: begun, written, put into order, published; and what comes back when that cannot be."""

import pytest

from claims.editing.stories import Words, save_words
from claims.models import Claim, Story
from claims.terms import Role
from tests.factories import a_claim, a_dispute, a_placed_claim, a_user
from tests.queries import MOST, count_queries
from tests.stories import a_story

pytestmark = pytest.mark.django_db

EDIT = "/desk/stories/how-it-came-out/"


@pytest.fixture(autouse=True)
def editor(client):
    user = a_user(Role.EDITOR, username="anna")
    client.force_login(user)
    return user


@pytest.fixture
def claims() -> list[Claim]:
    dispute = a_dispute()
    return [a_placed_claim(dispute, f"It took data {n}.") for n in range(3)]


@pytest.fixture
def story(claims) -> Story:
    return a_story(*claims, published=False)


def send(client, story: Story, do: str = "save", follow: bool = False, **fields):
    """What the page sends when one of its buttons is pressed."""
    story.refresh_from_db()
    texts = {f"text-{step.pk}": step.text for step in story.steps.all()}
    now = {"title": story.title, "lead": story.lead, "version": story.version, **texts}
    return client.post(f"/desk/stories/{story.slug}/", {**now, "do": do, **fields}, follow=follow)


def lines(story: Story) -> list[str]:
    return [step.text for step in story.steps.all()]


def test_one_is_begun(client):
    assert "No story yet" in client.get("/desk/stories/").content.decode()
    assert client.post("/desk/stories/", {"title": "Who told whom"})["Location"] == "/desk/stories/who-told-whom/"
    page = client.get("/desk/stories/who-told-whom/").content.decode()
    assert "No step yet" in page
    assert "Who told whom" in client.get("/desk/stories/").content.decode()


@pytest.mark.parametrize("title", ["", " ", "\u202e", "x" * 201, "a\x00b"])
def test_a_title_that_is_none(client, title):
    assert client.post("/desk/stories/", {"title": title}).status_code == 422
    assert not Story.objects.exists()


def test_a_title_turns_nothing_round(client):
    client.post("/desk/stories/", {"title": "Evil \u202eproc"})
    assert Story.objects.get().title == "Evil proc"


def test_words_are_kept_whatever_button_is_pressed(client, story):
    first, _, last = story.steps.all()
    response = send(client, story, f"up-{last.pk}", **{f"text-{first.pk}": "Other <b>words</b>", "lead": "A lead"})
    assert response["Location"] == f"{EDIT}#step-{last.pk}"
    assert lines(story) == ["Other <b>words</b>", "Line 3", "Line 2"]
    assert Story.objects.get().lead == "A lead"
    assert "Other &lt;b&gt;words&lt;/b&gt;" in client.get(EDIT).content.decode()


def test_what_does_not_come_with_the_form_stays(client, story):
    Story.objects.update(lead="A lead")
    assert client.post(EDIT, {"title": "Another", "version": 1}).status_code == 302
    assert lines(story) == ["Line 1", "Line 2", "Line 3"]
    assert (Story.objects.get().title, Story.objects.get().lead) == ("Another", "A lead")


def test_a_step_goes_down_and_out(client, story):
    first = story.steps.first()
    send(client, story, f"down-{first.pk}")
    assert lines(story) == ["Line 2", "Line 1", "Line 3"]
    send(client, story, f"remove-{first.pk}")
    assert lines(story) == ["Line 2", "Line 3"]


@pytest.mark.parametrize("written", ["{}", "#{}", "claim {}", "http://testserver/claims/{}/", "/claims/{}/?a=1#x"])
def test_a_claim_is_added_by_its_number_or_its_address(client, story, written):
    claim = a_placed_claim(a_dispute(), "It took more.")
    page = send(client, story, "add", follow=True, number=written.format(claim.number), text="And then")
    assert "Added at the end." in page.content.decode()
    assert lines(story)[-1] == "And then"


@pytest.mark.parametrize(
    "number, status, said",
    [
        ("", 422, "Write which claim"),
        ("twelve", 422, "is no number of a claim"),
        ("9" * 40, 422, "is no number of a claim"),
        ("9" * 19, 422, "is no number of a claim"),
        ("\x00", 422, ""),
        ("999999", 409, "There is no claim 999999"),
    ],
)
def test_a_claim_that_cannot_be_added(client, story, number, status, said):
    response = send(client, story, "add", number=number, text="My line", title="My title")
    assert response.status_code == status
    assert said in response.content.decode()
    assert "My line" in response.content.decode()
    assert "My title" in response.content.decode()
    assert Story.objects.get().title != "My title", "both or neither"


def test_it_is_published_and_taken_back(client, story):
    assert "Published: readers find it" in send(client, story, "publish", follow=True).content.decode()
    refused = send(client, story, "unpublish")
    assert refused.status_code == 409
    assert "Say why you take it back" in refused.content.decode()
    send(client, story, "unpublish", reason="Too early.")
    assert not Story.objects.get().is_published
    assert "Too early." in client.get(EDIT).content.decode()


def test_a_stale_form_comes_back_with_what_was_typed_and_what_stands_there_now(client, story, editor):
    first = story.steps.first()
    save_words(a_user(Role.EDITOR), story.pk, 1, Words("Theirs", "", {first.pk: "Their line"}))
    mine = {"title": "Mine", "lead": "", "version": 1, f"text-{first.pk}": "My line", "do": "save"}
    response = client.post(EDIT, mine)
    assert response.status_code == 409
    page = response.content.decode()
    for words in ("since you opened it", "My line", "Now it reads: Their line", "Now it reads: Theirs"):
        assert words in page
    assert Story.objects.get().title == "Theirs"
    again = {**mine, "version": response.context["form"]["version"].value()}
    texts = {f"text-{step.pk}": step.text for step in story.steps.exclude(pk=first.pk)}
    assert client.post(EDIT, {**again, **texts}).status_code == 302
    assert lines(story) == ["My line", "Line 2", "Line 3"]


@pytest.mark.parametrize(
    "fields",
    [{"do": "burn"}, {"do": "up-x"}, {"do": "save-1"}, {"version": ""}, {"version": "x"}, {"do": "up-" + "9" * 40}],
)
def test_what_no_button_sends(client, story, fields):
    assert send(client, story, **fields).status_code == 422
    assert Story.objects.get().version == 1


@pytest.mark.parametrize("do", ["up-999", "remove-999", "down-999999999999999999"])
def test_a_step_that_is_not_there(client, story, do):
    assert send(client, story, do).status_code == 409


def test_words_that_are_too_long_stay_in_the_form(client, story):
    step = story.steps.first()
    response = send(client, story, **{f"text-{step.pk}": "x" * 1001})
    assert response.status_code == 422
    assert "yours has 1001" in response.content.decode()


def test_a_claims_page_leads_to_a_story(client, story, claims):
    claim = a_placed_claim(a_dispute(), "It took more.")
    assert f'href="/desk/claims/{claim.number}/story/"' in client.get(f"/claims/{claim.number}/").content.decode()
    address = f"/desk/claims/{claim.number}/story/"
    assert story.title in client.get(address).content.decode()
    assert client.post(address, {"story": story.pk, "text": "Then"})["Location"] == EDIT
    assert lines(story)[-1] == "Then"
    again = client.post(address, {"story": story.pk})
    assert again.status_code == 409
    assert "it is step 4" in again.content.decode()


@pytest.mark.parametrize("chosen", ["", "999", "x", "9" * 40])
def test_a_story_that_is_none(client, claims, story, chosen):
    claim = a_claim("Another.")
    address = f"/desk/claims/{claim.number}/story/"
    assert client.post(address, {"story": chosen}).status_code == 422
    assert client.get("/desk/claims/999999/story/").status_code == 404


def test_where_there_is_no_story_yet(client):
    claim = a_placed_claim(a_dispute())
    assert "There is no story yet" in client.get(f"/desk/claims/{claim.number}/story/").content.decode()


def test_there_is_no_such_story(client):
    assert client.get("/desk/stories/nothing/").status_code == 404
    assert client.post("/desk/stories/nothing/", {}).status_code == 404


def test_the_query_budget_is_the_same_for_one_and_for_fifty(client, claims):
    a_story(claims[0])
    few = count_queries(client, EDIT)
    dispute = a_dispute()
    a_story(*(a_placed_claim(dispute, f"More {n}.") for n in range(50)), title="Long")
    assert count_queries(client, "/desk/stories/long/") == few <= MOST
    assert count_queries(client, "/desk/stories/") <= MOST


def test_what_was_written_in_one_that_was_deleted_meanwhile_is_not_lost(client, story):
    page = f"/desk/stories/{story.slug}/"
    sent = {"title": "Mine", "lead": "A lead that took long", "text-7": "A line", "version": 1, "do": "save"}
    story.delete()
    answer = client.post(page, sent)
    assert answer.status_code == 404
    shown = answer.content.decode()
    assert "Gone meanwhile" in shown
    assert [f">{words}</textarea>" in shown for words in ("Mine", "A lead that took long", "A line")] == [True] * 3

"""A draft of a story is deleted, once somebody said that they mean it."""

import pytest

from claims.editing.stories import Words, publish_story, save_words
from claims.models import Story
from claims.terms import Role
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.stories import a_story

pytestmark = pytest.mark.django_db

EDIT, DELETE = "/desk/stories/how-it-came-out/", "/desk/stories/how-it-came-out/delete/"


@pytest.fixture
def story() -> Story:
    return a_story(a_placed_claim(a_dispute()), published=False, author=a_user(Role.EDITOR, username="anna"))


@pytest.fixture
def author(client, story):
    client.force_login(story.author)


def test_the_form_leads_there_and_says_what_goes(client, story, author):
    assert f'href="{DELETE}"' in client.get(EDIT).content.decode()
    shown = client.get(DELETE).content.decode()
    assert "begun by anna" in shown
    assert "its 1 step and what is said to it" in shown
    assert Story.objects.exists()


def test_it_is_deleted_and_its_history_stays(client, story, author):
    answer = client.post(DELETE, {"version": 1, "reason": "Told elsewhere."}, follow=True)
    assert answer.redirect_chain == [("/desk/stories/", 302)]
    assert "“How it came out” is deleted." in answer.content.decode()
    assert not Story.objects.exists()
    for address in (EDIT, DELETE, "/stories/how-it-came-out/"):
        assert client.get(address).status_code == 404
    history = client.get(f"/desk/history/story/{story.pk}/").content.decode()
    assert "It was deleted." in history
    assert "Told elsewhere." in history


def test_another_editor_is_not_led_there(client, story):
    client.force_login(a_user(Role.EDITOR))
    assert DELETE not in client.get(EDIT).content.decode()
    assert client.get(DELETE).status_code == 403
    assert client.post(DELETE, {"version": 1}).status_code == 403
    client.force_login(a_user(Role.LEAD))
    assert DELETE in client.get(EDIT).content.decode()
    assert client.post(DELETE, {"version": 1}).status_code == 302


def test_what_was_changed_meanwhile_is_looked_at_first(client, story, author):
    save_words(story.author, story.pk, 1, Words("Another title"))
    answer = client.post(DELETE, {"version": 1, "reason": "Told elsewhere."})
    assert answer.status_code == 409
    shown = answer.content.decode()
    for words in ("Somebody has changed this story", "Another title", 'value="2"', 'value="Told elsewhere."'):
        assert words in shown
    assert client.post(DELETE, {"version": 2}).status_code == 302


def test_one_that_was_published_stays(client, story, author):
    publish_story(story.author, story.pk, 1)
    assert DELETE not in client.get(EDIT).content.decode()
    assert "It cannot be deleted" in client.get(DELETE).content.decode()
    assert client.post(DELETE, {"version": 2}).status_code == 409
    assert Story.objects.exists()


@pytest.mark.parametrize("version", ["", "x"])
def test_a_form_that_does_not_say_what_was_seen(client, story, author, version):
    answer = client.post(DELETE, {"version": version})
    assert answer.status_code == 422
    assert "which state of the story you saw" in answer.content.decode()

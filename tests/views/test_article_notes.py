"""Notes on words of an article: written, and shown beside them."""

import pytest

from claims.models import Annotation, Placement, Snapshot, User
from claims.terms import Role
from tests.factories import a_claim, a_dispute, a_user, an_appearance, an_article
from tests.queries import MOST, count_queries
from tests.versions import stored_version

pytestmark = pytest.mark.django_db

SAID = "models learn from books"
TEXT = f"On books\n\nOpenAI says that {SAID}.\n\nNobody denies that {SAID}."


@pytest.fixture
def snapshot() -> Snapshot:
    snapshot, claim = an_article(TEXT), a_claim(SAID)
    Placement.objects.create(claim=claim, dispute=a_dispute())
    an_appearance(snapshot, claim, SAID)
    return snapshot


@pytest.fixture
def jane(client) -> User:
    jane = a_user(Role.CONTRIBUTOR, username="jane")
    client.force_login(jane)
    return jane


def form_of(snapshot: Snapshot) -> str:
    return f"/desk/articles/{snapshot.article_id}/v/{snapshot.number}/note/"


def write(client, snapshot: Snapshot, on: str, body: str = "Is it?", **fields):
    return client.post(form_of(snapshot), {"do": "save", "on": on, "body": body, **fields})


def page(client, snapshot: Snapshot, query: str = "") -> str:
    return client.get(f"/articles/{snapshot.article_id}/{query}").content.decode()


def test_it_stands_beside_its_words(client, snapshot, jane):
    assert write(client, snapshot, "Nobody denies").status_code == 302
    shown = page(client, snapshot)
    assert '<span class="noted">Nobody denies</span>' in shown
    assert shown.index("Nobody denies") < shown.index("Is it?")
    client.logout()
    assert "Is it?" not in page(client, snapshot)
    Annotation.objects.update(public=True)
    assert "Is it?" in page(client, snapshot)
    assert "jane" not in page(client, snapshot)
    assert "Is it?" not in page(client, snapshot, "?as_of=2025-02-01")


def test_words_that_stand_twice_are_asked_about(client, snapshot, jane):
    asked = write(client, snapshot, SAID)
    assert asked.status_code == 422
    assert "These words stand 2 times" in asked.content.decode()
    assert "Is it?" in asked.content.decode()
    assert write(client, snapshot, SAID, which="3").status_code == 422
    assert write(client, snapshot, SAID, which="2").status_code == 302
    assert Annotation.objects.get().anchors.get().start == TEXT.rindex(SAID)


def test_what_stood_before_the_selected_words_answers_that(client, snapshot, jane):
    assert write(client, snapshot, SAID, before="Nobody denies that ").status_code == 302
    assert Annotation.objects.get().anchors.get().start == TEXT.rindex(SAID)
    shown = client.get(f"{form_of(snapshot)}?on=Nobody+denies&before=x").content.decode()
    assert "Nobody denies</textarea>" in shown


@pytest.mark.parametrize("on", ["", "words that are not there", "x" * 3_000, "\x00", "…"])
def test_words_that_do_not_stand_there_are_refused(client, snapshot, jane, on):
    answer = write(client, snapshot, on)
    assert answer.status_code == 422
    assert "Is it?" in answer.content.decode()
    assert not Annotation.objects.exists()


def test_garbled_surroundings_are_told(client, snapshot, jane):
    assert "Null characters" in write(client, snapshot, SAID, before="\x00").content.decode()


def test_sent_twice_it_is_there_once_at_each_place(client, snapshot, jane):
    for which in ("1", "1", "2"):
        write(client, snapshot, SAID, which=which)
    assert Annotation.objects.count() == 2


def test_in_a_version_without_the_words_it_says_so(client, snapshot, jane):
    write(client, snapshot, "Nobody denies")
    stored_version(snapshot, f"On books\n\nOpenAI says that {SAID}.")
    write(client, snapshot, "On books", "On the headline.")
    shown = page(client, snapshot)
    assert "Notes on words that are gone" in shown
    assert shown.index("On the headline.") < shown.index("Is it?")


def test_versions_that_are_not_there_have_no_form(client, snapshot, jane):
    assert client.get(f"/desk/articles/{snapshot.article_id}/v/2/note/").status_code == 404
    assert client.get("/desk/articles/99999999999999999999/v/1/note/").status_code == 404
    client.logout()
    assert client.get(form_of(snapshot)).status_code == 403


def test_the_queries_do_not_grow_with_the_notes(client, snapshot, jane):
    few = count_queries(client, f"/articles/{snapshot.article_id}/")
    for n in range(20):
        write(client, snapshot, "Nobody denies", f"No. {n}")
    assert count_queries(client, f"/articles/{snapshot.article_id}/") == few <= MOST

"""Claims that people suggest with words from a page: sent, seen, brought in, settled."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.editing.clips import keep_clip, settle_clip
from claims.models import Addition, Clip
from claims.terms import Role
from tests.factories import a_claim, a_user, an_appearance, an_article
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

PAGE = "https://example.org/story"
TOLD = {"url": PAGE, "words": "DeepSeek took data.", "title": "A story", "before": "It says: ", "after": " So it is."}
ATTACK = '"><script>alert(1)</script>'


@pytest.fixture
def contributor(client):
    user = a_user(Role.CONTRIBUTOR, username="cara")
    client.force_login(user)
    return user


@pytest.fixture
def editor(client):
    user = a_user(Role.EDITOR, username="anna")
    client.force_login(user)
    return user


def test_the_bookmarklet_fills_the_form_in_and_keeps_nothing(client, contributor):
    page = client.get("/desk/clip/", TOLD).content.decode()
    assert "DeepSeek took data.</textarea>" in page
    assert 'value="It says: "' in page
    assert 'href="javascript:' in page
    assert "http%3A//testserver/desk/clip/" in page.replace("%5Cu002D", "-")
    assert not Clip.objects.exists()


def test_what_is_sent_is_kept_once(client, contributor):
    for _ in range(2):
        answer = client.post("/desk/clip/", {**TOLD, "note": "It denies that."})
    clip = Clip.objects.get()
    assert answer["Location"] == f"/desk/clips/{clip.pk}/"
    assert (clip.sent_by, clip.url, clip.words, clip.note) == (contributor, PAGE, TOLD["words"], "It denies that.")
    assert (clip.before, clip.after) == (TOLD["before"], TOLD["after"])
    page = client.get(f"/desk/clips/{clip.pk}/").content.decode()
    assert "not held yet" in page
    assert 'name="decision"' not in page


def test_two_that_were_sent_at_once_keep_no_third_out(client, contributor):
    first, _ = (Clip.objects.create(sent_by=contributor, url=PAGE, words=TOLD["words"]) for _ in range(2))
    assert client.post("/desk/clip/", TOLD)["Location"] == f"/desk/clips/{first.pk}/"


@pytest.mark.parametrize(
    "wrong, said",
    [
        ({"words": " "}, "Select the words"),
        ({"url": ""}, "paste its address"),
        ({"url": "javascript:alert(1)"}, "is no web address"),
        ({"url": "/articles/1/"}, "is no web address"),
        ({"words": "w" * 2001}, "up to 2000 characters"),
        ({"note": "n" * 1_000_000}, "up to 1000 characters"),
    ],
)
def test_what_cannot_be_kept_is_said_and_comes_back(client, contributor, wrong, said):
    answer = client.post("/desk/clip/", {**TOLD, "note": "My own words.", **wrong})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert wrong.get("note", "My own words.") in page
    assert not Clip.objects.exists()


def test_what_stands_around_is_kept_as_far_as_it_is_near(client, contributor):
    client.post("/desk/clip/", {**TOLD, "before": "x" * 700 + "near", "after": "near" + "x" * 700, "title": "t" * 999})
    clip = Clip.objects.get()
    assert (clip.before[-5:], len(clip.before), clip.after[:5], len(clip.after)) == ("xnear", 500, "nearx", 500)
    assert len(clip.title) == 300


def test_an_attack_is_shown_as_it_is_written(client, editor):
    told = dict.fromkeys(("words", "title", "before", "after", "note"), ATTACK)
    clip = keep_clip(editor, PAGE, **told)
    for address in ("/desk/clips/", f"/desk/clips/{clip.pk}/"):
        page = client.get(address).content.decode()
        assert "&lt;script&gt;" in page
        assert ATTACK not in page
    assert ATTACK not in client.get("/desk/clip/", {"words": ATTACK, "url": ATTACK}).content.decode()


def test_everybody_sees_their_own_and_editors_see_all(client, editor, contributor):
    clip = keep_clip(editor, PAGE, "Anna's words.")
    keep_clip(contributor, PAGE, "Cara's words.")
    page = client.get("/desk/clips/").content.decode()
    assert "Cara&#x27;s words." in page
    assert "Anna&#x27;s words." not in page
    assert client.get(f"/desk/clips/{clip.pk}/").status_code == 404
    assert client.post(f"/desk/clips/{clip.pk}/", {"decision": "settle", "reason": "x"}).status_code == 403
    client.force_login(editor)
    assert client.get("/desk/clips/").content.decode().count("words.</a>") == 2


def test_its_page_is_brought_in_once(client, editor):
    clip = keep_clip(editor, PAGE, "Words.")
    for _ in range(2):
        client.post(f"/desk/clips/{clip.pk}/", {"decision": "fetch"})
    assert Addition.objects.get().url == PAGE
    assert ProcrastinateJob.objects.filter(task_name="claims.take_address").count() == 1
    assert "being fetched" in client.get(f"/desk/clips/{clip.pk}/").content.decode()


def test_the_claims_that_were_found_in_its_words_are_named(client, editor):
    snapshot = an_article("Head\n\nOpenAI says that DeepSeek took data. It rains.", canonical_url=PAGE)
    claim = a_claim("DeepSeek took data")
    an_appearance(snapshot, claim, "DeepSeek took data")
    clip = keep_clip(editor, PAGE, "OpenAI says that  DeepSeek took data.")
    other = keep_clip(editor, PAGE, "It rains.")
    assert f'href="/claims/{claim.number}/"' in client.get(f"/desk/clips/{clip.pk}/").content.decode()
    assert "no claim so far" in client.get(f"/desk/clips/{other.pk}/").content.decode()


def test_settled_with_a_word_and_opened_again(client, editor):
    clip = keep_clip(a_user(Role.CONTRIBUTOR, username="cara"), PAGE, "Words.")
    address = f"/desk/clips/{clip.pk}/"
    refused = client.post(address, {"decision": "settle", "reason": " "})
    assert refused.status_code == 409
    assert "Say what came of it" in refused.content.decode()
    assert client.post(address, {"decision": "settle", "reason": "Claim 7."})["Location"] == "/desk/clips/"
    assert "Claim 7." in client.get("/desk/clips/?state=settled").content.decode()
    assert client.post(address, {"decision": "settle", "reason": "Twice."}).status_code == 409
    client.post(address, {"decision": "reopen", "reason": "Not yet."})
    assert Clip.objects.get().settled_at is None
    assert [event.pgh_context.metadata["reason"] for event in clip.events.order_by("pgh_id")] == [
        "suggested",
        "Claim 7.",
        "Not yet.",
    ]


@pytest.mark.parametrize("sent", [{}, {"decision": "burn"}])
def test_a_button_that_is_not_there_does_nothing(client, editor, sent):
    clip = keep_clip(editor, PAGE, "Words.")
    assert client.post(f"/desk/clips/{clip.pk}/", sent).status_code == 422
    assert client.get("/desk/clips/99999999999999999999/").status_code == 404


def test_nothing_is_suggested(client, contributor):
    page = client.get("/desk/clips/?page=9").content.decode()
    assert "Nothing is suggested" in page
    assert 'href="?state=settled"' in page
    assert "No suggestion is settled yet" in client.get("/desk/clips/?state=settled").content.decode()


def test_queries_do_not_grow(client, editor):
    def add(n: int) -> None:
        settle_clip(editor, keep_clip(a_user(), PAGE, f"Settled {n}.").pk, "Done.")
        keep_clip(a_user(), PAGE, f"Words {n}.")

    add(0)
    client.get("/desk/clips/")
    counted = [count_queries(client, address) for address in ("/desk/clips/", "/desk/clips/?state=settled")]
    for n in range(1, 30):
        add(n)
    again = [count_queries(client, address) for address in ("/desk/clips/", "/desk/clips/?state=settled")]
    assert again == counted
    assert max(counted) <= MOST

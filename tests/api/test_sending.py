"""/api/v1/suggestions and /api/v1/notes: what a program sends with a token."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from claims.editing.tokens import make_token
from claims.models import Annotation, ApiToken, Clip, User
from claims.terms import Role, Scope
from tests.factories import a_dispute, a_placed_claim, a_user

UNREADABLE = "is not written as it must be: the description of the interface says how"
TOO_LONG = "“body” is to have at most 20000 characters."

pytestmark = pytest.mark.django_db

CLIP = {"url": "https://example.org/story", "words": "DeepSeek took data."}


@pytest.fixture
def user():
    return a_user(Role.CONTRIBUTOR)


@pytest.fixture
def send(client, user):
    token = make_token(user, "test", list(Scope), 30)

    def answer(address: str, body, status: int = 201, token: str = token, **headers) -> dict:
        headers = {"Authorization": f"Bearer {token}", **headers}
        body = body if isinstance(body, str) else json.dumps(body)
        sent = client.post(f"/api/v1/{address}", body, content_type="application/json", headers=headers)
        assert sent.status_code == status, sent.content
        assert sent["Cache-Control"] == "no-store"
        assert sent["Content-Type"] == ("application/json" if status == 201 else "application/problem+json")
        return json.loads(sent.content)

    return answer


def test_a_claim_is_suggested_in_its_owners_name(send, user):
    made = send("suggestions", CLIP | {"note": "It answers OpenAI."})
    clip = Clip.objects.get(pk=made["id"])
    assert (clip.sent_by, clip.words, clip.note) == (user, CLIP["words"], "It answers OpenAI.")
    assert made["address"] == f"http://testserver/desk/clips/{clip.pk}/"


@pytest.mark.parametrize("words", ["Ø", "数据", "Данные"])
def test_words_of_every_script_are_words(send, words):
    send("suggestions", CLIP | {"words": words})


def test_a_note_is_written_on_a_claim_and_on_words(send, user):
    claim = a_placed_claim(a_dispute(), "DeepSeek took data.")
    on_claim = send("notes", {"claim": claim.number, "body": "Look at this."})
    assert Annotation.objects.get(pk=on_claim["id"]).claim == claim
    telling = claim.appearances.get()
    place = {"article": telling.article_id, "version": 1, "start": 0, "end": 5}
    on_words = Annotation.objects.get(pk=send("notes", {"body": "These words.", **place})["id"])
    assert on_words.snapshot == telling.first_snapshot
    assert (on_words.author, on_words.public) == (user, False)


def test_sent_again_with_the_same_key_it_is_made_once(send):
    key = {"Idempotency-Key": "abc"}
    first = send("suggestions", CLIP, **key)
    Clip.objects.update(settled_at=timezone.now())  # what else would keep the second one from being made
    assert send("suggestions", CLIP, **key) == first
    send("suggestions", CLIP | {"words": "Other words."}, 409, **key)
    assert Clip.objects.count() == 1


def test_what_is_refused_is_not_remembered(send):
    key = {"Idempotency-Key": "abc"}
    send("notes", {"claim": 999_999, "body": "There?"}, 404, **key)
    claim = a_placed_claim(a_dispute(), "DeepSeek took data.")
    send("notes", {"claim": claim.number, "body": "There?"}, **key)


@pytest.mark.parametrize("spoil", ["revoked", "expired", "closed", "made up", "none"])
def test_a_token_that_does_not_hold_is_nobodys(client, user, spoil):
    token = make_token(user, "test", [Scope.SUGGEST], 30)
    if spoil == "revoked":
        ApiToken.objects.update(revoked_at=timezone.now())
    if spoil == "expired":
        ApiToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    if spoil == "closed":
        User.objects.filter(pk=user.pk).update(is_active=False)
    headers = {} if spoil == "none" else {"Authorization": "Bearer x" if spoil == "made up" else f"Bearer {token}"}
    answer = client.post("/api/v1/suggestions", CLIP, content_type="application/json", headers=headers)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert not Clip.objects.exists()


def test_being_logged_in_is_no_token(client, user):
    client.force_login(user)
    assert client.post("/api/v1/suggestions", CLIP, content_type="application/json").status_code == 401


def test_a_token_is_for_what_it_was_made_for(send, user):
    send("notes", {"claim": 1, "body": "x"}, 403, token=make_token(user, "other", [Scope.SUGGEST], 30))


@pytest.mark.parametrize(
    "body",
    [{}, [], {"url": "https://example.org/"}, CLIP | {"words": " "},
     CLIP | {"words": "x" * 2_001}, CLIP | {"words": 1},
     CLIP | {"url": "/claims/1/"}, CLIP | {"notes": "misspelt"},
     CLIP | {"url": "javascript:alert(1)"}, CLIP | {"words": "a\0b"}],
)  # fmt: skip
def test_a_body_that_does_not_say_what_it_must(send, body):
    send("suggestions", body, 422)
    assert not Clip.objects.exists()


@pytest.mark.parametrize("place", [{}, {"article": 1}, {"version": 1, "start": 0, "end": 5}])
def test_a_note_on_nothing(send, place):
    send("notes", {"body": "On what?", **place}, 422)


@pytest.mark.parametrize("start, end", [(5, 5), (9, 5), (0, 10**6)])
def test_a_note_on_words_that_are_not_there(send, start, end):
    telling = a_placed_claim(a_dispute(), "DeepSeek took data.").appearances.get()
    place = {"article": telling.article_id, "version": 1, "start": start, "end": end}
    send("notes", {"body": "These words.", **place}, 409)


@pytest.mark.parametrize(
    "body, problems",
    [
        ({"claim": 1.5, "body": "a\0b"}, ["“claim” is to be a whole number.", f"“body” {UNREADABLE}."]),
        ({"claim": True, "body": "x"}, ["“claim” is to be a whole number."]),
        ({"claim": "1", "body": "x"}, ["“claim” is to be a whole number."]),
        (
            {"article": True, "version": False, "start": False, "end": True, "body": "x"},
            [f"“{name}” is to be a whole number." for name in ("article", "version", "start", "end")],
        ),
        ({"claim": 1, "body": ""}, [f"“body” {UNREADABLE}."]),
        ({"claim": 1, "body": "x", "more": 1}, ["“more” is no key here. Take it out, or look at its spelling."]),
        ({"claim": 1}, ["“body” is missing."]),
        ({"article": 1, "body": "x", "version": 2}, ["“start” is missing.", "“end” is missing."]),
        ({"claim": 2**70, "body": "x" * 20_001}, ["“claim” is to be at most 9223372036854775807.", TOO_LONG]),
        ({"claim": 1, "body": "\ud800"}, ["“body” holds half a character. Take it out."]),
        ([], ["What is sent is to be a JSON object."]),
    ],
)
def test_what_is_wrong_is_said_of_the_shape_that_was_meant(send, body, problems):
    assert send("notes", body, 422)["problems"] == problems


@pytest.mark.parametrize("length", ["abc", "-5", "²"])
def test_a_length_that_is_no_number(client, length):
    answer = client.generic("POST", "/api/v1/notes", "{}", "application/json", CONTENT_LENGTH=length)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


@pytest.mark.parametrize("body", ["{", "[" * 20_000, "\x00"])
def test_what_is_no_json(send, body):
    send("suggestions", body, 400)


def test_a_body_of_10_mb_is_refused_before_it_is_read(client, send):
    class Unreadable:
        def read(self, *given):
            raise AssertionError("it was read")

        readline = read

    environ = {"wsgi.input": Unreadable(), "CONTENT_LENGTH": "10000000"}
    answer = client.generic("POST", "/api/v1/suggestions", "", "application/json", **environ)
    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")


def test_a_form_of_a_page_is_no_json(client):
    answer = client.post("/api/v1/suggestions", CLIP)
    assert (answer.status_code, answer["Content-Type"]) == (415, "application/problem+json")

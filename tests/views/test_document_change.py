"""Setting a cited document right."""

import pytest

from claims.editing.changing import latest_change
from claims.models import ChainLink, Document
from claims.terms import Role
from tests.factories import a_dispute, a_party, a_placed_claim, a_user

pytestmark = pytest.mark.django_db

ADDRESS = "/sources/documents/complaint/"


@pytest.fixture
def document() -> Document:
    made = Document.objects.create(kind="filing", title="The complaint", slug="complaint", party=a_party("Getty"))
    telling = a_placed_claim(a_dispute()).appearances.get()
    ChainLink.objects.create(appearance=telling, position=9, document=made, how="filed")
    return made


@pytest.fixture
def editor(client):
    client.force_login(a_user(Role.EDITOR))


def send(client, document: Document, **sent):
    sent = {"title": "Getty v. Stability", "kind": "filing", "reason": "A slip.", **sent}
    return client.post(f"/desk/documents/{document.pk}/", {"latest": latest_change(document), **sent})


def test_its_page_leads_editors_there(client, document, editor):
    link = f'href="/desk/documents/{document.pk}/"'
    assert link in client.get(ADDRESS).content.decode()
    assert link not in client.get(f"{ADDRESS}?as_of=2026-01-01").content.decode()
    assert 'value="The complaint"' in client.get(f"/desk/documents/{document.pk}/").content.decode()
    client.logout()
    assert link not in client.get(ADDRESS).content.decode()
    assert client.get(f"/desk/documents/{document.pk}/").status_code == 403


def test_it_is_kept_at_its_address_with_all_that_is_known_of_it(client, document, editor):
    sent = {"kind": "ruling", "court": "D. Del.", "docket": "1:23-cv-135", "url": "courts.example.org/c.pdf"}
    assert send(client, document, title=" Getty  v. Stability\u202e ", **sent)["Location"] == ADDRESS
    shown = client.get(ADDRESS, follow=True).content.decode()
    assert "<h1><bdi>Getty v. Stability</bdi></h1>" in shown
    assert "D. Del. · 1:23-cv-135" in shown
    assert 'href="https://courts.example.org/c.pdf"' in shown
    assert "Sources</a> · ruling" in shown
    assert "Getty v. Stability" in client.get("/sources/").content.decode()


@pytest.mark.parametrize(
    "sent, words",
    [
        ({"title": " "}, "Write a title"),
        ({"title": "x" * 301}, "up to 300 characters"),
        ({"kind": "novel"}, "one of these sorts"),
        ({"kind": ""}, "what sort of document"),
        ({"url": "javascript:alert(1)"}, "is no web address"),
        ({"reason": ""}, "Say why"),
    ],
)
def test_what_cannot_be_comes_back_as_typed(client, document, editor, sent, words):
    answer = send(client, document, docket="1:23-cv-135", **sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert 'value="1:23-cv-135"' in answer.content.decode()
    assert document.events.count() == 1


def test_another_editors_change_and_anothers_title_are_said(client, document, editor):
    seen = latest_change(document)
    send(client, document)
    answer = send(client, document, title="Getty sues", latest=seen)
    shown = answer.content.decode()
    assert answer.status_code == 409
    for words in (
        "It was changed since", "<bdi>Getty v. Stability</bdi>", 'value="Getty sues"', f'"{latest_change(document)}"'
    ):  # fmt: skip
        assert words in shown
    forged = send(client, document, title="Getty sues", latest="x")
    assert (forged.status_code, "It was changed since" in forged.content.decode()) == (409, True)
    Document.objects.create(kind="filing", title="The suit", slug="suit", party=a_party("Getty"))
    assert "Another court filing is called “The suit”" in send(client, document, title="The suit").content.decode()


def test_one_that_is_not_there(client, editor):
    assert client.get("/desk/documents/999999/").status_code == 404

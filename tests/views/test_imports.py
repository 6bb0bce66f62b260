"""/desk/imports/ and /desk/imports/<pk>/."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from claims.editing.importing import forget_old, kept
from claims.editing.review import reject_claim, version_of
from claims.models import Appearance, Claim, TableImport
from claims.terms import Role, Status
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.imports import empty, exported

pytestmark = pytest.mark.django_db


@pytest.fixture
def tables():
    """What a dispute of one claim is exported as, which is gone then."""
    a_placed_claim(a_dispute(slug="data"), "DeepSeek took data.", Status.ACCEPTED)
    both = exported(None)
    empty()
    return both


@pytest.fixture
def editor(client):
    user = a_user()
    client.force_login(user)
    return user


def brought(client, claims, tellings=None, **more):
    files = {"claims": SimpleUploadedFile("claims.csv", claims)}
    if tellings is not None:
        files["tellings"] = SimpleUploadedFile("tellings.csv", tellings)
    return client.post("/desk/imports/", {"dispute": "data", **files, **more})


def test_the_list_is_empty_at_first(client, editor):
    answer = client.get("/desk/imports/").content.decode()
    assert "Nothing was imported yet." in answer


def test_first_a_preview_then_the_claims_on_the_timeline(client, editor, tables, django_assert_max_num_queries):
    answer = brought(client, *tables)
    page = answer["Location"]
    preview = client.get(page).content.decode()
    assert "What would come" in preview
    assert '<span>new claims</span> <span class="n">1</span>' in preview
    assert (Claim.objects.count(), Appearance.objects.count()) == (0, 0)

    answer = client.post(page, {"decision": "import"}, follow=True)
    assert "What came" in answer.content.decode()
    assert f"{Claim.objects.get().number}: DeepSeek took data." in answer.content.decode()
    assert "DeepSeek took data." in client.get("/d/data/").content.decode()
    with django_assert_max_num_queries(12):
        assert "1 claim, 1 telling" in client.get("/desk/imports/").content.decode()
    record = TableImport.objects.get()
    assert record.claims_file is None
    assert record.tellings_file is None

    twice = client.post(page, {"decision": "import"})
    assert twice.status_code == 409
    assert "was made already" in twice.content.decode()
    again = client.get(brought(client, *tables)["Location"]).content.decode()
    assert "Nothing new would come" in again
    assert 'value="import"' not in again


def test_what_is_wrong_is_said_line_by_line_and_nothing_can_be_imported(client, editor, tables):
    claims, tellings = tables
    answer = client.get(brought(client, claims, tellings.replace(b"PetaPixel,news", b"PetaPixel,rumour"))["Location"])
    assert "Tellings, line 2, column “source_type”: “rumour” is no word for it." in answer.content.decode()
    assert 'value="import"' not in answer.content.decode()
    sent = client.post(answer.wsgi_request.path, {"decision": "import"})
    assert Claim.objects.count() == 0
    assert sent.status_code == 409


def test_what_changed_meanwhile_is_shown_before_it_is_imported(client, editor, tables):
    page = brought(client, *tables)["Location"]
    a_placed_claim(a_dispute(slug="other"), "Something else.")
    Claim.objects.update(number=1)
    TableImport.objects.update(outcome={**TableImport.objects.get().outcome, "new_claims": 7})
    answer = client.post(page, {"decision": "import"})
    assert answer.status_code == 409
    assert "has changed since you looked" in answer.content.decode()
    assert Appearance.objects.count() == 1
    assert client.post(page, {"decision": "import"}).status_code == 302


def test_it_can_be_dropped_and_is_forgotten(client, editor, tables):
    page = brought(client, *tables)["Location"]
    assert client.post(page, {"decision": "drop"}).status_code == 302
    assert client.get(page).status_code == 404
    brought(client, *tables)
    TableImport.objects.update(created_at=timezone.now() - timedelta(hours=23))
    assert forget_old() == 0
    TableImport.objects.update(created_at=timezone.now() - timedelta(hours=25))
    assert forget_old() == 1


def test_what_waits_is_its_makers_alone(client, editor, tables):
    page = brought(client, *tables)["Location"]
    client.force_login(a_user(Role.LEAD))
    assert client.get(page).status_code == 404
    assert client.post(page, {"decision": "import"}).status_code == 404


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, None])
def test_others_may_not(client, tables, role):
    if role:
        client.force_login(a_user(role))
    assert client.get("/desk/imports/").status_code in (302, 403)
    assert brought(client, *tables).status_code in (302, 403)
    assert not TableImport.objects.exists()


def test_files_that_are_none_or_too_large(client, editor, tables, monkeypatch):
    for claims in (b"", b"x" * 10_000_001):
        answer = brought(client, claims)
        assert answer.status_code == 422
        assert "Choose another one" in answer.content.decode() or "larger than 10 MB" in answer.content.decode()
    assert client.post("/desk/imports/", {"dispute": "nowhere"}).status_code == 422
    monkeypatch.setattr(kept, "MOST_ROWS", 1)
    page = client.get(brought(client, *tables)["Location"]).content.decode()
    assert "at most 1 rows are taken in at once" in page


def test_bidi_and_markup_do_no_harm(client, editor, tables):
    claims, tellings = tables
    odd = claims.replace(b"DeepSeek took", "\u202eDeepSeek took".encode())
    page = client.get(brought(client, odd, tellings)["Location"]).content.decode()
    assert "turns the writing around (U+202E)" in page
    odd = claims.replace(b"DeepSeek took", b"<script>alert(1)</script> took")
    page = brought(client, odd, tellings)["Location"]
    client.post(page, {"decision": "import"})
    shown = client.get(f"/claims/{Claim.objects.get().number}/").content.decode()
    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;" in shown


def undoing(client, tables):
    """The page on which the import of these tables can be undone."""
    page = brought(client, *tables)["Location"]
    client.post(page, {"decision": "import"})
    return f"{page}undo/"


def sent_back(client, page, **more):
    version = re.search(r'name="version" value="(.*?)"', client.get(page).content.decode())[1]
    return client.post(page, {"version": version, "reason": "the wrong file", **more}, follow=True)


def test_an_import_is_undone_in_one_step(client, editor, tables, django_assert_max_num_queries):
    page = undoing(client, tables)
    assert page in client.get(page.removesuffix("undo/")).content.decode()
    with django_assert_max_num_queries(12):
        preview = client.get(page).content.decode()
    assert '<span>claims that came with it</span> <span class="n">1</span>' in preview
    assert "No claim of it: nobody has worked on any since." in preview
    assert Claim.objects.get().status == Status.ACCEPTED

    answer = sent_back(client, page).content.decode()
    assert "Undone. What went is withdrawn, with your reason." in answer
    assert "1 claim went. 0 claims stayed" in answer
    assert Claim.objects.get().tombstone == "the wrong file"
    assert "the wrong file" in client.get(f"/claims/{Claim.objects.get().number}/").content.decode()
    assert page not in answer
    assert "undone" in client.get("/desk/imports/").content.decode()

    twice = client.post(page, {"version": "x", "reason": "again"})
    assert twice.status_code == 409
    assert "was undone already" in twice.content.decode()
    assert "Undone by" in client.get(page).content.decode()


def test_an_undoing_without_a_reason_or_of_what_was_not_seen(client, editor, tables):
    page = undoing(client, tables)
    answer = sent_back(client, page, reason=" ")
    assert (answer.status_code, Claim.objects.get().status) == (422, Status.ACCEPTED)
    assert "Say why" in answer.content.decode()
    answer = client.post(page, {"version": "x", "reason": "kept <b>words</b>"})
    assert answer.status_code == 409
    assert "has changed since you looked" in answer.content.decode()
    assert "kept &lt;b&gt;words&lt;/b&gt;" in answer.content.decode()
    assert client.post(page, {"reason": "x"}).status_code == 422
    assert Claim.objects.get().status == Status.ACCEPTED


def test_what_was_worked_on_is_named_on_the_page_and_stays(client, editor, tables):
    page = undoing(client, tables)
    claim = Claim.objects.get()
    reject_claim(claim.number, editor, version_of(claim), "no such thing")
    answer = client.get(page).content.decode()
    assert "Nothing: what came was withdrawn, rejected or merged" in answer
    assert "Undo the import" not in answer


def test_what_was_not_imported_cannot_be_undone(client, editor, tables):
    page = brought(client, *tables)["Location"]
    assert "there is nothing to undo" in client.get(f"{page}undo/").content.decode()
    assert client.post(f"{page}undo/", {"version": "x", "reason": "why"}).status_code == 409
    assert client.get("/desk/imports/999999999999999999999/undo/").status_code == 404

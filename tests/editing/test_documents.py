"""Cited documents set right: kept with a reason, and found by the machine as before."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing.changing import latest_change
from claims.editing.documents import correct_document, facts_of
from claims.editing.going_back import go_back
from claims.editing.parties import merge_parties
from claims.editing.refusal import Refused, Stale
from claims.linking.parties import resolve_document
from claims.models import Document, User
from claims.terms import DocumentKind, Role
from tests.factories import a_party, a_user
from tests.meanwhile import meanwhile

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return a_user(Role.EDITOR)


@pytest.fixture
def complaint() -> Document:
    return resolve_document("Complaint", a_party("Getty"))


def correct(user: User, document: Document, **facts) -> Document:
    facts = replace(facts_of(document), **facts)
    return correct_document(user, document.pk, latest_change(document), facts, "A slip.")


def test_what_an_editor_wrote_stays_whatever_is_read_later(editor, complaint):
    assert (complaint.title, complaint.kind) == ("Getty: complaint", DocumentKind.FILING)
    correct(editor, complaint, title="Getty v. Stability", kind=DocumentKind.REPORT, court="D. Del.")
    again = resolve_document("complaint", a_party("Getty"))
    assert (again.pk, again.title, again.kind) == (complaint.pk, "Getty v. Stability", DocumentKind.REPORT)
    assert Document.objects.count() == 1


def test_it_is_found_after_its_speaker_was_called_otherwise(editor, complaint):
    party = a_party("Getty")
    party.name = "Getty Images"
    assert resolve_document("complaint", party) == complaint


def test_each_of_the_words_for_a_partys_documents_means_one_of_them(editor, complaint):
    letter = correct(editor, resolve_document("letter", a_party("Getty")), title="Getty: brief", kind="filing")
    assert resolve_document("brief", a_party("Getty")) == letter  # an editor called it so
    assert resolve_document("letter", a_party("Getty")) == letter
    assert resolve_document("motion", a_party("Getty")) not in (letter, complaint)
    assert resolve_document("complaint", a_party("OpenAI")) != complaint


def test_of_two_that_came_together_with_their_parties_the_older_is_meant(complaint):
    other, house = a_party("Getty Inc"), a_party("Getty")
    resolve_document("complaint", other)
    merge_parties(a_user(Role.LEAD), other.pk, house.pk, "One company.")
    assert resolve_document("complaint", house) == complaint


def test_it_is_in_its_history_and_there_is_a_way_back(editor, complaint):
    first = latest_change(complaint)
    correct(editor, complaint, title="Getty v. Stability", url="https://example.org/c.pdf")
    assert complaint.events.latest("pgh_id").pgh_context.metadata["reason"] == "A slip."
    complaint.refresh_from_db()
    assert complaint.url == "https://example.org/c.pdf"
    go_back(editor, "document", complaint.pk, first, latest_change(complaint), "It was right.")
    complaint.refresh_from_db()
    assert (complaint.title, complaint.url) == ("Getty: complaint", None)


def test_what_is_so_already_is_not_written(editor, complaint):
    first = latest_change(complaint)
    correct_document(editor, complaint.pk, None, facts_of(complaint), "A slip.")
    assert latest_change(complaint) == first


def test_what_is_refused(editor, complaint):
    other = resolve_document("lawsuit", a_party("Getty"))
    with pytest.raises(Refused, match="Another court filing is called “Getty: lawsuit”"):
        correct(editor, complaint, title=other.title)
    with pytest.raises(Refused, match="Say why"):
        correct_document(editor, complaint.pk, latest_change(complaint), facts_of(other), " ")
    with pytest.raises(Stale):
        correct_document(editor, complaint.pk, latest_change(other), replace(facts_of(complaint), title="X"), "So.")
    with pytest.raises(PermissionDenied):
        correct(a_user(Role.CONTRIBUTOR), complaint, title="X")


@pytest.mark.django_db(transaction=True)
def test_two_editors_who_give_one_title_at_once():
    editor, getty = a_user(Role.EDITOR), a_party("Getty")
    one, other = resolve_document("complaint", getty), resolve_document("lawsuit", getty)
    late = meanwhile(lambda: correct(editor, one, title="The suit"), lambda: correct(editor, other, title="The suit"))
    with pytest.raises(Refused, match="Another court filing is called “The suit”"):
        late.result()

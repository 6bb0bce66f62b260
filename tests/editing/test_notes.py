"""Notes: who may do what with whose, and what is kept of it."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing import notes
from claims.editing.notes import LONGEST_NOTE, Words
from claims.editing.refusal import Refused, Stale
from claims.models import Annotation, Claim, User
from claims.terms import Role
from tests.factories import a_claim, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return a_claim()


@pytest.fixture
def jane() -> User:
    return a_user(Role.CONTRIBUTOR, username="Jane")


@pytest.fixture
def editor() -> User:
    return a_user(Role.EDITOR)


@pytest.fixture
def note(claim, jane) -> Annotation:
    return notes.write_note(jane, claim, Words("Is that so?"))


def test_a_note_is_for_the_desk_unless_somebody_says_otherwise(note, claim, jane):
    assert (note.claim, note.author, note.public, note.version) == (claim, jane, False, 1)
    assert note.events.get().pgh_context.metadata == {"user": jane.pk, "reason": "note written"}


def test_sent_twice_it_is_there_once(note, claim, jane):
    assert notes.write_note(jane, claim, Words("Is that so? ")) == note
    assert notes.write_note(jane, a_claim("Another."), Words("Is that so?")) != note
    first, again = (notes.reply(jane, note.pk, Words("Yes.")) for _ in range(2))
    assert first == again


@pytest.mark.parametrize("body", ["", " \n ", "a" * (LONGEST_NOTE + 1)])
def test_an_empty_or_a_huge_one_is_refused(claim, jane, body):
    with pytest.raises(Refused):
        notes.write_note(jane, claim, Words(body))
    assert not Annotation.objects.exists()


def test_only_an_editor_makes_one_public(note, claim, jane, editor):
    with pytest.raises(Refused, match="Only an editor"):
        notes.write_note(jane, claim, Words("For all.", public=True))
    with pytest.raises(Refused, match="Only an editor"):
        notes.edit_note(jane, note.pk, 1, Words("Is that so?", public=True))
    assert notes.edit_note(editor, note.pk, 1, Words("Is that so?", public=True)).public


def test_other_words_of_a_public_note_wait_for_an_editor(note, jane, editor):
    notes.edit_note(editor, note.pk, 1, Words("Is that so?", public=True))
    assert not notes.edit_note(jane, note.pk, 2, Words("It is not.")).public


def test_somebody_elses_note_is_theirs(note):
    stranger = a_user(Role.CONTRIBUTOR)
    with pytest.raises(PermissionDenied):
        notes.edit_note(stranger, note.pk, 1, Words("No."))
    with pytest.raises(PermissionDenied):
        notes.withdraw_note(stranger, note.pk, 1, "I do not like it.")
    stranger.is_active = False
    with pytest.raises(PermissionDenied):
        notes.reply(stranger, note.pk, Words("No."))


def test_an_answer_goes_to_the_thread_and_is_no_more_public_than_it(note, editor):
    answer = notes.reply(editor, note.pk, Words("It is."))
    further = notes.reply(editor, answer.pk, Words("More."))
    assert (further.reply_to, further.claim) == (note, note.claim)
    with pytest.raises(Refused, match="public first"):
        notes.reply(editor, note.pk, Words("For all.", public=True))


def test_who_saw_another_version_changes_nothing(note, jane, editor):
    notes.edit_note(editor, note.pk, 1, Words("Is it?"))
    with pytest.raises(Stale):
        notes.edit_note(jane, note.pk, 1, Words("Was it?"))
    note.refresh_from_db()
    assert (note.body, note.version) == ("Is it?", 2)


def test_what_is_the_same_is_not_written(note, jane):
    notes.edit_note(jane, note.pk, 1, Words("Is that so?"))
    assert note.events.count() == 1


def test_resolved_and_opened_again(note, editor):
    notes.resolve_note(editor, note.pk, 1, "It is.")
    with pytest.raises(Refused, match="already"):
        notes.resolve_note(editor, note.pk, 2)
    assert notes.reopen_note(editor, note.pk, 2).resolved_at is None


def test_withdrawn_with_a_reason_and_taken_back(note, jane):
    with pytest.raises(Refused, match="Say why"):
        notes.withdraw_note(jane, note.pk, 1, " ")
    notes.withdraw_note(jane, note.pk, 1, "Wrong claim.")
    for forbidden in (notes.edit_note, notes.reply):
        with pytest.raises(Refused, match="withdrawn"):
            forbidden(jane, note.pk, *([2] if forbidden is notes.edit_note else []), Words("More."))
    assert notes.take_note_back(jane, note.pk, 2).withdrawn_at is None
    assert [event.pgh_context.metadata["reason"] for event in note.events.order_by("pgh_id")] == [
        "note written",
        "Wrong claim.",
        "taken back",
    ]


def test_who_is_called_is_told_and_who_is_not_there_is_named(note, jane, editor):
    changed = notes.edit_note(editor, note.pk, 1, Words("@jane, ask @nobody."))
    assert list(changed.mentioned.all()) == [jane]
    assert notes.unknown_names(changed) == ["nobody"]
    assert not notes.edit_note(editor, note.pk, 2, Words("Never mind.")).mentioned.exists()

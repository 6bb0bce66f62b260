"""Notes: written, answered, changed, made public, resolved, withdrawn and taken back.

A note is its author's to change, and an editor's. Only editors make one public: where its author changes the words of a
public note and is no editor, it is for the desk alone until an editor looked at it. Nothing is deleted: a withdrawn
note is seen by nobody but the desk, and can be taken back. Who changes a note says which version was on the screen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.models.functions import Lower
from django.utils import timezone

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.models import Annotation, Claim, Snapshot, User
from claims.models.noting import anchor_note, anchor_notes
from claims.permissions import Action, Gate, may
from claims.text.markdown import mentions_in
from claims.text.spans import Span

LONGEST_NOTE = 20_000

_PUBLIC = "Only an editor makes a note public. Keep it for the desk, and ask one."


@dataclass(frozen=True, slots=True)
class Words:
    """What is written in a note, and whether readers are to see it."""

    body: str
    public: bool = False


def may_change(user: User, note: Annotation) -> bool:
    """Whether this user may change the words of a note, withdraw it and take it back."""
    return may(user, Action.SETTLE_NOTES) or (may(user, Action.ANNOTATE) and note.author_id == user.pk)


def write_note(user: User, claim: Claim, words: Words) -> Annotation:
    """Write a note on a claim; returns it. Sent twice, it is there once.

    Raises PermissionDenied for whoever may not write notes, and Refused for an empty one and a public one of somebody
    who may not make it so.
    """
    with _writing(user, words, "note written"):
        return _kept(user, words, claim=claim)


def note_words(user: User, snapshot: Snapshot, span: Span, words: Words, *, in_later: bool = True) -> Annotation:
    """Write a note on these words of a stored version; returns it. Later versions get its anchor, too; who writes many
    on one article does that once, after all (``anchor_notes``), and not ``in_later`` ones with each.

    Raises as ``write_note`` does, and Refused for a place outside the text.
    """
    if not 0 <= span.start < span.end <= len(snapshot.text):
        raise Refused("These words do not stand in this version of the article. Choose them again.")
    with _writing(user, words, "note written"):
        note = _kept(user, words, snapshot=snapshot, start=span.start)
        if not note.anchors.exists():
            anchor_note(note.pk, snapshot, span)
            if in_later:
                anchor_notes(snapshot.article_id)
    return note


def reply(user: User, pk: int, words: Words) -> Annotation:
    """Answer a note, in its thread; returns the answer. Raises as ``write_note`` does, and Annotation.DoesNotExist."""
    with _writing(user, words, "note answered"):
        first = Annotation.objects.get(pk=Annotation.objects.get(pk=pk).thread_id)
        if first.withdrawn_at:
            raise Refused("This note was withdrawn. Take it back first, or write a new one.")
        if words.public and not first.public:
            raise Refused("Readers do not see the note that you answer: make that one public first.")
        on = {"claim_id": first.claim_id, "snapshot_id": first.snapshot_id}
        return _kept(user, words, reply_to=first, motivation=Annotation.Motivation.REPLYING, **on)


def edit_note(user: User, pk: int, version: int, words: Words, reason: str = "") -> Annotation:
    """Change the words of a note, or who sees it; returns it. What is the same is not written.

    Raises PermissionDenied for whoever may not change it, Annotation.DoesNotExist, Stale where ``version`` is no longer
    the note's, and Refused as ``write_note`` does, and where it was withdrawn.
    """
    with _changing(user, pk, version, reason.strip() or "words changed") as note:
        if note.withdrawn_at:
            raise Refused("This note was withdrawn. Take it back first, then change it.")
        _check(user, words, was_public=note.public and note.body == words.body.strip())
        if (note.body, note.public) == (words.body.strip(), words.public):
            return note
        if note.body != words.body.strip():
            note.edited_at = timezone.now()
        note.body, note.public = words.body.strip(), words.public
        _save(note)
        _mention(note)
    return note


def resolve_note(user: User, pk: int, version: int, reason: str = "") -> Annotation:
    """Settle a note with its thread; returns it. Raises as ``edit_note`` does."""
    with _changing(user, pk, version, reason.strip() or "resolved") as note:
        return _stamped(note, "resolved_at", timezone.now(), "This note is resolved already.")


def reopen_note(user: User, pk: int, version: int, reason: str = "") -> Annotation:
    """Open a resolved note again; returns it. Raises as ``edit_note`` does."""
    with _changing(user, pk, version, reason.strip() or "opened again") as note:
        return _stamped(note, "resolved_at", None, "This note is open already.")


def withdraw_note(user: User, pk: int, version: int, reason: str) -> Annotation:
    """Take a note away, and its thread with it; returns it. Raises as ``edit_note`` does, Refused without a reason."""
    if not reason.strip():
        raise Refused("Say why you withdraw it: the reason is kept with the note.")
    with _changing(user, pk, version, reason.strip()) as note:
        return _stamped(note, "withdrawn_at", timezone.now(), "This note was withdrawn already.")


def take_note_back(user: User, pk: int, version: int, reason: str = "") -> Annotation:
    """Bring a withdrawn note back as it was; returns it. Raises as ``edit_note`` does."""
    with _changing(user, pk, version, reason.strip() or "taken back") as note:
        return _stamped(note, "withdrawn_at", None, "This note was not withdrawn: there is nothing to take back.")


def _stamped(note: Annotation, column: str, at: datetime | None, problem: str) -> Annotation:
    """The note, saved with this instant or without any; Refused, with the problem, where it is so already."""
    if bool(getattr(note, column)) == bool(at):
        raise Refused(problem)
    setattr(note, column, at)
    _save(note)
    return note


def unknown_names(note: Annotation) -> list[str]:
    """The names that a note calls and that nobody here has; two queries."""
    known = {name.casefold() for name in note.mentioned.values_list("username", flat=True)}
    return [name for name in mentions_in(note.body) if name.casefold() not in known]


@contextmanager
def _writing(user: User, words: Words, reason: str) -> Iterator[None]:
    with change(user, Action.ANNOTATE, reason):
        _check(user, words)
        User.objects.select_for_update(no_key=True).get(pk=user.pk)  # one of two equal forms comes after the other
        yield


def _check(user: User, words: Words, *, was_public: bool = False) -> None:
    if not words.body.strip():
        raise Refused("Write something: a note without words says nothing.")
    if len(words.body) > LONGEST_NOTE:
        raise Refused(f"A note takes up to {LONGEST_NOTE:,} characters. Shorten it.")
    if words.public and not was_public and not may(user, Action.SETTLE_NOTES):
        raise Refused(_PUBLIC)


def _kept(user: User, words: Words, *, start: int | None = None, **on) -> Annotation:
    """The note: the open one with the same words on the same thing where its author has written that already."""
    same = Annotation.objects.filter(author=user, body=words.body.strip(), withdrawn_at=None, resolved_at=None)
    on_same = {name: value for name, value in on.items() if name != "motivation"} | {"reply_to": on.get("reply_to")}
    at_same = {} if start is None else {"anchors__start": start, "anchors__snapshot": on["snapshot"]}
    if there := same.filter(**on_same, **at_same).first():
        return there
    note = Annotation.objects.create(author=user, body=words.body.strip(), public=words.public, **on)
    note.refresh_from_db(fields=["created_at"])
    _mention(note)
    return note


@contextmanager
def _changing(user: User, pk: int, version: int, reason: str) -> Iterator[Annotation]:
    with change(user, Action.ANNOTATE, reason):
        note = Gate.of(user).kept_notes().select_for_update().get(pk=pk)
        if not may_change(user, note):
            raise PermissionDenied
        if note.version != version:
            raise Stale("Somebody has changed this note since you opened it. Look at it again, then change it.")
        yield note


def _save(note: Annotation) -> None:
    note.version += 1
    note.save()


def _mention(note: Annotation) -> None:
    names = [name.casefold() for name in mentions_in(note.body)]
    people = User.objects.filter(is_active=True).annotate(called=Lower("username")).filter(called__in=names)
    note.mentioned.set(people if names else ())

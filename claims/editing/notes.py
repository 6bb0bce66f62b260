"""Notes: written, answered, changed, made public, resolved, withdrawn and taken back.

A note is its author's to change, and an editor's. Only editors make one public: where its author changes the words of a
public note and is no editor, it is for the desk alone until an editor looked at it. Nothing is deleted: a withdrawn
note is seen by nobody but the desk, and can be taken back. Who changes a note says which version was on the screen.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.models.functions import Lower
from django.utils import timezone

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.models import Anchor, Annotation, Claim, Snapshot, User
from claims.models.noting import anchor_notes
from claims.permissions import Action, Gate, may
from claims.text.markdown import mentions_in
from claims.text.selectors import Selectors, describe
from claims.text.spans import Span

LONGEST_NOTE = 20_000

_PUBLIC = "Only an editor makes a note public. Keep it for the desk, and ask one."


@dataclass(frozen=True, slots=True)
class Words:
    """What is written in a note, and whether readers are to see it."""

    body: str
    public: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A note that is not stored yet: on a claim, on words of a stored version (``place``), or an answer to another.

    An answer stands on what the note that it answers stands on.
    """

    words: Words
    claim: int | None = None
    snapshot: int | None = None
    place: Selectors | None = None
    reply_to: int | None = None

    @property
    def key(self) -> "Key":
        """By what it is known again."""
        return _key(self.words.body, self.claim, self.snapshot, self.place and self.place.start, self.reply_to)


#: The words of a note and what they are on: a claim, a place in a version, or the note that is answered.
Key = tuple[str, str, int | None, int | None]


def _key(body: str, claim: int | None, snapshot: int | None, start: int | None, reply_to: int | None) -> Key:
    body = body.strip()
    if reply_to:
        return body, "reply", reply_to, None
    return (body, "claim", claim, None) if claim else (body, "words", snapshot, start)


def may_change(user: User, note: Annotation) -> bool:
    """Whether this user may change the words of a note, withdraw it and take it back."""
    return may(user, Action.SETTLE_NOTES) or (may(user, Action.ANNOTATE) and note.author_id == user.pk)


def write_note(user: User, claim: Claim, words: Words) -> Annotation:
    """Write a note on a claim; returns it. Sent twice, it is there once.

    Raises PermissionDenied for whoever may not write notes, and Refused for an empty one and a public one of somebody
    who may not make it so.
    """
    with _writing(user, [words], "note written"):
        return _keep(user, [Draft(words, claim=claim.pk)])[0]


def note_words(user: User, snapshot: Snapshot, span: Span, words: Words) -> Annotation:
    """Write a note on these words of a stored version; returns it. Later versions get its anchor, too.

    Raises as ``write_note`` does, and Refused for a place outside the text.
    """
    if not 0 <= span.start < span.end <= len(snapshot.text):
        raise Refused("These words do not stand in this version of the article. Choose them again.")
    with _writing(user, [words], "note written"):
        (note,) = _keep(user, [Draft(words, snapshot=snapshot.pk, place=describe(snapshot.text, span))])
        anchor_notes(snapshot.article_id)
    return note


def write_notes(user: User, drafts: Sequence[Draft]) -> list[Annotation]:
    """Write many notes at once; returns them. Later versions get the anchors of those on words by ``anchor_notes``.

    Each as ``write_note`` and ``note_words`` do, which tell what is raised, but in as many queries as one takes.
    Nothing is written where one of them is refused.
    """
    with _writing(user, [draft.words for draft in drafts], "note written"):
        return _keep(user, drafts)


def open_notes(user: User, bodies: Iterable[str]) -> dict[Key, int]:
    """The keys of a person's open notes with one of these bodies, by what each is and is on: a note on words stands
    in every version in which it has an anchor. One query."""
    own = Annotation.objects.filter(author=user, body__in={body.strip() for body in bodies})
    rows = own.filter(withdrawn_at=None, resolved_at=None).order_by("-pk")
    on = ("body", "claim", "anchors__snapshot", "anchors__start", "reply_to")
    return {_key(*found): pk for pk, *found in rows.values_list("pk", *on)}


def refusal_of(user: User, words: Words, *, was_public: bool = False) -> str:
    """Why this person may not write this; "" where they may."""
    if not words.body.strip():
        return "Write something: a note without words says nothing."
    if len(words.body) > LONGEST_NOTE:
        return f"A note takes up to {LONGEST_NOTE:,} characters. Shorten it."
    if words.public and not was_public and not may(user, Action.SETTLE_NOTES):
        return _PUBLIC
    return ""


def reply(user: User, pk: int, words: Words) -> Annotation:
    """Answer a note, in its thread; returns the answer. Raises as ``write_note`` does, and Annotation.DoesNotExist."""
    with _writing(user, [words], "note answered"):
        first = Annotation.objects.get(pk=Annotation.objects.get(pk=pk).thread_id)
        if first.withdrawn_at:
            raise Refused("This note was withdrawn. Take it back first, or write a new one.")
        if words.public and not first.public:
            raise Refused("Readers do not see the note that you answer: make that one public first.")
        return _keep(user, [Draft(words, first.claim_id, first.snapshot_id, reply_to=first.pk)])[0]


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
        note.mentioned.set(_called_in([note])[note.pk])
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
def _writing(user: User, words: Collection[Words], reason: str) -> Iterator[None]:
    with change(user, Action.ANNOTATE, reason):
        for each in words:
            _check(user, each)
        User.objects.select_for_update(no_key=True).get(pk=user.pk)  # one of two equal forms comes after the other
        yield


def _check(user: User, words: Words, *, was_public: bool = False) -> None:
    if refusal := refusal_of(user, words, was_public=was_public):
        raise Refused(refusal)


def _keep(user: User, drafts: Sequence[Draft]) -> list[Annotation]:
    """The note of each draft: the open one with the same words on the same thing where its author has written that
    already."""
    there = open_notes(user, (draft.words.body for draft in drafts))
    new = {draft.key: draft for draft in drafts if draft.key not in there}
    made = Annotation.objects.bulk_create(_note(user, draft) for draft in new.values())
    written = list(zip(made, new.values(), strict=True))
    Anchor.objects.bulk_create(
        Anchor(annotation=note, snapshot_id=draft.snapshot, **asdict(draft.place))
        for note, draft in written
        if draft.place
    )
    called = Annotation.mentioned.through
    called.objects.bulk_create(
        called(annotation_id=note, user_id=person)
        for note, people in _called_in(made).items()
        for person in sorted(people)
    )
    there |= {draft.key: note.pk for note, draft in written}
    keys = [there[draft.key] for draft in drafts]
    notes = Annotation.objects.in_bulk(keys)
    return [notes[key] for key in keys]


def _note(user: User, draft: Draft) -> Annotation:
    motivation = Annotation.Motivation.REPLYING if draft.reply_to else Annotation.Motivation.COMMENTING
    return Annotation(
        author=user,
        body=draft.words.body.strip(),
        public=draft.words.public,
        motivation=motivation,
        claim_id=draft.claim,
        snapshot_id=draft.snapshot,
        reply_to_id=draft.reply_to,
    )


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


def _called_in(notes: Collection[Annotation]) -> dict[int, set[int]]:
    """Note → whom its words call by name; one query where any calls somebody."""
    named = {note.pk: {name.casefold() for name in mentions_in(note.body)} for note in notes}
    known = User.objects.filter(is_active=True).annotate(called=Lower("username"))
    people: dict[str, set[int]] = defaultdict(set)
    for name, pk in known.filter(called__in=set().union(*named.values())).values_list("called", "pk"):
        people[name].add(pk)
    return {note: set().union(*(people[name] for name in names)) for note, names in named.items()}

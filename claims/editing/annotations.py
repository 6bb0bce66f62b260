"""Annotations that were made elsewhere: on words that stand in a stored article, or on a claim, they become notes; on
words of other pages, suggested claims. What becomes of each row is said before anything is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from claims.editing.annotation_targets import Target, find_targets
from claims.editing.clips import LONGEST_NOTE, LONGEST_WORDS, keep_clips, open_clips
from claims.editing.notes import Draft, Key, Words, open_notes, refusal_of, write_notes
from claims.models import Annotation, Article, Clip, User
from claims.models.noting import anchor_notes
from claims.parsing.annotations import AnnotationRow


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of a row: a note (``draft``), a suggestion (``clip``), or nothing; ``says`` tells which, and why.

    ``article`` is the one that it is on, where we hold it. ``note`` and ``suggestion`` are the keys of what is there:
    already, or once it was handed in.
    """

    row: AnnotationRow
    says: str
    draft: Draft | None = None
    clip: Clip | None = None
    article: Article | None = None
    note: int | None = None
    suggestion: int | None = None

    @property
    def is_something(self) -> bool:
        """Whether anything is written for it."""
        return bool(self.draft or self.clip)

    @property
    def is_there(self) -> bool:
        """Whether the same is here already."""
        return not self.is_something and bool(self.note or self.suggestion)


def plan_annotations(user: User, rows: Iterable[AnnotationRow], root: str) -> list[Planned]:
    """What would become of each row; nothing is written. ``root`` is the address of this site.

    As many queries for hundreds of rows as for one, but for the texts of the articles that they are on
    (``find_targets``).
    """
    rows = list(rows)
    targets = find_targets(user, rows, root)
    there = _There(user, rows, targets)
    planned = [_plan(row, target, there) for row, target in zip(rows, targets, strict=True)]
    return _each_once(planned)


def hand_in(user: User, rows: Iterable[AnnotationRow], root: str) -> list[Planned]:
    """Write what ``plan_annotations`` plans; returns what became of each row. Sent twice at once, it is done once: the
    second waits, and finds all written.

    PermissionDenied for whoever may not write notes.
    """
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        planned = plan_annotations(user, rows, root)
        drafts = [each.draft for each in planned if each.draft]
        notes = iter(write_notes(user, drafts) if drafts else ())
        clips = [each.clip for each in planned if each.clip]
        kept = iter(keep_clips(user, clips) if clips else ())
        anchor_notes(*{each.article.pk for each in planned if each.draft and each.article})
        return [_written(each, notes, kept) for each in planned]


def _written(planned: Planned, notes: Iterator[Annotation], clips: Iterator[Clip]) -> Planned:
    """With the key of what was written for it: the next of these."""
    if planned.draft:
        return replace(planned, note=next(notes).pk)
    return replace(planned, suggestion=next(clips).pk) if planned.clip else planned


class _There:
    """What this person has written and suggested already, and has not been settled; two queries for all rows."""

    def __init__(self, user: User, rows: Sequence[AnnotationRow], targets: Sequence[Target]):
        self.user = user
        self._notes = open_notes(user, map(_body, rows))
        self._clips = open_clips(user, {target.url for target in targets if target.url})

    def note(self, key: Key) -> int | None:
        """The key of the same note."""
        return self._notes.get(key)

    def suggestion(self, clip: Clip) -> int | None:
        """The key of the same suggestion."""
        there = self._clips.get((clip.url, clip.words))
        return there and there.pk


def _each_once(planned: Sequence[Planned]) -> list[Planned]:
    """Of rows from which the same would come the first alone is something."""
    first: dict[object, int] = {}
    once = []
    for each in planned:
        key = each.draft.key if each.draft else (each.clip.url, each.clip.words) if each.clip else each.row
        number = first.setdefault(key, each.row.number)
        is_again = number != each.row.number
        once.append(Planned(each.row, f"The same as row {number}.", article=each.article) if is_again else each)
    return once


def _body(row: AnnotationRow) -> str:
    """What is written in the note."""
    return row.body + (f"\n\n(Handed in; written by {row.by})" if row.by and row.body else "")


def _plan(row: AnnotationRow, target: Target, there: _There) -> Planned:
    if row.problem:
        return Planned(row, row.problem)
    if not (row.exact or row.body):
        return Planned(row, "It says nothing: it has neither words of the page nor words of its own.")
    if target.problem:
        return Planned(row, target.problem)
    if target.claim:
        return _plan_on_claim(row, target, there)
    if not row.exact:
        where = "It is on a whole page" if target.article else "We do not hold this page, and it quotes no words"
        return Planned(row, f"{where}: notes stand on words. Add a quote to it.", article=target.article)
    if target.article is None:
        return _plan_suggestion(row, target, there, "We do not hold this page")
    if target.place is None:
        return _plan_suggestion(row, target, there, "These words do not stand in the stored article")
    if not row.body:
        return _plan_suggestion(row, target, there, "It quotes words and says nothing to them")
    draft = Draft(Words(_body(row)), snapshot=target.snapshot.pk, place=target.place)
    return _plan_note(row, draft, f"these words of “{target.article.headline}”", target.article, there)


def _plan_on_claim(row: AnnotationRow, target: Target, there: _There) -> Planned:
    if not row.body:
        return Planned(row, "It says nothing of its own: a note needs words.")
    return _plan_note(row, Draft(Words(_body(row)), claim=target.claim.pk), f"claim {target.claim.number}", None, there)


def _plan_note(row: AnnotationRow, draft: Draft, on: str, article: Article | None, there: _There) -> Planned:
    if note := there.note(draft.key):
        return Planned(row, f"You have written that to {on} already: it stays as it is.", article=article, note=note)
    if refusal := refusal_of(there.user, draft.words):
        return Planned(row, refusal, article=article)
    return Planned(row, f"A note on {on}.", draft, article=article)


def _plan_suggestion(row: AnnotationRow, target: Target, there: _There, why: str) -> Planned:
    if not target.url or target.url.startswith("/"):
        says = f"{why}, and it has no web address under which to suggest a claim."
        return Planned(row, says, article=target.article)
    body = _body(row)
    if len(row.exact) > LONGEST_WORDS or len(body) > LONGEST_NOTE:
        limits = f"{LONGEST_WORDS:,} characters of the page and {LONGEST_NOTE:,} of one’s own"
        says = f"{why}, and it is too long for a suggested claim, which takes {limits}."
        return Planned(row, says, article=target.article)
    clip = Clip(url=target.url, words=row.exact, before=row.prefix, after=row.suffix, note=body)
    if suggestion := there.suggestion(clip):
        says = "You have suggested these words already: that stays as it is."
        return Planned(row, says, article=target.article, suggestion=suggestion)
    return Planned(row, f"{why}: a suggested claim, for an editor to look at.", clip=clip, article=target.article)

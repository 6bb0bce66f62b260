"""Annotations that were made elsewhere: on words that stand in a stored article, or on a claim, they become notes; on
words of other pages, suggested claims. What becomes of each row is said before anything is written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from urllib.parse import urldefrag

from django.db import transaction
from django.db.models import QuerySet

from claims.editing.additions import find_known
from claims.editing.clips import LONGEST_NOTE, LONGEST_WORDS, keep_clip
from claims.editing.notes import Words, note_words, write_note
from claims.editing.refusal import Refused
from claims.models import Annotation, Article, Claim, Clip, Snapshot, User
from claims.models.noting import anchor_notes
from claims.parsing.annotations import AnnotationRow
from claims.permissions import Gate
from claims.terms import AnchorState
from claims.text.comparable import Ground
from claims.text.selectors import Selectors, anchor_on
from claims.text.spans import Span
from claims.text.urls import is_safe_link

#: So many texts are held at once, ready to be searched.
_HELD = 8

_OURS = re.compile(r"/(claims|articles)/(\d{1,18})/(?:v/(\d{1,9})/)?")


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of a row: a note on a claim or on words, a suggestion, or nothing; ``says`` tells which, and why."""

    row: AnnotationRow
    says: str
    body: str = ""
    claim: Claim | None = None
    snapshot: Snapshot | None = None
    span: Span | None = None
    suggests: bool = False

    @property
    def is_something(self) -> bool:
        """Whether anything is written for it."""
        return bool(self.claim or self.span or self.suggests)


def plan_annotations(user: User, rows: Iterable[AnnotationRow], root: str) -> list[Planned]:
    """What would become of each row; nothing is written. ``root`` is the address of this site."""
    seen: dict[tuple[str, str, str], int] = {}
    planner, planned = _Planner(user, root), []
    for row in rows:
        first = seen.setdefault((row.target, row.exact, row.body), row.number)
        is_twice = first != row.number and not row.problem
        planned.append(Planned(row, f"The same as row {first}.") if is_twice else planner.plan(row))
    return planned


def hand_in(user: User, rows: Iterable[AnnotationRow], root: str) -> list[Planned]:
    """Write what ``plan_annotations`` plans, each row by itself; returns what became of each. Sent twice at once, it is
    done once: the second waits, and finds all written.

    PermissionDenied for whoever may not write notes.
    """
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        done = [_done(user, planned) for planned in plan_annotations(user, rows, root)]
        for article in sorted({each.snapshot.article_id for each in done if each.span}):
            anchor_notes(article)
    return done


class _Planner:
    """Says of one row after the other what becomes of it. What they are on is often the same, and looked up once."""

    def __init__(self, user: User, root: str) -> None:
        self._user, self._root, self._gate = user, root, Gate.of(user)
        self._known = cache(find_known)
        self._version = lru_cache(maxsize=_HELD)(_load_version)

    def plan(self, row: AnnotationRow) -> Planned:
        """What becomes of a row."""
        if row.problem:
            return Planned(row, row.problem)
        if not (row.exact or row.body):
            return Planned(row, "It says nothing: it has neither words of the page nor words of its own.")
        url = urldefrag(row.target).url
        path = url.removeprefix(self._root)
        if ours := _OURS.match(path):
            return self._on_ours(row, *ours.groups())
        if not is_safe_link(url):
            return Planned(row, "Its target is no web address.")
        known = self._known(path if path.startswith("/") else url)  # an article of this site itself is kept by its path
        return self._on_words(row, known if isinstance(known, Article) else None, url)

    def _on_ours(self, row: AnnotationRow, kind: str, key: str, version: str | None) -> Planned:
        if kind == "claims":
            return self._on_claim(row, self._gate.claims().filter(number=key).first())
        article = self._gate.articles().filter(pk=key).first()
        if article is None:
            return Planned(row, "There is no article at this address.")
        return self._on_words(row, article, article.canonical_url or "", version)

    def _on_claim(self, row: AnnotationRow, claim: Claim | None) -> Planned:
        body = _body_of(row)
        if claim is None:
            return Planned(row, "There is no claim at this address.")
        if not body:
            return Planned(row, "It says nothing of its own: a note needs words.")
        if self._open_notes(body).filter(claim=claim).exists():
            return Planned(row, f"You have written that to claim {claim.number} already.")
        return Planned(row, f"A note on claim {claim.number}.", body, claim=claim)

    def _on_words(self, row: AnnotationRow, article: Article | None, url: str, version: str | None = None) -> Planned:
        if not row.exact:
            where = "It is on a whole page" if article else "We do not hold this page, and it quotes no words"
            return Planned(row, f"{where}: notes stand on words. Add a quote to it.")
        if article is None:
            return self._suggestion(row, url, "We do not hold this page")
        snapshot, ground = self._version(article.pk, version)
        span, body = _find(ground, row) if ground else None, _body_of(row)
        if span is None:
            return self._suggestion(row, url, "These words do not stand in the stored article")
        if not body:
            return self._suggestion(row, url, "It quotes words and says nothing to them")
        if self._open_notes(body).filter(anchors__snapshot=snapshot, anchors__start=span.start).exists():
            return Planned(row, "You have written that to these words already.")
        return Planned(row, f"A note on these words of “{article.headline}”.", body, snapshot=snapshot, span=span)

    def _suggestion(self, row: AnnotationRow, url: str, why: str) -> Planned:
        body = _body_of(row)
        if not url or url.startswith("/"):
            return Planned(row, f"{why}, and it has no web address under which to suggest a claim.")
        if len(row.exact) > LONGEST_WORDS or len(body) > LONGEST_NOTE:
            limits = f"{LONGEST_WORDS:,} characters of the page and {LONGEST_NOTE:,} of one’s own"
            return Planned(row, f"{why}, and it is too long for a suggested claim, which takes {limits}.")
        if Clip.objects.filter(sent_by=self._user, url=url, words=row.exact, settled_at=None).exists():
            return Planned(row, "You have suggested these words already.")
        says = f"{why}: a suggested claim, for an editor to look at."
        return Planned(replace(row, target=url), says, body, suggests=True)

    def _open_notes(self, body: str) -> QuerySet[Annotation]:
        return Annotation.objects.filter(author=self._user, body=body.strip(), withdrawn_at=None, resolved_at=None)


def _body_of(row: AnnotationRow) -> str:
    """What a row says of its own, and who wrote that."""
    return row.body + (f"\n\n(Handed in; written by {row.by})" if row.by and row.body else "")


def _load_version(article: int, number: str | None) -> tuple[Snapshot, Ground] | tuple[None, None]:
    """The version, the latest unless one is asked for, and its text, ready to be searched."""
    versions = Snapshot.objects.filter(article=article, **({"number": number} if number else {}))
    snapshot = versions.defer("html", "pages").order_by("-number").first()
    return (snapshot, Ground(snapshot.text)) if snapshot else (None, None)


def _find(ground: Ground, row: AnnotationRow) -> Span | None:
    """Where the very words of a row stand."""
    (found,) = anchor_on(ground, [Selectors(row.exact, row.prefix, row.suffix, 0, len(row.exact))])
    return found.span if found.state in (AnchorState.SAME, AnchorState.MOVED) else None


def _done(user: User, planned: Planned) -> Planned:
    row = planned.row
    try:
        if planned.claim:
            write_note(user, planned.claim, Words(planned.body))
        elif planned.span:
            note_words(user, planned.snapshot, planned.span, Words(planned.body), in_later=False)
        elif planned.suggests:
            beside = {"before": row.prefix, "after": row.suffix, "note": planned.body}
            keep_clip(user, row.target, row.exact, **beside)
    except Refused as refusal:
        return Planned(row, str(refusal))
    return planned

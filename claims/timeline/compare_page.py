"""Everything that the page with two stored versions side by side shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.models import Anchor, Appearance, Article, Snapshot
from claims.permissions import Gate
from claims.terms import ClaimChange
from claims.text.corrections import new_notes
from claims.text.differences import Row, differences
from claims.text.spans import Span
from claims.timeline.comparing import Change, compare, summary
from claims.timeline.marked_text import MarkedText, Piece
from claims.timeline.versions import Version, load_versions


@dataclass(frozen=True, slots=True)
class ClaimChanged:
    """What became of one claim, with the words of either version as it stores them; "" where it is not told."""

    change: Change
    appearance: Appearance
    before: Anchor | None
    after: Anchor | None
    words_before: str
    words_after: str

    @property
    def kind(self) -> ClaimChange:
        return self.change.kind


@dataclass(frozen=True, slots=True)
class Pair:
    """Two paragraphs side by side, each in pieces; empty where there is none on that side."""

    before: list[Piece]
    after: list[Piece]
    is_same: bool
    is_moved: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What the outlet says in the newer text about having changed it: the kind of note, and its words."""

    kind: str
    words: str


@dataclass(frozen=True)
class ComparePage:
    """Two versions of one article. ``changes`` leaves out what did not change; ``n_same`` counts that."""

    article: Article
    before: Version
    after: Version
    versions: list[Version]
    changes: list[ClaimChanged]
    n_same: int
    said: list[Said]
    pairs: list[Pair]

    @property
    def is_read(self) -> bool:
        """Whether both versions are read: before that, nothing can be told of their claims."""
        return self.before.is_read and self.after.is_read

    @property
    def excerpt(self) -> Version | None:
        """The one of which only quoted words are held: what became of the rest nobody can tell."""
        return next((version for version in (self.before, self.after) if version.is_excerpt), None)

    @property
    def is_same_text(self) -> bool:
        """Whether the two differ in nothing but commas, quotation marks and white space."""
        return all(pair.is_same for pair in self.pairs)

    @property
    def summary(self) -> str:
        return summary(row.change for row in self.changes)


def load_compare_page(gate: Gate, article: Article, number: int, other: int) -> ComparePage | None:
    """Versions ``number`` and ``other`` of a visible article; None where there is no such version. Three queries."""
    versions = load_versions(gate, article)
    by_number = {version.number: version for version in versions}
    before, after = by_number.get(number), by_number.get(other)
    if not before or not after:
        return None
    texts = dict(Snapshot.objects.filter(pk__in=[before.snapshot.pk, after.snapshot.pk]).values_list("number", "text"))
    old, new = texts[number], texts[other]
    is_whole = not (before.is_excerpt or after.is_excerpt)
    changes = compare(before.tellings, after.tellings) if is_whole and before.is_read and after.is_read else []
    return ComparePage(
        article=article,
        before=before,
        after=after,
        versions=versions,
        changes=[_changed(each, before, after, old, new) for each in changes if each.kind != ClaimChange.SAME],
        n_same=sum(each.kind == ClaimChange.SAME for each in changes),
        said=[Said(note.kind, note.span.of(new)) for note in new_notes(old, new)] if is_whole else [],
        pairs=list(_pairs(before, after, old, new)) if is_whole else [],
    )


def _changed(change: Change, before: Version, after: Version, old: str, new: str) -> ClaimChanged:
    here = before.anchors.get(change.before_key)
    there = after.anchors.get(change.after_key or change.before_key)
    return ClaimChanged(
        change=change,
        appearance=(here or there).appearance,
        before=here,
        after=there,
        words_before=_words(before, change.before and change.before.words, here, old),
        words_after=_words(after, change.after and change.after.words, there, new),
    )


def _words(version: Version, told: str | None, anchor: Anchor | None, text: str) -> str:
    """The words as the version stores them: where a court had some blacked out, the page shows no others."""
    if told is None or anchor is None or anchor.start is None:
        return ""
    return text[anchor.start : anchor.end] if version.snapshot.redacted_at else told


def _pairs(before: Version, after: Version, old: str, new: str) -> Iterator[Pair]:
    rows = differences(old, new)
    left = MarkedText(old, before.anchors.values(), _stretches(rows, "removed"))
    right = MarkedText(new, after.anchors.values(), _stretches(rows, "added"))
    for row in rows:
        yield Pair(
            before=left.pieces(row.before) if row.before else [],
            after=right.pieces(row.after) if row.after else [],
            is_same=row.is_same,
            is_moved=row.moved,
        )


def _stretches(rows: list[Row], side: str) -> Iterator[Span]:
    for row in rows:
        yield from getattr(row, side)

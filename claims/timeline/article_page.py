"""Everything that the page of one stored version of an article shows."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet

from claims.models import Anchor, Article, ArticleUrl, Citation, ExtractionRun, Snapshot
from claims.permissions import Gate
from claims.text.passages import paragraphs
from claims.text.spans import Span
from claims.timeline.elsewhere import Elsewhere, load_elsewhere
from claims.timeline.fates import Fate
from claims.timeline.following import held_article, last_look, look_in_words
from claims.timeline.marked_text import Piece, mark_text
from claims.timeline.notes import Note, notes_on_words, threads_of
from claims.timeline.takedowns_page import Mark, blackouts, marks_of
from claims.timeline.versions import Version, fates_in, load_versions


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim of the version shown, and what became of its words since; None while the latest version has them."""

    anchor: Anchor
    fate: Fate | None


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the text, and beside it the claims and the notes whose words begin there."""

    pieces: list[Piece]
    placed: list[Placed]
    notes: list[Note]


@dataclass(frozen=True)
class ArticlePage:
    """One version, how its visible claims stand in it and after it, and what else tells the same."""

    article: Article
    snapshot: Snapshot
    here: Version
    versions: list[Version]
    paragraphs: list[list[Piece]]
    runs: list[ExtractionRun]
    citations: list[Citation]
    other_urls: list[str]
    elsewhere: list[Elsewhere]
    notes: list[Note]
    marks: list[Mark]

    @property
    def page_note(self) -> str:
        """What became of the page outside, where that is known."""
        return look_in_words(self.article.last_look)

    @property
    def why_unread(self) -> str:
        """Why no claim was looked for in this version; "" where one was, or nobody read it yet."""
        outcome = self.runs[0].outcome if self.runs else ""
        return outcome if outcome.startswith("not read") else ""

    @property
    def is_latest(self) -> bool:
        return self.here is self.versions[-1]

    @property
    def latest(self) -> Version:
        return self.versions[-1]

    @property
    def before(self) -> Version | None:
        """The version before this one."""
        at = self.versions.index(self.here)
        return self.versions[at - 1] if at else None

    @cached_property
    def claims(self) -> list[Placed]:
        """Those whose words stand in this version, in the order of the text."""
        return [placed for placed in self._placed if placed.anchor.stands]

    @cached_property
    def offers(self) -> list[Placed]:
        """Those for which only near words stand in it, and nobody has said whether they are the claim's."""
        return [placed for placed in self._placed if placed.anchor.is_offer]

    @cached_property
    def gone(self) -> list[Placed]:
        """Those of earlier versions whose words do not stand in it."""
        return [placed for placed in self._placed if placed.anchor.start is None]

    @cached_property
    def _placed(self) -> list[Placed]:
        fates = fates_in(self.versions)
        return [Placed(anchor, fates.get(pk)) for pk, anchor in self.here.anchors.items()]

    @property
    def opening(self) -> list[Piece] | None:
        """The first paragraph where it only repeats the headline: shown as the headline, with its marks."""
        if not self.paragraphs:
            return None
        return self.paragraphs[0] if _words(self.paragraphs[0]) == self.article.headline.strip() else None

    @cached_property
    def rows(self) -> list[Row]:
        """The paragraphs after the opening, each with its claims."""
        both = list(zip(self.paragraphs, self._spans, strict=True))[1 if self.opening else 0 :]
        return [Row(pieces, self._beginning_in(pieces), self._notes_in(span)) for pieces, span in both]

    @property
    def notes_in_headline(self) -> list[Note]:
        """The notes on words of the opening."""
        return self._notes_in(self._spans[0]) if self.opening else []

    @property
    def notes_gone(self) -> list[Note]:
        """The notes on words that do not stand in this version."""
        return [note for note in self.notes if note.start is None]

    @cached_property
    def _spans(self) -> list[Span]:
        return paragraphs(self.snapshot.text)

    def _notes_in(self, paragraph: Span) -> list[Note]:
        return [n for n in self.notes if n.start is not None and paragraph.start <= n.start < paragraph.end]

    @property
    def in_headline(self) -> list[Placed]:
        """The claims whose words begin in the opening."""
        return self._beginning_in(self.opening or [])

    def _beginning_in(self, paragraph: list[Piece]) -> list[Placed]:
        begun = [appearance.pk for piece in paragraph for appearance in piece.beginning]
        return [self._standing[pk] for pk in begun if pk in self._standing]

    @cached_property
    def _standing(self) -> dict[int, Placed]:
        return {each.anchor.appearance_id: each for each in self.claims}


def find_article(gate: Gate, pk: int) -> Article | None:
    """The visible article with this id, with its publisher, ``addresses`` it has besides, and ``last_look``, what
    its page answered last."""
    found = gate.articles().filter(pk=pk).select_related("publisher")
    others = ArticleUrl.objects.filter(article=OuterRef("pk")).order_by("pk")
    return found.annotate(
        last_look=last_look(gate, "canonical_url"), addresses=ArraySubquery(others.values("url"))
    ).first()


def load_article_page(gate: Gate, article: Article, number: int | None = None) -> ArticlePage | None:
    """The stored version ``number`` of a visible article, the latest by default; None where there is no such version.

    Eight queries. The article must come from ``find_article``.
    """
    versions = load_versions(gate, article)
    by_number = {version.number: version for version in versions}
    here = by_number.get(number) if number is not None else versions and versions[-1]
    if not here:
        return None
    with_notes = Snapshot.objects.defer("html", "pages").annotate(note_rows=notes_on_words(gate), mark_rows=blackouts())
    snapshot = with_notes.get(pk=here.snapshot.pk)
    notes = threads_of(snapshot.note_rows, names_authors=gate.sees_all)
    return ArticlePage(
        article=article,
        snapshot=snapshot,
        here=here,
        versions=versions,
        paragraphs=mark_text(snapshot.text, here.anchors.values(), _noted(notes)),
        runs=list(snapshot.runs.defer("parties", "sources").order_by("-finished_at")),
        citations=list(_citations(gate, snapshot)),
        other_urls=article.addresses,
        elsewhere=load_elsewhere(gate, article),
        notes=notes,
        marks=marks_of(snapshot.mark_rows),
    )


def _noted(notes: list[Note]) -> list[Span]:
    """The words that notes stand on; those that only come near are not lit."""
    return [Span(n.start, n.start + len(n.words)) for n in notes if n.start is not None and n.words_stand]


def _citations(gate: Gate, snapshot: Snapshot) -> QuerySet[Citation]:
    """Links and named sources of the version, with ``held``, the cited article where the viewer may see it; a publisher
    or document is joined for what it is called."""
    shown = Q(url__isnull=False) | Q(publisher__isnull=False) | Q(document__isnull=False)
    cited = snapshot.citations.filter(shown).annotate(held=held_article(gate))
    return cited.select_related("publisher", "document").order_by("pk")


def _words(paragraph: list[Piece]) -> str:
    return "".join(piece.text for piece in paragraph).strip()

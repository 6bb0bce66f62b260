"""The stored versions of an article: how each visible claim is told in each, and what changed from one to the next."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet

from claims.models import Anchor, Article, Excerpt, ExtractionRun, Snapshot
from claims.permissions import Gate
from claims.timeline.comparing import Told, compare, summary
from claims.timeline.fates import Fate, fate_of, told_at
from claims.timeline.wordings import word_as_known


@dataclass(frozen=True)
class Version:
    """A stored version without its text.

    ``anchors`` (by appearance, in the order of the text, those whose words are gone last) are those of visible claims,
    ``tellings`` how these are told. ``summary`` says in a line what changed against the version before.
    """

    snapshot: Snapshot
    is_read: bool
    anchors: Mapping[int, Anchor]
    tellings: Mapping[int, Told]
    summary: str

    @property
    def number(self) -> int:
        return self.snapshot.number

    @property
    def is_excerpt(self) -> bool:
        """Whether only the words that tellings quote are held of it: they were brought over without the text."""
        return self.snapshot.is_excerpt


def load_versions(gate: Gate, article: Article) -> list[Version]:
    """All versions of a visible article, the first one first; two queries. Only what the viewer may see is counted."""
    return versions_of(gate, list(stored_versions(gate, [article]))).get(article.pk, [])


def stored_versions(gate: Gate, articles: Iterable[Article | int] | QuerySet) -> QuerySet[Snapshot]:
    """What is stored of these visible articles, without the texts, in the order of the versions."""
    read = ExtractionRun.objects.filter(snapshot=OuterRef("pk"))
    versions = Snapshot.objects.filter(gate.versions(), article__in=articles)
    excerpt = Excerpt.objects.filter(snapshot=OuterRef("pk"))
    versions = versions.annotate(is_read=Exists(read), is_excerpt=Exists(excerpt))
    return versions.order_by("article", "number").defer("text", "html", "pages")


def versions_of(gate: Gate, snapshots: Collection[Snapshot]) -> dict[int, list[Version]]:
    """By article, its versions; ``snapshots`` are all of its ``stored_versions``. One query for however many."""
    anchors: dict[int, dict[int, Anchor]] = {}
    found = list(_anchors(gate, {snapshot.article_id for snapshot in snapshots}))
    word_as_known(gate, [anchor.appearance.claim for anchor in found if anchor.appearance.claim])
    for anchor in found:
        anchors.setdefault(anchor.snapshot_id, {})[anchor.appearance_id] = anchor
    versions: dict[int, list[Version]] = {}
    for snapshot in snapshots:
        earlier = versions.setdefault(snapshot.article_id, [])
        earlier.append(_version(earlier[-1] if earlier else None, snapshot, anchors.get(snapshot.pk, {})))
    return versions


def _version(before: Version | None, snapshot: Snapshot, anchors: Mapping[int, Anchor]) -> Version:
    tellings = {pk: told_at(anchor) for pk, anchor in anchors.items() if anchor.start is not None}
    told = _summary(before, tellings, snapshot)
    return Version(snapshot, snapshot.is_read, anchors, tellings, told)


def fates_in(versions: Iterable[Version]) -> dict[int, Fate]:
    """Appearance → what became of it, for those that the latest version tells no longer as the first one did."""
    by_appearance: dict[int, list[Anchor]] = {}
    for version in versions:
        for pk, anchor in version.anchors.items():
            by_appearance.setdefault(pk, []).append(anchor)
    return {pk: fate for pk, anchors in by_appearance.items() if (fate := fate_of(anchors))}


def _anchors(gate: Gate, articles: Collection[int]) -> QuerySet[Anchor]:
    unread = ("appearance__search", "appearance__claim__search", "appearance__claim__slots")
    visible = Anchor.objects.filter(gate.versions("snapshot__"), appearance__in=gate.appearances())
    return (
        visible.filter(snapshot__article__in=articles)
        .select_related("appearance__claim", "appearance__speaker")
        .annotate(number=F("snapshot__number"), first_number=F("appearance__first_snapshot__number"))
        .defer(*unread)
        .order_by(F("start").asc(nulls_last=True), F("end").desc(), "pk")
    )


def _summary(before: Version | None, tellings: Mapping[int, Told], snapshot: Snapshot) -> str:
    if not snapshot.is_read:
        return "its claims are not read yet"
    n_claims = f"{len(tellings)} claim{'' if len(tellings) == 1 else 's'}"
    if snapshot.is_excerpt:
        return f"{n_claims}; only the quoted words are held"
    if before is None:
        return n_claims
    if before.is_excerpt:
        return f"{n_claims}; of the version before only quoted words are held"
    if not before.is_read:
        return "the version before is not read yet"
    return summary(compare(before.tellings, tellings))

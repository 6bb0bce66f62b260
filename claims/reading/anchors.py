"""Where the words of an appearance stand in each stored version of its article.

An anchor is *same* or *moved* where the words themselves stand. Where only near words do it is *changed*: an offer,
which is not quoted as the claim's words until an editor takes it. Else it is *gone*. What an editor decided about an
offer holds for the same words in every later version.
"""

from collections.abc import Iterable, Iterator

from django.db.models import F, Prefetch

from claims.models import Anchor, Appearance, Snapshot
from claims.terms import AnchorState
from claims.text.comparable import same_words
from claims.text.selectors import Anchored, Selectors, anchor_all, describe
from claims.text.spans import Span

_WORDS_STAND = (AnchorState.SAME, AnchorState.MOVED)


def load_appearances(article_id: int) -> list[Appearance]:
    """All appearances of an article with their anchors in every version (``anchor.number``); two queries."""
    anchors = Anchor.objects.annotate(number=F("snapshot__number")).order_by("number")
    unread = ("search", "claim__search", "first_snapshot__text", "first_snapshot__html", "first_snapshot__pages")
    appearances = Appearance.objects.filter(article=article_id).select_related("first_snapshot", "claim")
    return list(appearances.defer(*unread).prefetch_related(Prefetch("anchors", anchors)).order_by("pk"))


def locate(snapshot: Snapshot, appearances: Iterable[Appearance]) -> dict[int, Anchor]:
    """Appearance → its anchor in this version: the stored one, or a new one that is not stored yet.

    The appearances come from ``load_appearances``. One first seen in a later version is in the answer only where its
    very words stand here. Time grows with the length of the text.
    """
    anchors: dict[int, Anchor] = {}
    asked: list[tuple[Appearance, Anchor]] = []
    for appearance in appearances:
        stored = next((anchor for anchor in appearance.anchors.all() if anchor.number == snapshot.number), None)
        if stored:
            anchors[appearance.pk] = stored
        else:
            asked += [(appearance, base) for base in _bases(appearance, snapshot.number)]
    taken = [Span(anchor.start, anchor.end) for anchor in anchors.values() if anchor.stands]
    found = anchor_all(snapshot.text, [_selectors(base) for _, base in asked], taken)
    best: dict[int, tuple[Appearance, Anchor, Anchored]] = {}
    for (appearance, base), anchored in zip(asked, found, strict=True):
        if appearance.pk not in best or _sureness(anchored) > _sureness(best[appearance.pk][2]):
            best[appearance.pk] = (appearance, base, anchored)
    for pk, (appearance, base, anchored) in best.items():
        if _sureness(anchored) >= 1 or base.number < snapshot.number:
            anchors[pk] = _anchor(snapshot, appearance, base, anchored)
    return anchors


def store_new(anchors: Iterable[Anchor]) -> int:
    """Store those that are not stored yet, and apply to their offers what was decided about the same words before.

    In two steps, so that the history holds the offer as it was made. Returns how many were new.
    """
    new = [anchor for anchor in anchors if anchor.pk is None]
    Anchor.objects.bulk_create(new)
    for anchor in new:
        if earlier := decided_before(anchor):
            follow(anchor, earlier)
    return len(new)


def decided_before(anchor: Anchor) -> Anchor | None:
    """The latest earlier anchor of an offer's appearance that holds a person's decision about the same words."""
    if not anchor.is_offer:
        return None
    number = anchor.snapshot.number
    decided = [a for a in anchor.appearance.anchors.all() if a.decided_by_id and a.number < number]
    return next((a for a in reversed(decided) if same_words(a.exact, anchor.exact)), None)


def follow(anchor: Anchor, earlier: Anchor) -> None:
    """Decide an offer as the same words were decided about in an earlier version."""
    anchor.decided_by_id = earlier.decided_by_id
    if earlier.state == AnchorState.GONE:
        anchor.state, anchor.start, anchor.end = AnchorState.GONE, None, None
    anchor.save()


def put_at(anchor: Anchor, text: str, span: Span) -> None:
    """Point an anchor to these words of its version. The caller saves."""
    selectors = describe(text, span)
    anchor.exact, anchor.prefix, anchor.suffix = selectors.exact, selectors.prefix, selectors.suffix
    anchor.start, anchor.end = selectors.start, selectors.end


def anchor_later(snapshot: Snapshot) -> int:
    """Anchor what lacks an anchor in the versions after this one; returns how many were stored.

    They lack it where an appearance was found in an older version only after those were read.
    """
    later = snapshot.article.snapshots.filter(number__gt=snapshot.number).order_by("number").defer("html", "pages")
    return sum(store_new(_known_by(each)) for each in later)


def _known_by(snapshot: Snapshot) -> Iterator[Anchor]:
    """The anchors in this version of what was first seen in it or before."""
    appearances = load_appearances(snapshot.article_id)
    known = [each for each in appearances if each.first_snapshot.number <= snapshot.number]
    yield from locate(snapshot, known).values()


def _bases(appearance: Appearance, number: int) -> list[Anchor]:
    """The anchors from which an appearance is looked for in version ``number``, the best first.

    Its own words where they stood last, and the words that an editor took for them since. For a version before all
    of these, its earliest words.
    """
    sure = [anchor for anchor in appearance.anchors.all() if anchor.stands]
    before = [anchor for anchor in sure if anchor.number < number]
    if not before:
        return sure[:1]
    own = [anchor for anchor in before if anchor.state in _WORDS_STAND]
    return list(dict.fromkeys([*own[-1:], before[-1]]))


def _sureness(anchored: Anchored) -> float:
    return 1.0 if anchored.state in _WORDS_STAND else min(anchored.similarity, 0.999)


def _selectors(anchor: Anchor) -> Selectors:
    return Selectors(anchor.exact, anchor.prefix, anchor.suffix, anchor.start, anchor.end)


def _anchor(snapshot: Snapshot, appearance: Appearance, base: Anchor, found: Anchored) -> Anchor:
    # Words that an editor took for the claim's are found again as what they are: changed ones.
    state = AnchorState.CHANGED if found.span and base.state == AnchorState.CHANGED else found.state
    anchor = Anchor(appearance=appearance, snapshot=snapshot, state=state)
    if found.span:
        put_at(anchor, snapshot.text, found.span)
    else:
        anchor.exact, anchor.prefix, anchor.suffix = base.exact, base.prefix, base.suffix
    return anchor

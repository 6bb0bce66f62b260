"""The words of a telling that an editor set, kept in the version they stand in and found again in later ones."""

from claims.models import Anchor, Appearance, Snapshot, User
from claims.models.appearances import READ_AS
from claims.terms import AnchorState
from claims.text.selectors import Anchored, Selectors, anchor_all, describe
from claims.text.spans import Span

_SPANS = ("source", "cue")


def set_words(appearance: Appearance, content: Span, source: Span | None, cue: Span | None, user: User) -> None:
    """Point the anchor in the telling's first version to these places, and find its words anew in the later ones.

    What an editor decided about a later version stays. The caller holds the article's lock.
    """
    snapshot = appearance.first_snapshot
    first = _anchor_in(appearance, snapshot)
    has_moved = (first.start, first.end) != (content.start, content.end)
    _point(first, snapshot.text, Anchored(AnchorState.SAME, content))
    for name, span in zip(_SPANS, (source, cue), strict=True):
        _point_part(first, name, span)
    first.decided_by = user
    was = _set_reading(appearance, first)
    first.save()
    for anchor in appearance.anchors.exclude(pk=first.pk).filter(decided_by=None).exclude(reading={}):
        anchor.reading = first.set_right(anchor.reading, was)
        anchor.save(update_fields=["reading"])
    if has_moved:
        _anchor_later(appearance, first)


def _set_reading(appearance: Appearance, first: Anchor) -> dict:
    """How the claim is told in its first version, as the editor has it; returns how it was read before."""
    was = first.reading
    first.reading = {
        "speaker": (appearance.reading.get("speaker") or {}).get("canonical"),
        "cue": appearance.cue_words,
        "directness": appearance.directness,
        "certainty": appearance.certainty,
        "certainty_words": appearance.certainty_words,
        "negated": appearance.negated,
        "negation_words": appearance.negation_words,
        READ_AS: was.get(READ_AS, was),
    }
    return was


def _anchor_later(appearance: Appearance, first: Anchor) -> None:
    later = Snapshot.objects.filter(article=appearance.article_id, number__gt=appearance.first_snapshot.number)
    base = first
    for snapshot in later.order_by("number").defer("html", "pages"):
        anchor = _anchor_in(appearance, snapshot)
        if anchor.decided_by_id is None:
            anchor.exact, anchor.prefix, anchor.suffix = base.exact, base.prefix, base.suffix
            _point(anchor, snapshot.text, _found(anchor, base))
            for name in _SPANS:
                _point_part(anchor, name, _moved_along(first, anchor, name))
            anchor.save()
        base = anchor if anchor.stands else base


def _anchor_in(appearance: Appearance, snapshot: Snapshot) -> Anchor:
    known = Anchor.objects.filter(appearance=appearance, snapshot=snapshot).first()
    return known or Anchor(appearance=appearance, snapshot=snapshot)


def _found(anchor: Anchor, base: Anchor) -> Anchored:
    """Where the words of ``base`` stand in the anchor's version; no place that stands for another telling."""
    others = Anchor.objects.filter(snapshot=anchor.snapshot_id, appearance__isnull=False)
    others = others.exclude(appearance=anchor.appearance_id)
    taken = [Span(other.start, other.end) for other in others if other.stands]
    selectors = Selectors(base.exact, base.prefix, base.suffix, base.start, base.end)
    return anchor_all(anchor.snapshot.text, [selectors], taken)[0]


def _point(anchor: Anchor, text: str, found: Anchored) -> None:
    """Its selectors, by the server's own reckoning; where the words are gone, it has no place."""
    anchor.state = found.state
    anchor.start = anchor.end = None
    if found.span:
        selectors = describe(text, found.span)
        anchor.exact, anchor.prefix, anchor.suffix = selectors.exact, selectors.prefix, selectors.suffix
        anchor.start, anchor.end = selectors.start, selectors.end


def _point_part(anchor: Anchor, name: str, span: Span | None) -> None:
    setattr(anchor, f"{name}_start", span and span.start)
    setattr(anchor, f"{name}_end", span and span.end)


def _moved_along(first: Anchor, anchor: Anchor, name: str) -> Span | None:
    """The source or cue of the first version where the same words stand as far from the content as they did."""
    start, end = getattr(first, f"{name}_start"), getattr(first, f"{name}_end")
    if start is None or anchor.start is None or (by := anchor.start - first.start) + start < 0:
        return None
    span = Span(start, end).shifted(by)
    return span if span.of(anchor.snapshot.text) == Span(start, end).of(first.snapshot.text) else None

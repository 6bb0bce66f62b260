"""Where the words of an appearance stand in each stored version of its article."""

from claims.models import Anchor, Appearance, Snapshot
from claims.terms import AnchorState
from claims.text.selectors import Selectors, anchor, describe
from claims.text.spans import Span


def anchor_found(appearance: Appearance, snapshot: Snapshot, content: Span, source: Span | None, cue: Span | None):
    """Store where extraction found the appearance in this snapshot. A decided anchor is left as it is."""
    selectors = describe(snapshot.text, content)
    fields = {
        "exact": selectors.exact,
        "prefix": selectors.prefix,
        "suffix": selectors.suffix,
        "start": content.start,
        "end": content.end,
        "state": _state_of(appearance, content),
    }
    for name, span in (("source", source), ("cue", cue)):
        if span:
            fields |= {f"{name}_start": span.start, f"{name}_end": span.end}
    Anchor.objects.get_or_create(appearance=appearance, snapshot=snapshot, defaults=fields)


def _state_of(appearance: Appearance, content: Span) -> AnchorState:
    first = appearance.anchors.order_by("snapshot__number").values_list("start", "end").first()
    return AnchorState.SAME if first in (None, (content.start, content.end)) else AnchorState.MOVED


def anchor_in(snapshot: Snapshot) -> int:
    """Say for each earlier appearance of the article where it stands in this newer snapshot.

    Only appearances without an anchor here are looked at, so that a second run changes nothing. A near match
    is stored as *changed* at the offered place, one without a match as *gone*. Returns how many were stored.
    """
    waiting = Appearance.objects.filter(article=snapshot.article).exclude(anchors__snapshot=snapshot)
    waiting = waiting.prefetch_related("anchors__snapshot")
    rows = [row for appearance in waiting if (row := _anchor_again(appearance, snapshot))]
    return len(Anchor.objects.bulk_create(rows, ignore_conflicts=True))


def _anchor_again(appearance: Appearance, snapshot: Snapshot) -> Anchor | None:
    placed = [a for a in appearance.anchors.all() if a.start is not None and a.snapshot.number < snapshot.number]
    if not placed:
        return None
    known = max(placed, key=lambda a: a.snapshot.number)
    found = anchor(snapshot.text, Selectors(known.exact, known.prefix, known.suffix, known.start, known.end))
    return Anchor(
        appearance=appearance,
        snapshot=snapshot,
        exact=found.span.of(snapshot.text) if found.span else known.exact,
        prefix=known.prefix,
        suffix=known.suffix,
        start=found.span.start if found.span else None,
        end=found.span.end if found.span else None,
        state=found.state,
    )

"""Where notes on words of an article stand in its stored versions.

A note is written on the words of one version, and has an anchor there. In each later version it gets another one, as
claims do: *same* or *moved* where its words stand, *changed* where only near ones do, else *gone*.
"""

from collections import defaultdict
from dataclasses import asdict

from django.db.models import F

from claims.models.appearances import Anchor
from claims.models.publishing import Snapshot
from claims.terms import AnchorState
from claims.text.selectors import Selectors, anchor_all, describe


def anchor_notes(*articles: int) -> int:
    """Anchor the notes on words of these articles in the later versions that lack them; returns how many anchors were
    new.

    One query where nothing is noted, else two, and two for each version that lacked some.
    """
    held: dict[int, dict[int, list[Anchor]]] = defaultdict(lambda: defaultdict(list))
    anchors = Anchor.objects.filter(annotation__isnull=False, snapshot__article__in=articles)
    places = {"number": F("snapshot__number"), "article": F("snapshot__article")}
    for anchor in anchors.annotate(**places).order_by("number"):
        held[anchor.article][anchor.annotation_id].append(anchor)
    versions = Snapshot.objects.filter(article__in=held.keys(), number__gt=1).order_by("article", "number")
    return sum(_anchor_in(snapshot, held[snapshot.article_id]) for snapshot in versions.only("article", "number"))


def _anchor_in(snapshot: Snapshot, held: dict[int, list[Anchor]]) -> int:
    """Anchor in one version what has no anchor there, and add that to ``held``."""
    bases = [base for anchors in held.values() if (base := _base(anchors, snapshot.number))]
    if not bases:
        return 0
    found = anchor_all(snapshot.text, [_selectors(base) for base in bases])
    new = []
    for base, anchored in zip(bases, found, strict=True):
        place = asdict(describe(snapshot.text, anchored.span)) if anchored.span else _gone(base)
        anchor = Anchor(annotation_id=base.annotation_id, snapshot=snapshot, state=anchored.state, **place)
        anchor.number = snapshot.number
        new.append(anchor)
        held[base.annotation_id].append(anchor)
    Anchor.objects.bulk_create(new, ignore_conflicts=True)  # who reads the article may anchor them at the same time
    return len(new)


def _base(anchors: list[Anchor], number: int) -> Anchor | None:
    """The anchor from which a note is looked for in version ``number``; None where it has one there, or came later.

    That is where its own words stood last: what only came near is nobody's word for it.
    """
    if anchors[0].number > number or any(anchor.number == number for anchor in anchors):
        return None
    own = (AnchorState.SAME, AnchorState.MOVED)
    return next(a for a in reversed(anchors) if a.number < number and a.state in own)


def _selectors(anchor: Anchor) -> Selectors:
    return Selectors(anchor.exact, anchor.prefix, anchor.suffix, anchor.start, anchor.end)


def _gone(base: Anchor) -> dict:
    return {"exact": base.exact, "prefix": base.prefix, "suffix": base.suffix}

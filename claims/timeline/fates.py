"""What became of a claim since its article was first held: does the latest version still tell it as the first did?"""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.models import Anchor
from claims.terms import Certainty, ClaimChange
from claims.timeline.comparing import Change, Told, change_of

_AS_BEFORE = (ClaimChange.SAME, ClaimChange.MOVED)


@dataclass(frozen=True, slots=True)
class Fate:
    """The article tells the claim no longer as it did. ``since`` is the first version of which that is true for good.

    ``kind`` says how the latest version differs from the first. ``is_offer``: it has near words, and nobody has checked
    whether they are the claim's. ``is_taken``: an editor said that they are.
    """

    kind: ClaimChange
    since: int
    is_offer: bool
    is_taken: bool
    before: Told
    after: Told | None

    @property
    def is_gone(self) -> bool:
        return self.kind == ClaimChange.DROPPED

    @property
    def rungs_in_words(self) -> str:
        """ "suspected instead of stated", where it sounds more or less sure; else empty."""
        if self.kind not in (ClaimChange.SOFTENED, ClaimChange.HARDENED):
            return ""
        return f"{Certainty(self.after.certainty).label} instead of {Certainty(self.before.certainty).label}"


def fate_of(anchors: Sequence[Anchor]) -> Fate | None:
    """What became of one appearance; None as long as the latest version tells it as its first one does.

    ``anchors`` are its anchors in the order of the versions, each with its ``number`` and its appearance.
    """
    placed = [anchor for anchor in anchors if anchor.start is not None]
    if not placed:
        return None
    first = told_at(placed[0])
    later = [(anchor, _change(first, anchor)) for anchor in anchors if anchor.number > placed[0].number]
    changed: list[tuple[Anchor, Change]] = []
    for anchor, change in reversed(later):
        if change.kind in _AS_BEFORE:
            break
        changed.append((anchor, change))
    if not changed:
        return None
    (latest, change), (earliest, _) = changed[0], changed[-1]
    is_taken = latest.stands and latest.decided_by_id is not None
    return Fate(change.kind, earliest.number, latest.is_offer, is_taken, first, change.after)


def told_at(anchor: Anchor) -> Told:
    """How a claim is told at its anchor (one with a place): as the extractor read it in that version.

    Where it did not, the appearance's own columns say it for the version that they came from.
    """
    reading = anchor.reading or _first_reading(anchor)
    return Told(
        words=reading.get("words", anchor.exact),
        start=anchor.start,
        certainty=Certainty.parse(reading.get("certainty")),
        negated=reading.get("negated"),
        speaker=reading.get("speaker"),
        sure_words=tuple(reading.get("certainty_words", ())),
        is_offer=anchor.is_offer,
        claim=anchor.appearance.claim_id,
    )


def _change(first: Told, anchor: Anchor) -> Change:
    return change_of(first, told_at(anchor) if anchor.start is not None else None)


def _first_reading(anchor: Anchor) -> dict:
    appearance = anchor.appearance
    if appearance.first_snapshot_id != anchor.snapshot_id:
        return {}
    return {
        "speaker": (appearance.reading.get("speaker") or {}).get("canonical"),
        "certainty": appearance.certainty,
        "certainty_words": appearance.certainty_words,
        "negated": appearance.negated,
    }

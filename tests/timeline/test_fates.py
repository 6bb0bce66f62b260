"""What became of a claim's words, told from its anchors in each version."""

import pytest

from claims.models import Anchor, Appearance
from claims.terms import AnchorState, ClaimChange
from claims.timeline.fates import fate_of

SAME, MOVED, CHANGED, GONE = AnchorState.SAME, AnchorState.MOVED, AnchorState.CHANGED, AnchorState.GONE
STATED, MAY = {"certainty": "stated", "negated": False}, {"certainty": "may", "negated": False}


def anchor(number: int, state: AnchorState, words: str = "it copied", reading: dict = STATED, decided: bool = False):
    """The anchor of one appearance in version ``number``."""
    made = Anchor(
        appearance=Appearance(pk=1, content="it copied", first_snapshot_id=1),
        snapshot_id=number,
        state=state,
        exact=words,
        start=None if state == GONE else 0,
        end=None if state == GONE else len(words),
        reading=reading,
        decided_by_id=7 if decided else None,
    )
    made.number = number
    return made


FIRST = anchor(1, SAME)
CASES = [
    ("still there", [anchor(2, SAME)], None),
    ("moved", [anchor(2, MOVED)], None),
    ("gone", [anchor(2, GONE)], (ClaimChange.DROPPED, 2)),
    ("gone, and back", [anchor(2, GONE), anchor(3, SAME)], None),
    ("gone again", [anchor(2, GONE), anchor(3, SAME), anchor(4, GONE)], (ClaimChange.DROPPED, 4)),
    ("gone for two versions", [anchor(2, GONE), anchor(3, GONE)], (ClaimChange.DROPPED, 2)),
    ("offered in other words", [anchor(2, CHANGED, "it took it")], (ClaimChange.REWORDED, 2)),
    ("softened by what stands around it", [anchor(2, SAME, reading=MAY)], (ClaimChange.SOFTENED, 2)),
    ("changed, then gone", [anchor(2, CHANGED, "it may", MAY), anchor(3, GONE)], (ClaimChange.DROPPED, 2)),
    ("only one version", [], None),
]


@pytest.mark.parametrize("later,expected", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_since_when_it_is_told_otherwise(later, expected):
    fate = fate_of([FIRST, *later])
    assert (fate and (fate.kind, fate.since)) == expected


def test_whether_anybody_checked():
    offered = fate_of([FIRST, anchor(2, CHANGED, "it may copy", MAY)])
    taken = fate_of([FIRST, anchor(2, CHANGED, "it may copy", MAY, decided=True)])
    assert (offered.is_offer, offered.is_taken, taken.is_offer, taken.is_taken) == (True, False, False, True)
    assert taken.rungs_in_words == "may instead of stated"


def test_without_any_anchor_there_is_nothing_to_tell():
    assert fate_of([]) is None
    assert fate_of([anchor(1, GONE)]) is None

"""Pairs of tellings compared with how they stand in their articles."""

from collections.abc import Set
from datetime import date

import pytest

from claims.extraction.slots import slots_of
from claims.extraction.slots_json import as_json
from claims.linking import comparing
from claims.linking.comparing import Compared, compare_nodes
from claims.linking.sameness import Stated
from claims.linking.standing import Node, Surroundings

#: Two tellings by one speaker, and how near they are.
ONE, OTHER, NEAR = ("party:1", "one"), ("party:1", "other"), 0.9
BOTH = frozenset((ONE, OTHER))
WORDS = {ONE: "Pteron of stealing its software.", OTHER: "The drone flies on stolen code."}


@pytest.fixture
def compared(monkeypatch):
    """What comes of comparing the two, standing so, with what is kept of each."""

    def compare(around: Surroundings | None = None, *, in_one: bool = False, **kept: Set[Node]) -> Compared:
        monkeypatch.setattr(comparing, "load_surroundings", lambda pairs: {pair: around for pair in pairs if around})
        stated = {
            node: _stated(words, **{name: node in nodes for name, nodes in kept.items()})
            for node, words in WORDS.items()
        }
        return compare_nodes({BOTH: NEAR}, stated, {BOTH} if in_one else set())[BOTH]

    return compare


def _stated(words: str, **kept: bool) -> Stated:
    slots = as_json(slots_of(words, published=date(2025, 3, 1)))
    return Stated({**slots, "stems": [], "negated": False, "about": ["Pteron"], **kept}, words)


def score(found: Compared) -> float:
    return found.match.score


def test_two_charges_of_two_articles_are_rather_one(compared):
    assert score(compared(charge=BOTH)) > score(compared()) == score(compared(charge={ONE}))
    assert score(compared(charge=BOTH, in_one=True)) == score(compared(in_one=True))


def test_a_charge_is_rather_what_its_speaker_says_first_elsewhere(compared):
    alone = score(compared(Surroundings()))
    assert score(compared(Surroundings(firsts=frozenset((OTHER,))), charge={ONE})) > alone
    assert score(compared(Surroundings(firsts=frozenset((ONE,))), charge={ONE})) == alone
    assert score(compared(Surroundings(firsts=BOTH))) == alone


def test_what_speaks_for_two_does_so_in_a_group_as_well(compared):
    rival = {("party:1", "third"): 0.05}
    around = Surroundings(rivals=(rival,), firsts=frozenset((OTHER,)))
    charged, plain = compared(around, charge={ONE}), compared(around)
    assert charged.within(BOTH) > plain.within(BOTH)

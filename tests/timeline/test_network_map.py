"""The picture of a network: the same each time, inside its frame, labels apart."""

from itertools import combinations

import pytest

from claims.timeline.names import Named
from claims.timeline.network import Actor, Network, Tie, TieKind
from claims.timeline.network_map import HEIGHT, WIDTH, draw_network
from claims.timeline.spreading import apart, spread


def actor(n: int, *, is_outlet: bool = False, strength: int = 3) -> Actor:
    return Actor(Named(n, f"one-{n}", f"Party number {n}"), is_outlet, strength)


def ring(n: int) -> Network:
    """So many actors, each tied to the next, every third one an outlet."""
    actors = [actor(i, is_outlet=i % 3 == 0, strength=1 + i) for i in range(n)]
    ties = [
        Tie(TieKind.QUOTES, one, other, 1 + one.named.pk % 5, "?")
        for one, other in zip(actors, actors[1:], strict=False)
    ]
    return Network(actors, ties, 0, 0)


@pytest.fixture(autouse=True)
def fresh():
    spread.cache_clear()
    yield
    spread.cache_clear()


@pytest.mark.parametrize("n", [2, 5, 24, 60])
def test_all_stand_inside_the_frame_and_hardly_any_labels_overlap(n):
    drawn = draw_network(ring(n))
    assert len(drawn.dots) == n
    for dot in drawn.dots:
        assert dot.x - dot.r >= 0
        assert dot.x + dot.r <= WIDTH
        assert dot.y - dot.r >= 0
        assert dot.label_y <= HEIGHT
    near = [1 for a, b in combinations(drawn.dots, 2) if abs(a.label_y - b.label_y) < 12 and abs(a.x - b.x) < 80]
    assert len(near) <= n // 12


def test_the_same_network_is_drawn_the_same():
    first = draw_network(ring(12))
    spread.cache_clear()
    assert draw_network(ring(12)) == first


def test_a_tie_of_one_with_itself_and_no_tie_at_all():
    one = actor(1)
    itself = Network([one], [Tie(TieKind.ABOUT, one, one, 2, "?")], 0, 0)
    drawn = draw_network(itself)
    assert len(drawn.dots) == 1
    assert drawn.curves == []
    assert draw_network(Network([], [], 0, 0)) is None


def test_boxes_on_one_spot_are_pushed_apart():
    places = apart(dict.fromkeys("abc", (0.5, 0.5)), dict.fromkeys("abc", (40, 20)), 400, 300)
    for one, two in combinations(places.values(), 2):
        assert abs(one[0] - two[0]) >= 39 or abs(one[1] - two[1]) >= 19

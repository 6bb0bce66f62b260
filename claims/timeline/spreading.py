"""Where the nodes of a network stand: laid out by networkx, the same for the same network, labels kept apart."""

import hashlib
import math
from functools import lru_cache
from itertools import combinations

#: Name → (x, y), each from 0 to 1.
Places = dict[str, tuple[float, float]]

_ITERATIONS, _SEED, _ROUNDS = 80, 4, 120


@lru_cache(maxsize=64)
def spread(names: tuple[str, ...], ties: tuple[tuple[str, str, int], ...]) -> Places:
    """Places of the names, those tied strongly near each other.

    A name sets out from a place of its own, so that it comes to stand much the same in another period. The library is
    imported here: it takes a third of a second and 20 MB, which only this page needs.
    """
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(names)
    for one, other, n in ties:
        if one != other:
            graph.add_edge(one, other, weight=math.log2(1 + n))
    begin = {name: _begin(name) for name in names}
    found = networkx.spring_layout(graph, k=2.2 / math.sqrt(len(names)), pos=begin, iterations=_ITERATIONS, seed=_SEED)
    return _filling({name: (float(x), float(y)) for name, (x, y) in found.items()})


def apart(places: Places, sizes: dict[str, tuple[float, float]], width: float, height: float) -> Places:
    """The places in pixels, boxes of these sizes around them pushed apart until hardly any two overlap."""
    moved = {name: [x * width, y * height] for name, (x, y) in places.items()}
    for _ in range(_ROUNDS):
        n_pushed = sum(_push(moved[one], moved[two], sizes[one], sizes[two]) for one, two in combinations(moved, 2))
        for name, place in moved.items():
            _keep_inside(place, sizes[name], (width, height))
        if not n_pushed:
            break
    return {name: (x, y) for name, (x, y) in moved.items()}


def _keep_inside(place: list[float], size: tuple[float, float], room: tuple[float, float]) -> None:
    for axis in (0, 1):
        half = size[axis] / 2
        place[axis] = min(max(place[axis], half), max(room[axis] - half, half))


def _begin(name: str) -> tuple[float, float]:
    """A place on a circle, by the name's digest."""
    turn = 2 * math.pi * int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 2**32
    return math.cos(turn), math.sin(turn)


def _filling(found: Places) -> Places:
    lows = [min(place[axis] for place in found.values()) for axis in (0, 1)]
    spans = [max(place[axis] for place in found.values()) - lows[axis] for axis in (0, 1)]
    return {
        name: tuple((place[axis] - lows[axis]) / spans[axis] if spans[axis] else 0.5 for axis in (0, 1))
        for name, place in found.items()
    }


def _push(one: list[float], two: list[float], size: tuple[float, float], other: tuple[float, float]) -> bool:
    """Move two overlapping boxes apart along the axis on which they overlap less; whether they did."""
    overlaps = [(size[axis] + other[axis]) / 2 - abs(one[axis] - two[axis]) for axis in (0, 1)]
    if min(overlaps) <= 0.5:
        return False
    axis = overlaps.index(min(overlaps))
    step = overlaps[axis] / 2 * (1 if one[axis] >= two[axis] else -1)
    one[axis] += step
    two[axis] -= step
    return True

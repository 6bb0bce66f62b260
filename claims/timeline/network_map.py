"""The picture of a network: discs, squares and curves with their places in pixels, for a template to draw as SVG."""

import math
from dataclasses import dataclass

from claims.text.widths import cut_to, width_of
from claims.timeline.network import Actor, Network, Tie
from claims.timeline.spreading import apart, spread

WIDTH, HEIGHT = 1000, 660
_SMALLEST, _LARGEST = 7, 26
_CHARACTER, _LINE, _LONGEST = 7.0, 18, 22


@dataclass(frozen=True, slots=True)
class Dot:
    """An actor in its place, with the label under it."""

    actor: Actor
    x: int
    y: int
    r: int

    @property
    def label(self) -> str:
        return cut_to(self.actor.named.name, _LONGEST)

    @property
    def label_y(self) -> int:
        return self.y + self.r + 14

    @property
    def left(self) -> int:
        return self.x - self.r

    @property
    def top(self) -> int:
        return self.y - self.r

    @property
    def side(self) -> int:
        return 2 * self.r


@dataclass(frozen=True, slots=True)
class Curve:
    """A tie as a value of an SVG path's ``d``; ``weight`` from 1 to 5 says how thick it is."""

    tie: Tie
    path: str
    weight: int


@dataclass(frozen=True, slots=True)
class NetworkMap:
    """A whole picture."""

    dots: list[Dot]
    curves: list[Curve]
    width: int = WIDTH
    height: int = HEIGHT


def draw_network(network: Network) -> NetworkMap | None:
    """The picture; None where nothing is tied."""
    if not network.ties:
        return None
    tied = {actor.key: actor for tie in network.ties for actor in (tie.start, tie.end)}
    ties = tuple((tie.start.key, tie.end.key, tie.n) for tie in network.ties)
    places = spread(tuple(sorted(tied)), ties)
    most = max(actor.n_claims for actor in tied.values())
    radii = {key: _radius(actor.n_claims, most) for key, actor in tied.items()}
    places = apart(places, {key: _size(tied[key], r) for key, r in radii.items()}, WIDTH, HEIGHT - _LINE)
    dots = {key: Dot(actor, *map(round, places[key]), radii[key]) for key, actor in tied.items()}
    strongest = max(tie.n for tie in network.ties)
    curves = [
        Curve(tie, _path(dots[tie.start.key], dots[tie.end.key]), _weight(tie.n, strongest)) for tie in network.ties
    ]
    return NetworkMap(list(dots.values()), [curve for curve in curves if curve.path])


def _radius(n: int, most: int) -> int:
    return round(_SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(n / most))


def _weight(n: int, strongest: int) -> int:
    return 1 + round(4 * math.sqrt(n / strongest)) if strongest > 1 else 1


def _size(actor: Actor, radius: int) -> tuple[float, float]:
    """The room of a dot with its label, which stands under it."""
    label = min(width_of(actor.named.name), _LONGEST) * _CHARACTER
    return max(label, 2 * radius) + 12, 2 * radius + 2 * _LINE


def _path(start: Dot, end: Dot) -> str:
    """A slight curve from edge to edge, so that ties in either direction lie beside each other."""
    across, down = end.x - start.x, end.y - start.y
    length = math.hypot(across, down)
    if length <= start.r + end.r:
        return ""
    bend_x, bend_y = (start.x + end.x) / 2 - down * 0.12, (start.y + end.y) / 2 + across * 0.12
    x1, y1 = _edge(start, bend_x, bend_y, 1)
    x2, y2 = _edge(end, bend_x, bend_y, 5)
    return f"M{x1} {y1}Q{round(bend_x)} {round(bend_y)} {x2} {y2}"


def _edge(dot: Dot, towards_x: float, towards_y: float, gap: int) -> tuple[int, int]:
    across, down = towards_x - dot.x, towards_y - dot.y
    share = (dot.r + gap) / (math.hypot(across, down) or 1)
    return round(dot.x + across * share), round(dot.y + down * share)

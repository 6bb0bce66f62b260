"""The picture of who told whom: boxes and lines with their places in pixels, for a template to draw as SVG.

A tidy tree from left to right. Every chain's end has a row of its own, whoever stands before several ends is centred
on them, and each column is as wide as its longest name, within bounds.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.text.widths import cut_to, width_of
from claims.timeline.chain_tree import Branch, grow
from claims.timeline.chains import Chain, Node

_HEIGHT, _ROW_GAP, _COLUMN_GAP, _MARGIN = 44, 14, 30, 4
_PADDING, _NARROWEST, _WIDEST = 12, 84, 240
#: Mean width of a character in the sans-serif face at the sizes of the name and of the note below it.
_NAME_CHARACTER, _NOTE_CHARACTER = 7.1, 6.4
#: More chains than this make no picture that anybody can read.
MOST_CHAINS = 16


@dataclass(frozen=True, slots=True)
class Box:
    """One node in its place. ``name`` and ``note`` are cut to fit; the whole name is ``node.label``."""

    node: Node
    name: str
    note: str
    x: int
    y: int
    width: int

    height = _HEIGHT

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def text_x(self) -> int:
        return self.x + _PADDING

    @property
    def name_y(self) -> int:
        return self.y + 19

    @property
    def note_y(self) -> int:
        return self.y + 34


@dataclass(frozen=True, slots=True)
class ChainMap:
    """A whole picture; ``lines`` are values of an SVG path's ``d``."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    branch: Branch
    depth: int
    y: int
    parent: int | None


def draw(chains: Iterable[tuple[Chain, int, str]]) -> ChainMap | None:
    """The picture of (chain, its article, the day of that in words); None where there is nothing to draw."""
    placed: list[_Placed] = []
    bottom = _place(grow(chains), placed)
    if not placed:
        return None
    lefts, widths = _columns(placed)
    boxes = tuple(_box(item, lefts[item.depth], widths[item.depth]) for item in placed)
    joined = [(item.parent, box) for item, box in zip(placed, boxes, strict=True) if item.parent is not None]
    lines = tuple(_line(boxes[parent], box) for parent, box in joined)
    return ChainMap(lefts[-1] - _COLUMN_GAP + _MARGIN, bottom - _ROW_GAP + _MARGIN, boxes, lines)


def _place(roots: dict[str, Branch], placed: list[_Placed]) -> int:
    """Fill ``placed`` with every branch and its row, parents before children; returns the y below the last row."""
    below = _MARGIN
    for root in roots.values():
        below = _place_branch(root, 0, below, None, placed)
    return below


def _place_branch(branch: Branch, depth: int, top: int, parent: int | None, placed: list[_Placed]) -> int:
    index = len(placed)
    placed.append(_Placed(branch, depth, top, parent))
    below = top
    children = []
    for child in branch.children.values():
        children.append(len(placed))
        below = _place_branch(child, depth + 1, below, index, placed)
    if children:
        middle = (placed[children[0]].y + placed[children[-1]].y) // 2
        placed[index] = _Placed(branch, depth, middle, parent)
    return max(below, top + _HEIGHT + _ROW_GAP)


def _columns(placed: list[_Placed]) -> tuple[list[int], list[int]]:
    """Left edges of the columns, with the right end of the last one (and its gap) behind them, and their widths."""
    widths = [_NARROWEST] * (1 + max(item.depth for item in placed))
    for item in placed:
        widths[item.depth] = max(widths[item.depth], _width_of(item.branch))
    lefts = [_MARGIN]
    for width in widths:
        lefts.append(lefts[-1] + width + _COLUMN_GAP)
    return lefts, widths


def _width_of(branch: Branch) -> int:
    name = width_of(branch.node.label) * _NAME_CHARACTER
    note = width_of(_note(branch)) * _NOTE_CHARACTER
    return min(_WIDEST, round(max(name, note)) + 2 * _PADDING)


def _box(item: _Placed, left: int, width: int) -> Box:
    room = width - 2 * _PADDING
    name = cut_to(item.branch.node.label, room / _NAME_CHARACTER + 1)
    return Box(item.branch.node, name, cut_to(_note(item.branch), room / _NOTE_CHARACTER + 1), left, item.y, width)


def _note(branch: Branch) -> str:
    """Below the name: that it is the origin, or how it passed the words on; then the day or number of its articles,
    of an origin the number of all that lead back to it."""
    node = branch.node
    how = "origin" if node.is_origin else node.aside or node.how.label
    n_articles = branch.n_behind if node.is_origin else branch.n_articles
    told = f"{n_articles} articles" if n_articles > 1 else "".join(branch.days.values())
    return " · ".join(filter(None, (how, told)))


def _line(start: Box, end: Box) -> str:
    x1, y1, x2, y2 = start.x + start.width, start.middle, end.x, end.middle
    if y1 == y2:
        return f"M{x1} {y1}H{x2}"
    half = (x1 + x2) // 2
    return f"M{x1} {y1}C{half} {y1} {half} {y2} {x2} {y2}"

"""The marks of lanes as SVG. Thousands of them are on a page, which is too many for a template's loops."""

from collections.abc import Iterator
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from claims.templatetags.winding import keeping
from claims.terms import Manner
from claims.timeline.lane_marks import Mark, Track
from claims.timeline.lanes import Lane

register = template.Library()

_SHAPES = {
    Manner.SAID: '<circle cx="{x}" cy="{y}" r="5.5"/>',
    Manner.REPORTED: '<path d="M{x} {y}m0-7 7 7-7 7-7-7z"/>',
    Manner.FILED: '<path d="M{x} {y}m-5-5h10v10h-10z"/>',
}
_HEAP_HEIGHT, _BAND_HEIGHT = 22, 8


@register.simple_tag(takes_context=True)
def lane_marks(context: template.Context, lane: Lane) -> SafeString:
    """Everything that stands in a lane: links with what they lead to as their title."""
    links = _Links(context)
    pieces = "".join(piece for track in lane.tracks for piece in _track(track, links))
    return mark_safe(pieces)  # nosec B703 # escaped piece by piece


class _Links:
    """Addresses of marks: of a claim's page, or of this page with another query."""

    def __init__(self, context: template.Context):
        self.before, _, self.after = keeping(context, "claim-detail", 0).partition("0")
        self.path = context["request"].path

    def of(self, mark: Mark) -> str:
        """Where a mark leads to."""
        return f"{self.before}{mark.number}{self.after}" if mark.number is not None else self.path + mark.query


def _track(track: Track, links: _Links) -> Iterator[str]:
    if track.top:
        yield f'<path class="between" d="M0 {track.top}h9999"/>'
    for point in track.points:
        (manner,) = point.manners
        yield _link(point, links, manner, _SHAPES[Manner(manner)].format(x=point.x, y=point.y))
    for heap in track.heaps:
        yield _link(heap, links, "heap", "".join(_heap(heap)))
    for band in track.bands:
        yield _link(band, links, f"band {band.manners.most_common(1)[0][0]}", "".join(_band(band)))


def _link(mark: Mark, links: _Links, kind: str, drawn: str) -> str:
    return f'<a class="{kind}" href="{escape(links.of(mark))}"><title>{escape(mark.label)}</title>{drawn}</a>'


def _heap(mark: Mark) -> Iterator[str]:
    """A box with the number in it, and under that the shares of the manners."""
    yield f'<rect class="box" x="{mark.x}" y="{mark.y + 1}" width="{mark.width}" height="{_HEAP_HEIGHT}" rx="4"/>'
    x = mark.x
    for manner in Manner:
        if n := mark.manners[manner]:
            width = mark.width * n / mark.n
            yield f'<rect class="{manner}" x="{x:.1f}" y="{mark.y + _HEAP_HEIGHT - 4}" width="{width:.1f}" height="5"/>'
            x += width
    yield f'<text x="{mark.x + mark.width / 2:.1f}" y="{mark.y + 14}">{mark.n:,}</text>'


def _band(mark: Mark) -> Iterator[str]:
    """A bar as long as the time; all of the line can be hit."""
    y = mark.y + (_HEAP_HEIGHT - _BAND_HEIGHT) / 2
    yield f'<rect class="hit" x="{mark.x}" y="{mark.y}" width="{mark.width}" height="{_HEAP_HEIGHT}"/>'
    yield f'<rect x="{mark.x}" y="{y}" width="{mark.width}" height="{_BAND_HEIGHT}" rx="4"/>'
    if mark.n > 1:
        yield f'<text x="{mark.x + 3}" y="{mark.y + 21}">{mark.n:,}</text>'

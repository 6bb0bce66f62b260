"""What the page shows on which an editor sets a telling right: the telling, its mates, and its place in the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Case, Model, QuerySet, When

from claims.models import Appearance, Claim, Snapshot, User
from claims.permissions import Gate
from claims.text.highlight import Segment, segments
from claims.text.passages import paragraphs
from claims.text.spans import Span
from claims.timeline.clocks import bounds

#: A text up to so long is shown whole; of a longer one the paragraphs around the words.
_SHORT = 3_000
#: So many tellings of a claim are offered to choose from.
MOST_TELLINGS = 50
#: Among so many of the latest changes is who saved last, and so long after that the machine may take to follow.
_MOST_EVENTS, _FOLLOWS = 10, timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a stored text in pieces, each knowing which of "content", "source", "cue" cover it."""

    start: int
    pieces: tuple[Segment, ...]
    is_whole: bool


def load_tellings(number: int, rows: QuerySet[Appearance], asked: int = 0) -> list[Appearance]:
    """Those of the ``rows`` that tell this claim, the one ``asked`` for first, then the earliest ones; one query."""
    rows = rows.filter(claim__number=number)
    rows = rows.select_related("claim", "speaker", "article__publisher", "first_snapshot")
    unread = ("search", "claim__search", "first_snapshot__text", "first_snapshot__html", "first_snapshot__pages")
    rows = rows.defer(*unread)
    return list(rows.order_by(Case(When(pk=asked, then=0), default=1), "article__published", "pk")[:MOST_TELLINGS])


def number_of(appearance: int) -> int | None:
    """The number of the claim that an appearance tells; None where it tells none."""
    return Appearance.objects.filter(pk=appearance).values_list("claim__number", flat=True).first()


@dataclass(frozen=True, slots=True)
class Saved:
    """Who changed a telling or its claim last, when and why; ``who`` is "" where it was the machine."""

    who: str = ""
    at: datetime | None = None
    reason: str = ""


def last_saved(row: Appearance) -> Saved:
    """The latest change of a telling, or of its claim, and who made it; at most three queries.

    What the machine did soon after somebody had saved followed from that: it is theirs.
    """
    events = [*_latest(Appearance, row.pk), *_latest(Claim, row.claim_id)]
    events.sort(key=lambda event: event.pgh_created_at, reverse=True)
    by_people = (event for event in events if events[0].pgh_created_at - event.pgh_created_at <= _FOLLOWS)
    event = next(filter(_user_of, by_people), events[0] if events else None)
    if event is None:
        return Saved()
    who = User.objects.filter(pk=_user_of(event)).values_list("username", flat=True).first()
    return Saved(who or "", event.pgh_created_at, _context_of(event).get("reason", ""))


def _latest(model: type[Model], pk: int) -> list[Model]:
    events = model.pgh_event_model.objects.filter(pgh_obj=pk).select_related("pgh_context")
    return list(events.order_by("-pgh_created_at", "-pgh_id")[:_MOST_EVENTS])


def _context_of(event: Model) -> dict:
    return (event.pgh_context and event.pgh_context.metadata) or {}


def _user_of(event: Model) -> int | None:
    return _context_of(event).get("user")


def find_version(gate: Gate, article: int, number: str) -> Snapshot | None:
    """The stored version of a visible article with this number, or its latest one; None where there is none."""
    rows = Snapshot.objects.filter(article__in=gate.articles(), article=article).select_related("article__publisher")
    if number:
        rows = rows.filter(number=int(number) if number.isascii() and number.isdecimal() and len(number) < 9 else 0)
    return rows.defer("html", "pages").order_by("-number").first()


def passage_of(text: str, marks: Iterable[tuple[str, Span | None]], *, whole: bool = False) -> Passage:
    """The paragraphs in which the marked places stand, with one more on either side; a short text is shown whole."""
    marks = [(name, span) for name, span in marks if span is not None]
    shown = Span(0, len(text)) if whole or len(text) <= _SHORT or not marks else _around(text, [s for _, s in marks])
    pieces = tuple(segments(text, marks, within=shown)) if len(shown) else ()
    return Passage(shown.start, pieces, len(shown) == len(text))


def anchor_day(snapshot: Snapshot) -> date | None:
    """The day on which the article came out, from which "last fall" is counted; None where there is not just one."""
    first, last = bounds(snapshot.article.published)
    return first if first == last else None


def _around(text: str, spans: list[Span]) -> Span:
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    parts = paragraphs(text)
    held = [n for n, part in enumerate(parts) if part.end > first and part.start < last]
    if not held:
        return Span(first, last)
    before, after = max(0, held[0] - 1), min(len(parts) - 1, held[-1] + 1)
    return Span(min(first, parts[before].start), max(last, parts[after].end))

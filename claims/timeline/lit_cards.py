"""Cards of a timeline that is searched, with the words that were found in them."""

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import TextField

from claims.models import Appearance
from claims.models.prepared import IsOneOf, Place, Prepared
from claims.text.highlight import Segment
from claims.text.spans import Span
from claims.timeline.cards import HIT, Card, Hit
from claims.timeline.filters import Filters
from claims.timeline.hits import lit, lit_segments
from claims.timeline.words import query_of


def light_up(cards: Sequence[Card], filters: Filters) -> list[Card]:
    """These cards, each with its hit where the filters search for words; one query then.

    The wording of a claim is only given where it was found by it: wound back, it may not have been known yet.
    """
    if not (filters.words and cards):
        return list(cards)
    found = {pk: (told, worded) for pk, told, worded in _lit_up(words=filters.words, ids=[*map(_telling, cards)])}
    by_wording = set(filters.found.worded.tolist())
    return [
        replace(card, hit=_hit(card, *found.get(_telling(card), ("", "")), card.claim.pk in by_wording))
        for card in cards
    ]


def _telling(card: Card) -> int:
    return card.appearance.pk


def _hit(card: Card, told: str, worded: str, is_worded: bool) -> Hit:
    spans = _spans(lit_segments(told), card.appearance.content)
    return Hit(spans, lit_segments(worded, HIT) if is_worded and not spans else [])


def _spans(pieces: list[Segment], text: str) -> tuple[Span, ...]:
    """Where the marked pieces stand in ``text``; nowhere, should they not be all of it."""
    if "".join(piece.text for piece in pieces) != text:
        return ()
    spans, start = [], 0
    for piece in pieces:
        end = start + len(piece.text)
        if piece.marks:
            spans.append(Span(start, end))
        start = end
    return tuple(spans)


def _words_of_cards() -> Prepared:
    query = query_of(Place("words", TextField()))
    rows = Appearance.objects.filter(IsOneOf("pk", Place("ids"))).order_by()
    return Prepared(rows.values_list("pk", lit("content", query), lit("claim__wording", query)))


_lit_up = _words_of_cards()

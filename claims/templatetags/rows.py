"""The rows of a timeline's table and the items of its printout as markup, kept with the cards that they are made of."""

from collections.abc import Iterator

from django import template
from django.template.defaultfilters import truncatechars
from django.utils.safestring import SafeString, mark_safe

from claims.templatetags.cards import kept_with_card, linked_parties, quoted, worded
from claims.templatetags.chains import linked
from claims.templatetags.clocks import clock, day
from claims.templatetags.markup import joined, markup
from claims.templatetags.tellings import lead_in, lit, status_badge
from claims.templatetags.winding import keeping
from claims.terms import Status
from claims.text.highlight import segments
from claims.text.spans import Span
from claims.timeline.cards import HIT, Card
from claims.timeline.chains import in_words
from claims.timeline.contests import Contest

register = template.Library()

LONGEST_CELL = 240

_ROW = """<tr>
  <td class="number">{day}</td>
  <td class="who">{speaker}</td>
  <td class="words"><a href="{page}">{before}{words}</a>{wording}</td>
  <td class="who">{about}</td>
  <td class="who"><a href="{article}">{outlet}</a></td>
  <td><span class="{manner}">{how}</span></td>
  <td>{certainty}</td>
  <td class="number">{n_articles}</td>
  <td class="number">{n_origins}</td>
  <td>{status}{disputed}</td>
</tr>
"""
_DISPUTED = ' <span class="contest">✕ disputed by {}</span>'
#: An item of the printout before the number of its source, and after it.
_BEFORE_NOTE = """<li class="{}">
  <p><b class="when">{}</b> <bdi>{}</bdi>:
    <q>{}</q>{}
"""
_NOTE = '    <a class="note" href="#source-{}">[{}]</a></p>\n'
_AFTER_NOTE = """  <p class="tags"><span>{}</span></p>
  {}
</li>
"""


@register.simple_tag(takes_context=True)
@kept_with_card
def table_row(context: template.Context, card: Card) -> SafeString:
    """One claim as a row of the table."""
    return markup(
        _ROW,
        day=_day_of(card) or "unknown",
        speaker=linked(context, card.chain[0]) if card.chain else "",
        page=keeping(context, "claim-detail", card.claim.number),
        before=lead_in(card.appearance),
        words=_short(card),
        wording=worded(card),
        about=linked_parties(context, card.about),
        article=keeping(context, "article-detail", card.article.pk),
        outlet=card.article.publisher,
        manner=card.manner,
        how=card.how_told,
        certainty=card.certainty.label,
        n_articles=f"{card.tellings.n_articles:,}",
        n_origins=f"{card.tellings.n_origins:,}",
        status=status_badge(card.status, under=True),
        disputed=markup(_DISPUTED, len(card.contests)) if card.contests else "",
    )


def _short(card: Card) -> SafeString | str:
    """The words of a card as long as a cell is, those that were searched for lit up."""
    words = card.appearance.content
    if not card.hit:
        return truncatechars(words, LONGEST_CELL)
    end = len(words) if len(words) <= LONGEST_CELL else LONGEST_CELL - 1
    found = lit(segments(words, [(HIT, span) for span in card.hit.spans], within=Span(0, end)))
    return found if end == len(words) else markup("{}…", found)


@register.simple_tag(takes_context=True)
def printed(context: template.Context, card: Card, source: int) -> SafeString:
    """One claim on paper; ``source`` is the number of its article among the sources."""
    before, after = _around_note(context, card)
    return before + markup(_NOTE, source, source) + after


@kept_with_card
def _around_note(context: template.Context, card: Card) -> tuple[SafeString, SafeString]:
    before = markup(_BEFORE_NOTE, card.manner, _day_of(card), in_words(card.chain), quoted(card), worded(card))
    contests = joined(map(_contest_on_paper, card.first_contests))
    return before, markup(_AFTER_NOTE, joined(_tags_on_paper(card), mark_safe("</span>\n  <span>")), contests)


def _day_of(card: Card) -> SafeString | str:
    return clock(card.when, card.why) if card.when else day(card.day)


def _tags_on_paper(card: Card) -> Iterator[str]:
    yield card.how_told
    if card.is_hedged:
        yield f"hedged: {card.certainty.label}"
    yield card.tellings.counted
    yield Status(card.status).label
    yield f"claim {card.claim.number}"


def _contest_on_paper(contest: Contest) -> SafeString:
    relation, on = contest.relation, contest.published_on
    return markup(
        '<p class="contested"><bdi>{}</bdi> {} this{}: <bdi>{}</bdi> (claim {}{})</p>',
        relation.claim.speaker or "Somebody unnamed",
        relation.get_kind_display(),
        markup(", {}", day(on)) if on else "",
        relation.claim.wording,
        relation.claim.number,
        "; that it does is not yet checked" if relation.status == Status.SUGGESTED else "",
    )

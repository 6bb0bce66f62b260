"""The cards of a timeline as markup, made once and kept with them. A template's loop takes too long for them."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache, wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from django import template
from django.template.defaultfilters import capfirst
from django.utils.safestring import SafeString

from claims.templatetags.chains import linked, who_told_whom
from claims.templatetags.clocks import clock, day, day_beside
from claims.templatetags.markup import joined, markup
from claims.templatetags.tellings import embargo_badge, lead_in, lit, outside, status_badge
from claims.templatetags.winding import keeping
from claims.terms import Certainty, Clock, Manner, Status
from claims.timeline.cards import Card, Day, Tellings
from claims.timeline.contests import Contest
from claims.timeline.names import Named

register = template.Library()

Made = TypeVar("Made")

#: Its preview asks by the form "beside" of the page.
_CARD = """{day}
<article class="claim" aria-labelledby="claim-{number}">
  {chain}
  <blockquote id="claim-{number}"><a href="{page}" aria-keyshortcuts="o">{words}</a></blockquote>{wording}
  <p class="tags">
    {tags}
  </p>
  <p class="foot-row">
    {status}{embargo}
    <span class="links">
      <button class="plain beside" type="submit" form="beside" name="show" value="{number}"
              id="beside-{number}">Preview</button>
      <a href="{page}#evidence-{appearance}" aria-keyshortcuts="e">Evidence</a>
      {source}
    </span>
  </p>
  {contests}
</article>
"""
_CONTEST = """<div class="reply">
    <p class="chain"><span class="contest">{kind} this</span>{speaker}{via}{day}{unchecked}</p>
    <a href="{page}">{wording}</a>
  </div>
"""


def kept_with_card(draw: Callable[[template.Context, Card], Made]) -> Callable[[template.Context, Card], Made]:
    """What ``draw`` makes of a card goes when the card is kept no longer: when the data changed, or others came.

    Hence it is made of the card alone, and of the day to which its gate was wound back, which its links keep.
    """
    made: WeakKeyDictionary[Card, Made] = WeakKeyDictionary()

    @wraps(draw)
    def drawn(context: template.Context, card: Card) -> Made:
        found = made.get(card)
        if found is None:
            found = made[card] = draw(context, card)
        return found

    return drawn


@register.simple_tag(takes_context=True)
def drawn(context: template.Context, days: list[Day], shown: Card | None) -> SafeString:
    """The items of a list with the cards of these days; the evidence of one that is ``shown`` stands beside them."""
    return joined(
        markup('<li class="{}{}{}">{}</li>\n', *_classes(card, place, shown), _drawn(context, card))
        for each in days
        for place, card in enumerate(each.cards)
    )


def _classes(card: Card, place: int, shown: Card | None) -> tuple[str, str, str]:
    return card.manner, " again" if place else "", " shown" if card is shown else ""


@kept_with_card
def _drawn(context: template.Context, card: Card) -> SafeString:
    """A card with its day before it."""
    page = keeping(context, "claim-detail", card.claim.number)
    address = card.article.canonical_url
    return markup(
        _CARD,
        day=_day_of(card),
        number=card.claim.number,
        chain=who_told_whom(context, card.chain, card.entry.affiliation),
        words=quoted(card),
        wording=worded(card),
        tags=joined(_tags(context, card, page), "\n    "),
        status=status_badge(card.status),
        embargo=embargo_badge(card.entry),
        page=page,
        appearance=card.appearance.pk,
        source=outside(address, "Source", "s") if address else "",
        contests=joined(_contest(context, contest) for contest in card.first_contests),
    )


def quoted(card: Card) -> SafeString:
    """The words of a card, with what they lack before them, those that hedge or negate lit up."""
    return lead_in(card.appearance) + lit(card.quotation)


def worded(card: Card) -> SafeString | str:
    """How the claim is worded, where words that were searched for stand only there."""
    if not (card.hit and card.hit.wording):
        return ""
    return markup('\n  <p class="ev"><span class="cue">As a claim:</span> {}</p>', lit(card.hit.wording))


def linked_parties(context: template.Context, parties: list[Named]) -> SafeString:
    """Links to the pages of parties."""
    return joined(
        (markup('<a href="{}">{}</a>', keeping(context, "party-detail", party.slug), party.name) for party in parties),
        ", ",
    )


def _day_of(card: Card) -> SafeString | str:
    """The day at which it stands, or the words for a longer time."""
    if card.when:
        return markup('<span class="day fuzzy">{}</span>', clock(card.when, card.why))
    return day_beside(card.day) if card.day else ""


def _tags(context: template.Context, card: Card, page: str) -> Iterator[SafeString]:
    telling, article = card.appearance, card.article
    yield _how_told(card.manner, card.how_told)
    if card.about:
        yield markup("<span>about {}</span>", linked_parties(context, card.about))
    if card.is_hedged:
        yield _hedged(card.certainty)
    if telling.negated and not telling.is_denial:
        yield markup("<span>{}</span>", "negative statement")
    if card.by != Clock.HAPPENED and telling.happened:
        yield markup("<span>happened {}</span>", clock(telling.happened, telling.happened_why))
    if card.by != Clock.PUBLISHED and article.published:
        yield markup("<span>published {}</span>", clock(article.published, article.published_why))
    if card.contests:
        yield markup('<a class="contest" href="{}">✕ disputed by {}</a>', page, len(card.contests))
    yield _echo(card.tellings)


@cache
def _how_told(manner: Manner, words: str) -> SafeString:
    return markup('<span class="tag {}">{}</span>', manner, words)


@cache
def _hedged(certainty: Certainty) -> SafeString:
    return markup("<span>hedged: {}</span>", certainty.label)


@lru_cache(maxsize=1_000)
def _echo(tellings: Tellings) -> SafeString:
    return markup('<span class="echo">⟳ {}</span>', tellings.counted)


def _contest(context: template.Context, contest: Contest) -> SafeString:
    claim, status = contest.relation.claim, contest.relation.status
    return markup(
        _CONTEST,
        kind=capfirst(contest.relation.get_kind_display()),
        speaker=markup(" <b>{}</b>", claim.speaker) if claim.speaker else "",
        via=joined(markup(' <i aria-hidden="true">→</i> {}', linked(context, node)) for node in contest.chain[1:]),
        day=markup(" · {}", day(contest.published_on)) if contest.published_on else "",
        unchecked=markup(" {}", status_badge(status, short=True)) if status == Status.SUGGESTED else "",
        page=keeping(context, "claim-detail", claim.number),
        wording=claim.wording,
    )

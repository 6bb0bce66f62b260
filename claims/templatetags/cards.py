"""The cards of a timeline as markup, made once and kept with them."""

from weakref import WeakKeyDictionary

from django import template
from django.utils.safestring import SafeString

from claims.timeline.cards import Card

register = template.Library()

_MADE: WeakKeyDictionary[Card, SafeString] = WeakKeyDictionary()


@register.simple_tag(takes_context=True)
def drawn(context: template.Context, card: Card) -> SafeString:
    """A card with its day before it. It goes when the card is kept no longer: when the data changed, or others came.

    Hence it is made of the card alone, and of the day to which its gate was wound back, which its links keep.
    """
    made = _MADE.get(card)
    if made is None:
        own = context.new({"card": card, "request": context["request"]})
        made = _MADE[card] = context.template.engine.get_template("partials/_card.html").render(own)
    return made

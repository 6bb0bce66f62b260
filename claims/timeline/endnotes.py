"""The numbered sources at the end of a printed timeline."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.models import Article
from claims.timeline.cards import Card


@dataclass(frozen=True, slots=True)
class Endnotes:
    """Articles in the order in which the cards cite them; the first has number 1."""

    articles: list[Article]
    numbers: dict[int, int]

    def number(self, article: Article) -> int:
        """The number of an article that one of the cards cites."""
        return self.numbers[article.pk]


def number_sources(cards: Iterable[Card]) -> Endnotes:
    """Every article once, however many of the cards rest on it."""
    articles = list({card.article.pk: card.article for card in cards}.values())
    return Endnotes(articles, {article.pk: number for number, article in enumerate(articles, 1)})

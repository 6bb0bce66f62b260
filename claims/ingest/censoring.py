"""What was taken down by legal order is blacked out in what comes in, before anything of it is stored."""

from dataclasses import replace

from claims.models import Article, Publisher
from claims.models.taking_down import Censor
from claims.parsing.pages import ParsedPage


def censored(page: ParsedPage, article: Article | None, publisher: Publisher) -> tuple[ParsedPage, Censor]:
    """The page of an article, or of a text that may be new, as it may be stored; and what was found in it.

    One query. The HTML of a page in which something was found goes: nothing of it is shown.
    """
    censor = Censor.of_article(article, publisher)
    if not censor.taken:
        return page, censor
    text = censor.cover(page.text)
    beside = Censor(censor.taken)
    html = "" if censor.found or beside.cover(page.html) != page.html else page.html
    links = tuple(replace(link, words=beside.cover(link.words)) for link in page.links)
    names = {"headline": beside.cover(page.headline), "byline": beside.cover(page.byline)}
    return replace(page, text=text, html=html, links=links, **names), censor

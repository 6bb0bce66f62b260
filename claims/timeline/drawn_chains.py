"""The picture of who told whom, from tellings in full."""

from collections.abc import Sequence

from claims.timeline import clocks
from claims.timeline.chain_map import ChainMap, draw
from claims.timeline.chain_tree import lead_back
from claims.timeline.tellings_in_full import ToldInFull


def picture_of(tellings: Sequence[ToldInFull]) -> ChainMap | None:
    """Every chain by way of its origin; None where there is nothing to draw."""
    rows = [told.appearance for told in tellings]
    chains = lead_back([(told.chain, told.appearance.origin and told.appearance.origin.key) for told in tellings])
    return draw((chain, row.article_id, _day(row.article)) for row, chain in zip(rows, chains, strict=True))


def _day(article) -> str:
    return clocks.label(article.published, article.published_why)

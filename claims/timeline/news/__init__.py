"""What is new in a dispute: what one viewer has been able to see since a moment, and not before."""

from claims.timeline.news.page import NewsPage, load_news
from claims.timeline.news.parts import Part

__all__ = ["NewsPage", "Part", "load_news"]

"""Words that somebody searches for, as PostgreSQL understands them."""

from django.contrib.postgres.search import SearchQuery
from django.db.models import Expression

CONFIG = "english"


def query_of(words: str | Expression) -> SearchQuery:
    """What somebody searches for, as they wrote it."""
    return SearchQuery(words, search_type="websearch", config=CONFIG)

"""Rows to joined rows: parties, chains, claims across articles, origins, disputes."""

from claims.linking.again import link_again
from claims.linking.articles import link_article, lock_linking

__all__ = ["link_again", "link_article", "lock_linking"]

"""Rows to joined rows: parties, chains, claims across articles, origins, disputes."""

from claims.linking.again import link_again
from claims.linking.articles import link_article
from claims.linking.corrected import link_corrected
from claims.linking.outlets import suggest_outlets
from claims.linking.placement import place_all
from claims.linking.regrouped import settle_outlet, settle_party
from claims.linking.relinking import Mark, relink, relink_article
from claims.models.locks import lock_linking

__all__ = [
    "Mark",
    "link_again",
    "link_article",
    "link_corrected",
    "lock_linking",
    "place_all",
    "relink",
    "relink_article",
    "settle_outlet",
    "settle_party",
    "suggest_outlets",
]

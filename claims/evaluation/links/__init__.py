"""How well claims are joined across articles: groups, disputes and origins that people marked, against those found.

`gold` reads a folder's `links.json` and `lookalikes.json`, `answer` is what a linking gives back, `pairs` counts pairs
of claims, `origins` compares numbers, `baselines` does the same work with next to nothing, and `report` sums it up.
A claim is named as ``ARTICLE#INDEX``, INDEX counting the claims of that article's gold from 0.
"""

from claims.evaluation.links.answer import Answer, Linked
from claims.evaluation.links.gold import Group, LinkFolder, load_links
from claims.evaluation.links.report import LinkReport, score_links

__all__ = ["Answer", "Group", "LinkFolder", "LinkReport", "Linked", "load_links", "score_links"]

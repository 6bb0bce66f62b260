"""The format of the polnear folder: attributions as content, speaker as mentioned, and kind.

`folder` reads it, `items` turns gold and found into sets of words, `speakers` says when two mentions are one, and
`claims` and `coverage` count.
"""

from typing import Any

from claims.evaluation.counts import ArticleScore
from claims.evaluation.folders import Article
from claims.evaluation.polnear.claims import score_claims
from claims.evaluation.polnear.coverage import score_coverage
from claims.evaluation.polnear.items import found_items, gold_items

QUOTED = ("direct", "mixed")


def score_all(article: Article, found: dict[str, Any]) -> ArticleScore:
    """Counts attributions of all kinds, and the words that they cover.

    The gold marks what people want, ask and favour as well as what they claim, so both are handed in.
    """
    return _scored(article, found["claims"] + found["attitudes"])


def score_claims_alone(article: Article, found: dict[str, Any]) -> ArticleScore:
    """The same with what was found to be claimed alone."""
    return _scored(article, found["claims"])


def score_quoted(article: Article, found: dict[str, Any]) -> ArticleScore:
    """Counts only those with quoted words in them."""
    quoted = [attitude for attitude in found["attitudes"] if attitude["kind"] in QUOTED]
    gold, predicted = gold_items(article.text, article.gold), found_items(article.text, found["claims"] + quoted)
    return score_claims(gold, predicted, QUOTED)


def _scored(article: Article, found: list[dict[str, Any]]) -> ArticleScore:
    gold, predicted = gold_items(article.text, article.gold), found_items(article.text, found)
    claims = score_claims(gold, predicted)
    return ArticleScore({**claims.counts, **score_coverage(gold, predicted)}, claims.judged)

"""The format of the dispute folder: claims with speaker, kind, chain and flags; parties; times.

`folder` reads it, `names` says when two names are one, and `claims`, `parties` and `times` count.
"""

from typing import Any

from claims.evaluation.counts import ArticleScore
from claims.evaluation.dispute.claims import score_claims
from claims.evaluation.dispute.names import forms_of
from claims.evaluation.dispute.parties import score_parties
from claims.evaluation.dispute.times import score_times
from claims.evaluation.folders import Article


def score_article(article: Article, found: dict[str, Any]) -> ArticleScore:
    """Counts what of the article's gold is in `found`, the JSON that `extract` prints for its text."""
    forms = forms_of(article.gold["parties"])
    claims = score_claims(article.text, article.gold, found["claims"], forms)
    counts = {
        **claims.counts,
        **score_parties(article.gold, found["parties"], forms),
        **score_times(article.gold, found["times"]),
    }
    return ArticleScore(counts, claims.judged, claims.n_ignored)

"""How sure we are that a claim is one, in these words: a sum of log-odds that anybody can read and change.

The table `data/confidence.tsv` gives each rule its own odds and a few properties what they add or take. The numbers
were set by hand, in steps of a quarter, from how often the finds of each rule held on annotated articles; nothing is
learnt from texts. `manage.py evaluate` prints a reliability table that shows whether they still mean what they say.
"""

import math
from functools import cache

from claims.extraction.reading import Draft
from claims.extraction.wordlists import read_table
from claims.terms import CueClass

FEW_WORDS, MANY_WORDS = 4, 60


def confidence_of(draft: Draft, n_words: int) -> float:
    """The share, 0 to 1, of claims like this one that hold; `n_words` is the length of its content."""
    log_odds = sum(_weights()[feature] for feature in _features(draft, n_words))
    return round(1 / (1 + math.exp(-log_odds)), 2)


def _features(draft: Draft, n_words: int) -> list[str]:
    """The names of what counts for and against this draft."""
    found = [draft.rule]
    if draft.first().source is None:
        found.append("no source")
    if draft.cue is not None and draft.cue.entry.cue_class is CueClass.BELIEF:
        found.append("belief")
    if n_words <= FEW_WORDS:
        found.append("few words")
    if n_words >= MANY_WORDS and draft.rule not in ("direct", "carried-over"):
        found.append("many words")
    return found


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["log_odds"]) for row in read_table("confidence")}

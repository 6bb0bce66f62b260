"""The words that stand in some attribution, whatever its bounds: where does the gold say so, where does the extraction?

Unlike counts of attributions this is blind to where one ends and the next begins, on which annotators differ.
"""

from collections.abc import Sequence

from claims.evaluation.counts import Hits
from claims.evaluation.polnear.items import Item
from claims.evaluation.polnear.speakers import same_mention


def score_coverage(gold: Sequence[Item], found: Sequence[Item]) -> dict[str, Hits]:
    """Counts words covered, and of those the ones with the right speaker: any that the gold gives this word."""
    expected, covered = _by_word(gold), _by_word(found)
    common = expected.keys() & covered.keys()
    n_same = sum(_right_speaker(expected[word], covered[word][0]) for word in common)
    return {
        "words_covered": Hits(len(common), len(covered), len(expected)),
        "words_covered_and_speaker": Hits(n_same, len(covered), len(expected)),
    }


def _by_word(items: Sequence[Item]) -> dict[int, list[Item]]:
    """The items that each word stands in, in their order; of several found ones, the first answers for the word."""
    by_word: dict[int, list[Item]] = {}
    for item in items:
        for word in item.tokens:
            by_word.setdefault(word, []).append(item)
    return by_word


def _right_speaker(gold: list[Item], found: Item) -> bool:
    return any(same_mention(item.speaker, found.speaker) for item in gold)

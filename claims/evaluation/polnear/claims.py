"""Attributions: whether the content was found, and whether the speaker is right, by a loose and a strict measure."""

from collections.abc import Collection, Iterable, Sequence

from claims.evaluation.counts import ArticleScore, Counts, Hits, Judged, Trials, add_up
from claims.evaluation.matching import Pair, match
from claims.evaluation.polnear.items import KINDS, Item
from claims.evaluation.polnear.speakers import same_mention
from claims.evaluation.tokens import share_of_larger

RELAXED = 0.3
STRICT = 0.8
FEWEST_WORDS = 3  # shorter pieces ("he said, ‘No’") are left out on both sides


def score_claims(gold: Sequence[Item], found: Sequence[Item], kinds: Collection[str] = ()) -> ArticleScore:
    """Counts attributions; with `kinds`, those of these kinds alone.

    The gold's annotators marked far more than speech, so that loose matches (RELAXED) count for as much here as
    strict ones.
    """
    gold, found = _long_enough(gold), _long_enough(found)
    if kinds:
        gold, found = _of_kinds(gold, found, kinds)
    pairs = _pairs(gold, found)
    strict = [pair for pair in pairs if pair.overlap >= STRICT]
    counts = {
        **_counts("relaxed", pairs, gold, found),
        **_recalls("relaxed", pairs, gold, kinds or KINDS),
        **_counts("strict", strict, gold, found),
        **_recalls("strict", strict, gold, kinds or KINDS),
    }
    return ArticleScore(counts, tuple(_judged(pairs, gold, found)))


def _long_enough(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if len(item.tokens) >= FEWEST_WORDS]


def _of_kinds(gold: list[Item], found: list[Item], kinds: Collection[str]) -> tuple[list[Item], list[Item]]:
    """The gold of these kinds, and what was found save for what touches only gold of other kinds: it may be right."""
    wanted = [item for item in gold if item.kind in kinds]
    other = frozenset().union(*(item.tokens for item in gold if item.kind not in kinds))
    matched = {pair.found for pair in _pairs(wanted, found)}
    return wanted, [item for j, item in enumerate(found) if j in matched or not item.tokens & other]


def _pairs(gold: Sequence[Item], found: Sequence[Item]) -> list[Pair]:
    return match([item.tokens for item in gold], [item.tokens for item in found], share_of_larger, RELAXED)


def _counts(measure: str, pairs: list[Pair], gold: list[Item], found: list[Item]) -> Counts:
    n_same = sum(_same(pair, gold, found) for pair in pairs)
    return {
        f"{measure}_content": Hits(len(pairs), len(found), len(gold)),
        f"{measure}_content_and_speaker": Hits(n_same, len(found), len(gold)),
        f"{measure}_speaker_accuracy": Trials(n_same, len(pairs)),
    }


def _recalls(measure: str, pairs: list[Pair], gold: list[Item], kinds: Collection[str]) -> Counts:
    """By kind, how much of the gold was found; in the order of `kinds`, also where an article has none of one."""
    matched = {pair.gold for pair in pairs}
    none = {f"{measure}_recall_{kind}": Trials() for kind in kinds}
    return add_up([none, *({f"{measure}_recall_{one.kind}": Trials.of(i in matched)} for i, one in enumerate(gold))])


def _same(pair: Pair, gold: list[Item], found: list[Item]) -> bool:
    return same_mention(gold[pair.gold].speaker, found[pair.found].speaker)


def _judged(pairs: list[Pair], gold: list[Item], found: list[Item]) -> Iterable[Judged]:
    by_found = {pair.found: pair for pair in pairs}
    for j, item in enumerate(found):
        pair = by_found.get(j)
        yield Judged(item.confidence, pair is not None, pair is not None and _same(pair, gold, found))

"""All figures of one linking, each beside what the simplest rules reach on the same claims."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from claims.evaluation.counts import Trials
from claims.evaluation.figures import Accuracy, Balance, accuracy_of
from claims.evaluation.links.answer import Answer
from claims.evaluation.links.baselines import Likeness, Ranked, best_cut, ranked, word_overlap
from claims.evaluation.links.gold import LinkFolder
from claims.evaluation.links.origins import always_one, best_title_match, by_linking, origin_figure
from claims.evaluation.links.pairs import Pair, folded, pair_figures, pairs_within

LINKING = "linking"

#: What found some pairs → the pairs.
Found = Mapping[str, Set[Pair]]


@dataclass(frozen=True, slots=True)
class LinkReport:
    """Figures by the name of what made them, ours first. Without look-alikes in the folder those rest on no case."""

    folder: LinkFolder
    same: tuple[Balance, ...]
    disputes: tuple[Balance, ...]
    origins: tuple[Accuracy, ...]
    lookalikes: tuple[Accuracy, ...]


def score_links(folder: LinkFolder, answer: Answer, vectors: Likeness) -> LinkReport:
    """What of the folder's groups, disputes and origins is in the answer; `vectors` says how near two claims are."""
    likenesses = {"word overlap": word_overlap(folder.contents), "vectors": vectors}
    alike = {name: ranked(folder.contents, likeness) for name, likeness in likenesses.items()}
    gold = pairs_within(group.members for group in folder.groups)
    same = {LINKING: pairs_within(group.members for group in answer.groups), **_alike(gold, alike)}
    disputes = {LINKING: answer.pairs, **_alike(folder.disputes, alike)}
    return LinkReport(
        folder=folder,
        same=tuple(pair_figures(name, gold, pairs) for name, pairs in same.items()),
        disputes=_dispute_figures(folder, disputes),
        origins=_origin_figures(folder, answer),
        lookalikes=tuple(_kept_apart(name, folder.lookalikes, pairs) for name, pairs in same.items()),
    )


def _alike(gold: Set[Pair], alike: Mapping[str, Sequence[Ranked]]) -> dict[str, Set[Pair]]:
    """What each likeness alone finds with its best threshold, which is told in the name."""
    cuts = {name: best_cut(pairs, gold) for name, pairs in alike.items()}
    return {
        f"{name} alone" + ("" if cut.least is None else f", from {cut.least:.2f}"): cut.pairs
        for name, cut in cuts.items()
    }


def _dispute_figures(folder: LinkFolder, found: Found) -> tuple[Balance, ...]:
    """An optional dispute that was found counts neither way."""
    group_of = folder.group_of
    gold = folded(folder.disputes, group_of)
    optional = folded(folder.optional_disputes, group_of) - gold
    return tuple(pair_figures(name, gold, folded(pairs, group_of) - optional) for name, pairs in found.items())


def _origin_figures(folder: LinkFolder, answer: Answer) -> tuple[Accuracy, ...]:
    counters = {
        LINKING: by_linking(answer.groups),
        "always 1": always_one,
        "title match alone": best_title_match(folder.groups, word_overlap(folder.titles)),
    }
    return tuple(origin_figure(name, folder.groups, count) for name, count in counters.items())


def _kept_apart(name: str, lookalikes: Set[Pair], joined: Set[Pair]) -> Accuracy:
    trials = [Trials.of(pair not in joined) for pair in lookalikes]
    return accuracy_of(name, sum(trials, Trials()))
